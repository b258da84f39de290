import { LedgerError } from '#shared/errors.ts';
import { type CompletenessBoard, reminderText } from '#shared/exchange/completeness.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { type CommandDefinition, flagOf, maybeText } from './command.ts';
import { lines } from './said.ts';

const words: Record<CompletenessBoard['units'][number]['cells'][number]['state'], string> = {
  accepted: '已接收',
  accepted_with_problems: '已接收，待改',
  returned: '已退回',
  disputed: '待裁定',
  gap: '缺报',
  late: '逾期未报',
  awaited: '未到期',
  none: '—',
};

export const reportCompleteness: CommandDefinition = {
  name: 'report completeness',
  summary: '各单位各月的报送情况、按时率和催报名单',
  options: [
    { usage: '--months <N>', help: '看最近几个月，默认 6' },
    { usage: '--late', help: '只列没有按时的单位和月份' },
    { usage: '--reminder', help: '只要催报名单，供复制' },
  ],
  json: '{today, months:[{period, due}], units:[{code, name, enrolled, until, cells:[{period, due, extended, state, onTime, first, latest}], rate:{due, onTime, received}}], rates:[{period, due, onTime, received}], reminder}',
  remarks: [
    '报送率为收到的 ÷ 应报的，按时率为按时收到的 ÷ 应报的；批复延期的，按延期后的期限算。证书撤销了、没有新证书的单位，until 是撤销的日期，期限在这以后的月份不再应报。--late 列出按时率后面的名单。',
  ],
  finds: '有逾期、缺报、退回或待裁定的',
  async run(given, context) {
    const months = Number(maybeText(given, 'months') ?? 6);
    if (!Number.isInteger(months) || months < 1 || months > 36) throw new LedgerError('USAGE', { reason: '--months 是 1 到 36 的整数。' });
    const board = await (await context.ledger()).call('exchange.completeness', { months });
    const reminder = reminderText(board);
    const owing = board.units.some(({ cells }) => cells.some(({ state }) => ['late', 'gap', 'returned', 'disputed'].includes(state)));
    return {
      json: { ...board, reminder },
      text: flagOf(given, 'reminder') ? reminder : lines(...(flagOf(given, 'late') ? lateLines(board) : boardLines(board))),
      status: owing ? 1 : 0,
    };
  },
};

const rateText = ({ due, received, onTime }: CompletenessBoard['units'][number]['rate']) =>
  due > 0 ? `，报送 ${received}/${due}，按时 ${onTime}/${due}` : '';

function boardLines({ months, units, rates }: CompletenessBoard): string[] {
  const byMonth = months.flatMap(({ period, due }) => {
    const rate = rates.find((one) => one.period === period);
    return [
      `${period}（期限 ${due}）${rate ? rateText(rate) : ''}`,
      ...units.flatMap(({ name, enrolled, cells }) => {
        const cell = cells.find((one) => one.period === period);
        if (!cell || cell.state === 'none') return enrolled ? [] : [`  ${name}：未授权`];
        const extended = cell.extended ? `（延期至 ${cell.due}）` : '';
        return [`  ${name}：${words[cell.state]}${cell.first !== null && cell.onTime === false ? '（迟报）' : ''}${extended}`];
      }),
    ];
  });
  return [...byMonth, '各单位', ...units.flatMap(({ name, rate }) => (rate.due > 0 ? [`  ${name}${rateText(rate)}`] : []))];
}

const lateLines = ({ units }: CompletenessBoard): string[] =>
  units.flatMap(({ name, cells }) =>
    cells
      .filter(({ onTime }) => onTime === false)
      .map(
        ({ period, due, first, state }) =>
          `${name} ${period}（期限 ${due}）：${first === null ? words[state] : `${chinaTime(first)} 收到`}`,
      ),
  );

import { LedgerError } from '#shared/errors.ts';
import { type CompletenessBoard, reminderText } from '#shared/exchange/completeness.ts';
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
    { usage: '--reminder', help: '只要催报名单，供复制' },
  ],
  json: '{today, months:[{period, due}], units:[{code, name, enrolled, cells:[{period, state, onTime, first, latest}]}], rates:[{period, due, onTime, received}], reminder}',
  finds: '有逾期、缺报、退回或待裁定的',
  async run(given, context) {
    const months = Number(maybeText(given, 'months') ?? 6);
    if (!Number.isInteger(months) || months < 1 || months > 36) throw new LedgerError('USAGE', { reason: '--months 是 1 到 36 的整数。' });
    const board = await (await context.ledger()).call('exchange.completeness', { months });
    const reminder = reminderText(board);
    const owing = board.units.some(({ cells }) => cells.some(({ state }) => ['late', 'gap', 'returned', 'disputed'].includes(state)));
    return {
      json: { ...board, reminder },
      text: flagOf(given, 'reminder') ? reminder : lines(...boardLines(board)),
      status: owing ? 1 : 0,
    };
  },
};

function boardLines({ months, units, rates }: CompletenessBoard): string[] {
  return months.flatMap(({ period, due }) => {
    const rate = rates.find((one) => one.period === period);
    const told = rate && rate.due > 0 ? `，按时 ${rate.onTime}/${rate.due}` : '';
    return [
      `${period}（期限 ${due}）${told}`,
      ...units.flatMap(({ name, enrolled, cells }) => {
        const cell = cells.find((one) => one.period === period);
        if (!cell || cell.state === 'none') return enrolled ? [] : [`  ${name}：未授权`];
        return [`  ${name}：${words[cell.state]}${cell.first !== null && cell.onTime === false ? '（迟报）' : ''}`];
      }),
    ];
  });
}

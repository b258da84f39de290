import { LedgerError } from '#shared/errors.ts';
import { type CommandDefinition, flagOf, maybeText, textOf } from './command.ts';
import { readDocument } from './files.ts';
import { lines, placeLine } from './said.ts';

const outcomes: Readonly<Record<string, string>> = { accepted: '接收', accepted_with_problems: '接收但待改', returned: '退回' };
const takenTexts = { now: '', before: '（以前导入过）', superseded: '（这一份已被更晚的回执代替，没有采用）' } as const;
const states: Readonly<Record<string, string>> = { open: '待处理', mended: '已改', answered: '已答复' };

export const receiptAccept: CommandDefinition = {
  name: 'receipt accept',
  summary: '导入上级的回执（.lxrcpt）',
  arguments: [{ usage: '<FILE>', help: '回执' }],
  json: '{period, outcome, problems, taken: now|before|superseded}',
  remarks: [
    'taken：now 这次采用，before 以前导入过同一份，superseded 已有更晚的一份代替它，没有改动；结论和待改数都是现在有效的那一份的。',
  ],
  async run(given, context) {
    const { period, outcome, problems, taken } = await (await context.ledger()).call(
      'exchange.acceptReceipt',
      readDocument(context.path(textOf(given, 'FILE'))),
    );
    return {
      json: { period, outcome, problems, taken },
      text: `${period} 上级${outcomes[outcome] ?? outcome}${problems > 0 ? `，待改 ${problems} 处` : ''}${takenTexts[taken]}`,
    };
  },
};

export const receiptList: CommandDefinition = {
  name: 'receipt list',
  summary: '回执列出的要改的地方，和已经怎样答复',
  options: [{ usage: '--period <YYYY-MM>', help: '只看一个月' }],
  json: '{items:[{key, package, period, revision, table, id, field, message, rule, state, text, delivered}]}',
  finds: '有待处理的',
  remarks: ['state：open 待处理，mended 已改，answered 已答复；rule 为 remark 的是上级的审核意见；delivered：上级已经收到答复。'],
  async run(given, context) {
    const { receipts } = await (await context.ledger()).call('exchange.state', {});
    const wanted = maybeText(given, 'period');
    const items = receipts
      .filter(({ period }) => wanted === undefined || period === wanted)
      .flatMap(({ package: about, period, revision, problems }) => problems.map((one) => ({ ...one, package: about, period, revision })));
    return {
      json: { items },
      text: lines(
        ...items.map(
          (one) =>
            `${one.key} ${one.period} ${placeLine(one)}：${one.message}（${states[one.state] ?? one.state}${one.text ? `：${one.text}` : ''}）`,
        ),
      ),
      status: items.some(({ state }) => state === 'open') ? 1 : 0,
    };
  },
};

export const receiptAnswer: CommandDefinition = {
  name: 'receipt answer',
  summary: '对回执列出的一处写明已改，或写答复；随下一次封账的上报包报上级',
  arguments: [{ usage: '<KEY>', help: 'receipt list 给出的 key' }],
  options: [
    { usage: '--mended', help: '已改' },
    { usage: '--text <TEXT>', help: '答复；与 --mended 同用则为补充' },
    { usage: '--open', help: '收回，仍为待处理' },
  ],
  json: '{key, state, text}',
  async run(given, context) {
    const key = textOf(given, 'KEY');
    const text = maybeText(given, 'text') ?? '';
    const state = flagOf(given, 'open') ? 'open' : flagOf(given, 'mended') ? 'mended' : 'answered';
    if (state === 'answered' && text === '') throw new LedgerError('USAGE', { reason: '请写 --mended、--text 或 --open。' });
    const ledger = await context.ledger();
    const { receipts } = await ledger.call('exchange.state', {});
    const found = receipts
      .flatMap(({ package: about, problems }) => problems.map((one) => ({ ...one, about })))
      .find((one) => one.key === key);
    if (!found) throw new LedgerError('PROBLEM-UNKNOWN');
    const { about, table, id, field, message } = found;
    await ledger.call('exchange.answerProblem', { package: about, table, id, field, message, state, text });
    return { json: { key, state, text }, text: `${placeLine(found)}：${states[state] ?? state}${text ? `：${text}` : ''}` };
  },
};

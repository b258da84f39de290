import { join } from 'node:path';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { LedgerError } from '#shared/errors.ts';
import { type CommandDefinition, maybeText, textOf } from './command.ts';
import { writeBytes } from './files.ts';
import { lines, placeLine } from './said.ts';

const states = { mended: '已改', answered: '答复' } as const;
const decisions = { settled: '已认可', again: '已再问' } as const;

export const receiptAnswers: CommandDefinition = {
  name: 'receipt answers',
  summary: '下级对回执的答复：列出，未处理的在前',
  options: [{ usage: '--unit <CODE>', help: '只看一个单位' }],
  json: '{answers:[{key, unit, package, table, id, field, message, rule, state, text, at, decision, label}]}',
  finds: '有还没有认可或再问的',
  async run(given, context) {
    const wanted = maybeText(given, 'unit');
    const answers = (await (await context.ledger()).call('exchange.answers', {})).filter(
      ({ unit }) => wanted === undefined || unit === wanted,
    );
    return {
      json: { answers },
      text: lines(
        ...answers.map(
          (one) =>
            `${one.key} ${one.unit} ${placeLine(one)}“${one.label}”：${one.message} → ${states[one.state]}${one.text ? `：${one.text}` : ''}` +
            `${one.decision ? `（${decisions[one.decision]}）` : ''}`,
        ),
      ),
      status: answers.some(({ decision }) => decision === null) ? 1 : 0,
    };
  },
};

export const receiptSettle: CommandDefinition = {
  name: 'receipt settle',
  summary: '认可下级的一条答复，或再问一次（另发一份回执）',
  arguments: [{ usage: '<KEY>', help: 'receipt answers 给出的 key' }],
  options: [
    { usage: '--again <TEXT>', help: '再问：写明要改什么，列入该单位最近一份上报包的新回执' },
    { usage: '--receipts <DIR>', help: '新回执写到哪个文件夹；不写则只留在台账里' },
  ],
  json: '{key, unit, decision, receipt}',
  async run(given, context) {
    const key = textOf(given, 'KEY');
    const ledger = await context.ledger();
    const again = maybeText(given, 'again');
    if (again === undefined) {
      const { unit } = await ledger.call('exchange.settleAnswer', { key });
      return { json: { key, unit, decision: 'settled', receipt: null }, text: `已认可 ${unit} 的答复` };
    }
    const answer = (await ledger.call('exchange.answers', {})).find((one) => one.key === key);
    if (!answer) throw new LedgerError('ANSWER-UNKNOWN');
    const { unit, table, id, field } = answer;
    const latest = latestOf(await ledger.call('exchange.state', {}), unit);
    const { problems } = await ledger.call('exchange.review', { package: latest });
    const asked = [{ table, id, field, message: again }, ...problems.map(({ label: _label, ...one }) => one)];
    const { receipt, message } = await ledger.call('exchange.remarkReceived', { package: latest, problems: asked, again: [key] });
    const folder = maybeText(given, 'receipts');
    if (receipt && folder !== undefined) writeBytes(join(context.path(folder), receipt.name), receipt.bytes);
    return { json: { key, unit, decision: 'again', receipt: receipt?.name ?? null }, text: message };
  },
};

/** The package that a new receipt is to answer. Throws USAGE where it was returned: that receipt must not be taken back by the way. */
function latestOf({ packages }: ExchangeState, unit: string): string {
  const [latest] = packages.filter((one) => one.unit === unit).sort((one, other) => other.sequence - one.sequence);
  if (!latest) throw new LedgerError('PACKAGE-UNKNOWN');
  if (latest.outcome === 'returned')
    throw new LedgerError('USAGE', { reason: '该单位最近一份上报包已退回，请等更正后的一份，或用 return 再退一次。' });
  return latest.id;
}

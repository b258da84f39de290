import type { HistoryEntry } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { type CommandDefinition, maybeText } from './command.ts';
import { lines } from './said.ts';

export const history: CommandDefinition = {
  name: 'history',
  summary: '列出修改记录',
  options: [
    { usage: '--row <ID>', help: '只看一行的来历' },
    { usage: '--limit <N>', help: '最多列几批，默认 200' },
  ],
  json: '{history:[{batch, at, origin, label, rows, undone, undoable, by:{unit, account}, changes?}]}',
  async run(given, context) {
    const [row, limit] = [maybeText(given, 'row'), Number(maybeText(given, 'limit') ?? 200)];
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > 10_000)
      throw new LedgerError('USAGE', { reason: '--limit 应在 1 到 10000 之间' });
    const entries = await (await context.ledger()).call('bookkeeping.history', { limit, ...(row === undefined ? {} : { row }) });
    return { json: { history: entries }, text: entries.length === 0 ? '没有修改记录。' : lines(...entries.map(entryLine)) };
  },
};

const entryLine = ({ batch, at, label, rows, undone }: HistoryEntry) =>
  `第 ${batch} 批 ${chinaTime(at)} ${label}（${rows} 行）${undone ? ' 已撤销' : ''}`;

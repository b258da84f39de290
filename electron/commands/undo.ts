import { LedgerError } from '#shared/errors.ts';
import { type CommandDefinition, maybeText } from './command.ts';
import { lines, problemLine, some } from './said.ts';

export const undo: CommandDefinition = {
  name: 'undo',
  summary: '撤销一批修改；不写批号则撤销最近一批',
  options: [{ usage: '--batch <ID>', help: '批号，见 history' }],
  json: '{undone, batch, rows, problems}',
  async run(given, context) {
    const text = maybeText(given, 'batch');
    const batch = text === undefined ? undefined : Number(text);
    if (batch !== undefined && !Number.isSafeInteger(batch)) throw new LedgerError('USAGE', { reason: `“${text}”不是批号` });
    const ledger = await context.ledger();
    const reply = await ledger.call('bookkeeping.undo', batch === undefined ? {} : { batch }, context);
    const rows = reply.changed ?? 0;
    const problems = reply.rereadProblems ? (await ledger.call('checking.problems', {})).problems : reply.problems.appeared;
    return {
      json: { undone: reply.label, batch: reply.batch, rows, problems },
      text: lines(`已撤销“${reply.label}”，改回 ${rows} 行（第 ${reply.batch} 批）`, ...some(problems, problemLine)),
    };
  },
};

import { type CommandDefinition, textOf } from './command.ts';
import { periodOption, periodOutcome } from './period-option.ts';

export const close: CommandDefinition = {
  name: 'close',
  summary: '封账：没有错误、提醒都已改正或说明时，留下当月的快照',
  options: [periodOption],
  json: '{period, state, revision}',
  run: async (given, context) =>
    periodOutcome(await (await context.ledger()).call('bookkeeping.close', { period: textOf(given, 'period') }, context)),
};

import { type CommandDefinition, textOf } from './command.ts';
import { periodOption, periodOutcome } from './period-option.ts';

export const amend: CommandDefinition = {
  name: 'amend',
  summary: '更正：写明原因，重新打开已封账的月份',
  options: [periodOption, { usage: '--text <TEXT>', help: '更正原因', required: true }],
  json: '{period, state, revision}',
  run: async (given, context) =>
    periodOutcome(
      await (await context.ledger()).call('bookkeeping.amend', { period: textOf(given, 'period'), text: textOf(given, 'text') }),
    ),
};

import { type CommandDefinition, flagOf, textOf } from './command.ts';
import { periodOption, periodOutcome } from './period-option.ts';

export const close: CommandDefinition = {
  name: 'close',
  summary: '封账：没有错误、提醒都已改正或说明时，留下当月的快照',
  options: [periodOption, { usage: '--unchanged', help: '确认本月无变化：与上次封账相比什么都没有变时须写明' }],
  json: '{period, state, revision}',
  run: async (given, context) =>
    periodOutcome(
      await (await context.ledger()).call(
        'bookkeeping.close',
        { period: textOf(given, 'period'), unchanged: flagOf(given, 'unchanged') },
        context,
      ),
    ),
};

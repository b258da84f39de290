import { notReceivedNames } from '#shared/exchange/not-received.ts';
import { type CommandDefinition, flagOf, textOf } from './command.ts';
import { periodOption, periodOutcome } from './period-option.ts';

export const close: CommandDefinition = {
  name: 'close',
  summary: '封账：没有错误、提醒都已改正或说明时，留下当月的快照',
  options: [periodOption, { usage: '--unchanged', help: '确认本月无变化：与上次封账相比什么都没有变时须写明' }],
  json: '{period, state, revision, missing: [{code, name, latest}]}（missing：封账时没有收到该月上报包的下级）',
  run: async (given, context) => {
    const ledger = await context.ledger();
    const period = textOf(given, 'period');
    const closed = await ledger.call('bookkeeping.close', { period, unchanged: flagOf(given, 'unchanged') }, context);
    const missing = await ledger.call('exchange.notReceived', { period });
    const { json, text } = periodOutcome(closed);
    return {
      json: { ...json, missing },
      text: missing.length > 0 ? `${text}\n含 ${missing.length} 个单位不是本月的数据：${notReceivedNames(missing)}` : text,
    };
  },
};

import { type CommandDefinition, textOf } from './command.ts';
import { lines } from './said.ts';

export const verify: CommandDefinition = {
  name: 'verify',
  summary: '做接收前的全部核对，不写入任何内容',
  arguments: [{ usage: '<FILE>', help: '上报包' }],
  json: '{ok, checks:[{name, ok, detail}]}',
  finds: '有一项核对没有通过',
  async run(given, context) {
    const { askOfFiles } = await context.ledger();
    const { ok, checks } = await askOfFiles('exchange.verifyAt', { path: context.path(textOf(given, 'FILE')) });
    return {
      json: { ok, checks: checks.map(({ name, ok: passed, detail }) => ({ name, ok: passed, detail })) },
      text: lines(...checks.map((step) => `${step.ok ? '✓' : '✗'} ${step.title} ${step.detail}`), ok ? '核对通过' : '核对没有通过'),
      status: ok ? 0 : 1,
    };
  },
};

import { type CommandDefinition, maybeText, textOf } from './command.ts';

export const waive: CommandDefinition = {
  name: 'waive',
  summary: '对一处提醒写明说明',
  options: [
    { usage: '--rule <RULE>', help: '规则编号，如 MTG-015', required: true },
    { usage: '--id <ROW>', help: '行的编号', required: true },
    { usage: '--field <FIELD>', help: '同一规则在这一行有几处提醒时写明字段' },
    { usage: '--text <TEXT>', help: '说明，随上报包送到上级', required: true },
  ],
  json: '{rule, id, batch}',
  async run(given, context) {
    const [rule, id, field] = [textOf(given, 'rule'), textOf(given, 'id'), maybeText(given, 'field')];
    const { batch } = await (await context.ledger()).call('bookkeeping.waive', {
      rule,
      id,
      text: textOf(given, 'text'),
      ...(field === undefined ? {} : { field }),
    });
    return { json: { rule, id, batch }, text: `已记下对 ${rule} 的说明。` };
  },
};

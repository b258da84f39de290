import { type CommandDefinition, textOf } from './command.ts';
import { requireReadable } from './files.ts';

export const restore: CommandDefinition = {
  name: 'restore',
  summary: '从备份恢复成一本台账，放在 --ledger 的文件夹',
  arguments: [{ usage: '<FILE>', help: '备份（.lxbak）' }],
  json: '{folder, unit, level, name}',
  remarks: ['口令是备份时台账的口令。文件夹里已有台账时拒绝（LEDGER-EXISTS），不覆盖。'],
  async run(given, context) {
    const file = context.path(textOf(given, 'FILE'));
    requireReadable(file);
    const { folder } = context;
    const ledger = await context.open({ act: 'restore', file, folder, passphrase: context.passphrase() });
    const { unit, level, name } = await ledger.call('ledger.identity', {});
    return { json: { folder, unit, level, name }, text: `已恢复 ${name}（${unit}）的台账，在 ${folder}` };
  },
};

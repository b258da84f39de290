import { type CommandDefinition, maybeText } from './command.ts';

export const backup: CommandDefinition = {
  name: 'backup',
  summary: '备份台账（仍然加密，用同一口令打开）',
  options: [{ usage: '--out <FILE>', help: '备份文件；不写则放在台账文件夹的 backups/' }],
  json: '{file, bytes}',
  async run(given, context) {
    const out = maybeText(given, 'out');
    const made = await (await context.ledger()).call('ledger.backup', out === undefined ? {} : { path: context.path(out) }, context);
    return { json: made, text: `已备份到 ${made.file}（${made.bytes} 字节）` };
  },
};

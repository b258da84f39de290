import { type CommandDefinition, maybeText } from './command.ts';
import { outOf } from './files.ts';

export const backup: CommandDefinition = {
  name: 'backup',
  summary: '备份台账（仍然加密，用同一口令打开）',
  options: [{ usage: '--out <FILE>', help: '备份文件；不写则放在台账文件夹的 backups/' }],
  json: '{file, bytes}',
  async run(given, context) {
    const out = maybeText(given, 'out');
    const ledger = await context.ledger();
    const made =
      out === undefined
        ? await ledger.call('ledger.backup', {}, context)
        : await ledger.askOfFiles('ledger.backupTo', { out: outOf(context.path(out)) });
    return { json: made, text: `已备份到 ${made.file}（${made.bytes} 字节）` };
  },
};

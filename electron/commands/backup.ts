import { basename } from 'node:path';
import { type CommandDefinition, maybeText } from './command.ts';
import { readBytes, targetOf, writeBytes } from './files.ts';

export const backup: CommandDefinition = {
  name: 'backup',
  summary: '备份台账（仍然加密，用同一口令打开）',
  options: [{ usage: '--out <FILE>', help: '备份文件；不写则放在台账文件夹的 backups/' }],
  json: '{file, bytes}',
  async run(given, context) {
    const out = maybeText(given, 'out');
    const made = await (await context.ledger()).call('ledger.backup', {}, context);
    if (out !== undefined) {
      const target = targetOf(context.path(out), basename(made.file));
      writeBytes(target, readBytes(made.file));
      return { json: { ...made, file: target }, text: `已备份到 ${target}（${made.bytes} 字节）` };
    }
    return { json: made, text: `已备份到 ${made.file}（${made.bytes} 字节）` };
  },
};

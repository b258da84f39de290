import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { attachmentsOf, attachmentTables, cleanName, freeName, sizeText } from '#shared/model/attachment.ts';
import { attachmentKinds } from '#shared/model/attachment-kind.ts';
import { sha256Of } from '../attachments/attachment-store.ts';
import { type CommandDefinition, textOf } from './command.ts';
import { readBytes, writeBytes } from './files.ts';
import { lines } from './said.ts';

export const attachmentSave: CommandDefinition = {
  name: 'attachment save',
  summary: '把一行的附件取出来，写到文件夹',
  options: [
    { usage: '--row <ID>', help: '哪一行（组织生活的编号）', required: true },
    { usage: '--out <DIR>', help: '写到哪个文件夹', required: true },
  ],
  json: '{saved:[{name, sha256, size, file}]}',
  remarks: ['附件在台账文件夹里是加密的；取出来的文件不加密，用完请删除。添加和移除附件在窗口里办：照片要先缩小并去掉拍摄地点。'],
  async run(given, context) {
    const id = textOf(given, 'row');
    const folder = context.path(textOf(given, 'out'));
    const ledger = await context.ledger();
    const saved: { name: string; sha256: string; size: number; file: string }[] = [];
    let found = false;
    for (const { table } of attachmentTables()) {
      const { rows } = await ledger.call('ledger.rows', { table, where: { id } });
      for (const row of rows) {
        found = true;
        for (const { name, sha256, size } of attachmentsOf(table, row)) {
          const { bytes, type } = await ledger.call('attachment.read', { sha256 });
          // a row of another unit may name a file as it likes: no part of it is a path
          const file = join(folder, freeIn(folder, cleanName(name, attachmentKinds[type].extension), sha256, saved));
          writeBytes(file, bytes);
          saved.push({ name, sha256, size, file });
        }
      }
    }
    if (!found) throw new LedgerError('EDIT-MISSING');
    return {
      json: { saved },
      text: lines(`取出 ${saved.length} 个附件`, ...saved.map(({ file, size }) => `  ${file}（${sizeText(size)}）`)),
    };
  },
};

/** A name that takes no other file's place; the same attachment, taken out before, keeps its own. */
function freeIn(folder: string, name: string, sha256: string, saved: readonly { readonly file: string }[]): string {
  // Windows does not tell capitals apart
  const written = new Set(saved.map(({ file }) => basename(file).toLowerCase()));
  const isOther = (path: string) => existsSync(path) && sha256Of(readBytes(path)) !== sha256;
  return freeName(name, { has: (one) => written.has(one.toLowerCase()) || isOther(join(folder, one)) });
}

export const attachmentSweep: CommandDefinition = {
  name: 'attachment sweep',
  summary: '清理没有用到的附件文件',
  json: '{removed, bytes}',
  remarks: ['只删一天以前添加、从来没有写进任何一行的文件。移除过的附件还能撤销，文件留着。'],
  async run(_given, context) {
    const swept = await (await context.ledger()).call('attachment.sweep', {});
    return {
      json: swept,
      text: swept.removed === 0 ? '没有可以清理的附件文件' : `清理了 ${swept.removed} 个附件文件（${sizeText(swept.bytes)}）`,
    };
  },
};

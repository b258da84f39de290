import { join } from 'node:path';
import type { Session } from 'electron';
import { documentNames } from '#shared/exchange/document-names.ts';

const kinds: Readonly<Record<string, string>> = { ...documentNames, xlsx: '表格', csv: '表格' };

/** A file that the page gives out (a package, a receipt, a sheet) is saved where the person says. */
export function askWhereToSave(session: Session, folder: string): void {
  session.on('will-download', (_event, item) => {
    const name = item.getFilename();
    const extension = name.split('.').at(-1) ?? '';
    const kind = kinds[extension];
    const filters = kind ? [{ name: kind, extensions: [extension] }] : [];
    item.setSaveDialogOptions({
      title: '保存到',
      defaultPath: join(folder, name),
      filters: [...filters, { name: '所有文件', extensions: ['*'] }],
    });
  });
}

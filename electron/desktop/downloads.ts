import { join } from 'node:path';
import type { Session } from 'electron';

const kinds: Readonly<Record<string, string>> = {
  lxpkg: '上报包',
  lxtask: '任务书',
  lxgrant: '批复',
  lxauth: '授权文件',
  lxreq: '登记申请',
  lxrcpt: '回执',
  xlsx: '表格',
  csv: '表格',
};

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

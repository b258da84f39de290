import { app, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron';

/** 编辑, 视图 and 帮助. Undo belongs to the page: it undoes batches of the ledger, not characters, so it has no role here. */
export function setMenu(home: string, version: string): void {
  const edit: MenuItemConstructorOptions[] = [
    { role: 'cut', label: '剪切' },
    { role: 'copy', label: '复制' },
    { role: 'paste', label: '粘贴' },
    { role: 'delete', label: '删除' },
    { type: 'separator' },
    { role: 'selectAll', label: '全选' },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: '实际大小' },
    { role: 'zoomIn', label: '放大' },
    { role: 'zoomOut', label: '缩小' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: '全屏' },
  ];
  const help: MenuItemConstructorOptions[] = [
    { label: '打开台账文件夹', click: () => void shell.openPath(home) },
    {
      label: '关于两新台账',
      click: () =>
        void dialog.showMessageBox({ type: 'info', title: '关于', message: '两新台账', detail: `版本 ${version}`, buttons: ['好'] }),
    },
  ];
  // on macOS the first menu is the program's own
  const own: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ label: app.name, submenu: [{ role: 'quit', label: '退出' }] }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...own,
      { label: '编辑(&E)', submenu: edit },
      { label: '视图(&V)', submenu: view },
      { label: '帮助(&H)', submenu: help },
    ]),
  );
}

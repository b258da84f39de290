import { type BrowserWindow, dialog } from 'electron';

/** The page holds the window while something typed is not written: the person decides, and staying is what Enter and Escape do. */
export function askBeforeClosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: '两新台账',
      message: '还有内容没有保存。',
      detail: '现在关闭，没有保存的内容会丢失。请先回去重试，或确认不要这些内容。',
      buttons: ['回去处理', '不要了，关闭'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (choice === 1) event.preventDefault();
  });
}

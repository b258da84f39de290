import type { SheetWorld } from '../world.ts';
import { type Deeds, done } from './deed.ts';

const unreadable = '这里不能直接读取剪贴板，请按 Ctrl+V 粘贴。';

/** 剪切, 复制 and 粘贴 asked for by a menu: they become the clipboard's own events, so that the keys and the menu do the same. */
export function clipCommands({ capture, refuse }: SheetWorld) {
  /** The browser fires these events only at a field with something selected in it. */
  const fire = (name: 'copy' | 'cut') => {
    const { area } = capture;
    const { readOnly } = area;
    capture.focus();
    area.readOnly = false;
    area.value = ' ';
    area.select();
    document.execCommand(name);
    area.value = '';
    area.readOnly = readOnly;
  };
  return {
    copy: () => done(() => fire('copy')),
    cut: () => done(() => fire('cut')),
    paste: () =>
      done(() => {
        void clipboardNow().then(
          (clipboardData) => capture.area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true })),
          () => refuse(unreadable),
        );
      }),
  } satisfies Partial<Deeds>;
}

/** What stands on the clipboard. Rejects where the person or the shell does not let a page read it. */
async function clipboardNow(): Promise<DataTransfer> {
  const data = new DataTransfer();
  for (const item of await navigator.clipboard.read())
    for (const type of ['text/plain', 'text/html'])
      if (item.types.includes(type)) data.setData(type, await (await item.getType(type)).text());
  return data;
}

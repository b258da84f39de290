import type { HeadsHost } from './columns/heads.ts';
import type { SheetClipboard } from './deeds/clipboard.ts';
import { beginEdit } from './deeds/typing.ts';
import type { CaptureHost } from './editing/capture.ts';
import { FillHandle } from './filling/fill-handle.ts';
import type { Command } from './keymap.ts';
import type { Spot } from './overlays/overlay.ts';
import type { PointerHost } from './selecting/pointer.ts';
import { Pressing } from './selecting/pressing.ts';
import type { SheetElements, SheetWorld } from './world.ts';

/** A sheet as its senses know it. */
interface Sheet {
  readonly world: SheetWorld;
  readonly clipboard: SheetClipboard;
  /** Does a command; false where the key is left to the browser. */
  press(command: Command): boolean;
  /** The same, when a button or the pointer asks. */
  run(command: Command): void;
  focus(): void;
}

/** What keys, compositions and the clipboard do to a sheet. Asked only while the sheet stands. */
export const captureHostOf = (sheet: Sheet): CaptureHost => ({
  mode: () => sheet.world.editing.mode,
  command: (command) => sheet.press(command),
  begin: () => {
    if (!beginEdit(sheet.world, true)) sheet.world.capture.put('');
  },
  refused: () => beginEdit(sheet.world, true),
  typed: (text, composing) => sheet.world.editing.typed(text, composing),
  abandoned: () => sheet.world.editing.cancel(),
  left: () => sheet.world.editing.commit(),
  copy: (data, cut) => sheet.clipboard.copy(data, cut),
  paste: (data) => sheet.clipboard.paste(data),
});

/** What the pointer does to a sheet. */
export function pointerHostOf(sheet: Sheet, elements: SheetElements, signal: AbortSignal): PointerHost {
  const { view, selecting, editing, overlays, capture } = sheet.world;
  const pressing = new Pressing(view, selecting);
  return {
    press: (target, how) => {
      editing.commit();
      overlays.dismiss();
      capture.focus();
      pressing.press(target, how);
    },
    menu: (target, at) => {
      editing.commit();
      capture.focus();
      pressing.under(target);
      overlays.open(target.on === 'column' ? { kind: 'columnMenu', column: target.column, at } : { kind: 'cellMenu', at });
    },
    drag: (target) => pressing.drag(target),
    open: (target) => {
      if (target.on === 'cell' && editing.mode === 'idle') beginEdit(sheet.world, false);
    },
    corner: () => sheet.run({ do: 'problemCard' }),
    elsewhere: () => capture.focus(),
    handle: new FillHandle(sheet.world, elements, signal),
  };
}

/** What is done at the column heads besides selecting. */
export function headsHostOf(sheet: Sheet): HeadsHost {
  const { columns, editing, overlays } = sheet.world;
  const opened = (kind: 'columnMenu' | 'filter') => (column: string, at: Spot) => {
    editing.commit();
    overlays.open({ kind, column, at });
  };
  return {
    menu: opened('columnMenu'),
    filter: opened('filter'),
    fit: (column) => columns.fit(columns.with(column)),
    move: (column, target) => columns.moveTo(column, target),
    released: () => sheet.focus(),
  };
}

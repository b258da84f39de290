import { attachmentField } from '#shared/model/attachment.ts';
import { spotUnderHead } from '../columns/head-spot.ts';
import { findingOf } from '../finding/finding.ts';
import type { SheetWorld } from '../world.ts';
import { type Deeds, done } from './deed.ts';

/** Deeds that open something over or beside the cells. */
export function opening(world: SheetWorld) {
  const { overlays, editing, selecting, boxOf, props, refuse } = world;
  /** Below the active cell: where a key, not the pointer, asks. */
  const spot = () => {
    const box = selecting.activeCell && boxOf(selecting.activeCell);
    return box ? { x: box.left + 12, y: box.top + box.height } : { x: 60, y: 60 };
  };
  const open = (act: () => void) => {
    editing.commit();
    return done(act);
  };
  return {
    find: () => open(() => overlays.open({ kind: 'find', replace: false })),
    replace: () => open(() => overlays.open({ kind: 'find', replace: true })),
    findStep: ({ step }) =>
      open(() => {
        const finding = findingOf(world);
        if (finding.state().query.text === '') overlays.open({ kind: 'find', replace: false });
        else void finding.step(step).then((found) => found || refuse('没有找到。'));
      }),
    cellMenu: () => open(() => overlays.open({ kind: 'cellMenu', at: spot() })),
    columnMenu: () =>
      open(() => selecting.activeCell && overlays.open({ kind: 'columnMenu', column: selecting.activeCell.column, at: spot() })),
    filter: () =>
      open(() => {
        const column = selecting.activeCell?.column;
        if (column !== undefined) overlays.open({ kind: 'filter', column, at: spotUnderHead(world, column) });
      }),
    columns: () => open(() => overlays.open({ kind: 'columns' })),
    problemCard: () => open(() => selecting.activeCell && overlays.open({ kind: 'problemCard', cell: selecting.activeCell })),
    history: () => open(() => selecting.activeCell && props().onHistory?.(selecting.activeCell)),
    attachments: () =>
      open(() => {
        const [field] = attachmentField(props().table) ?? [];
        const row = selecting.activeCell?.row;
        if (row !== undefined && field !== undefined) props().onAttachments?.({ row, column: field });
      }),
    keys: () => open(() => overlays.open({ kind: 'keys' })),
  } satisfies Partial<Deeds>;
}

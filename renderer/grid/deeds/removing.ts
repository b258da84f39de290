import { leavingOf } from '#shared/model/leaving.ts';
import type { SheetWorld } from '../world.ts';
import type { SheetRow } from '../writing/row-store.ts';

/** Deletes rows; where some of them were reported in a closed month, opens the card that asks how they leave instead. */
export async function removeRows({ props, store, writing, overlays, refuse }: SheetWorld, rows: readonly SheetRow[]): Promise<void> {
  const { reported, table } = props();
  if (!reported || leavingOf(table) === undefined) {
    writing.deleteRows(rows);
    return;
  }
  await writing.settled();
  const saved = rows.map(({ id }) => id).filter((id) => store.isSaved(id));
  try {
    const found = saved.length === 0 ? [] : await reported(saved);
    if (found.length === 0) writing.deleteRows(rows);
    else overlays.open({ kind: 'leaving', ids: rows.map(({ id }) => id), reported: found });
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

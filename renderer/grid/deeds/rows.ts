import { tableOf } from '#shared/model/tables.ts';
import { heightOf, rowsIn } from '../selecting/selection.ts';
import type { SheetWorld } from '../world.ts';
import type { SheetRow } from '../writing/row-store.ts';
import { type Deeds, done } from './deed.ts';
import { removeRows } from './removing.ts';

/** Texts that name one thing only: a copy of a row must not carry them. */
const identifiers = ['creditCode', 'idNumber'];

/** Rows put in and taken out, acts taken back. */
export function rows(world: SheetWorld) {
  const { selecting, view, store, writing, cells, refuse, props } = world;

  /** A row can be deleted or copied only where its identity can be changed. */
  const lockedRow = (row: SheetRow): string | undefined => cells.closed(row, view.columnAt(0) ?? '');
  const chosenRows = () => rowsIn(selecting.ranges).flatMap((row) => view.rowAt(row) ?? []);
  const reasonOf = (chosen: readonly SheetRow[]) => chosen.map(lockedRow).find((why) => why !== undefined);
  /** Whole columns say nothing of rows: then it is the active cell's. */
  const span = () => {
    const { range, extent, active } = selecting;
    if (!range || !active) return undefined;
    return extent === 'columns' || extent === 'all'
      ? { top: active.row, bottom: active.row, size: 1 }
      : { ...range, size: heightOf(range) };
  };
  /** Selects rows just made, in the column one stood in; whole rows where whole rows were. */
  const selectMade = (made: readonly SheetRow[], wholeRows: boolean) => {
    const column = view.columnAt(selecting.active?.col ?? 0) ?? '';
    const [first, last] = [made[0], made.at(-1)].map((row) => row && view.pointOf({ row: row.id, column }));
    if (first && last) selecting.select(first, last, wholeRows ? 'rows' : 'cells');
  };
  const insert = (where: 'above' | 'below') =>
    changing(() => {
      const at = span();
      if (at) selectMade(writing.insertRows(where === 'above' ? at.top : at.bottom + 1, at.size), selecting.extent === 'rows');
    });
  const duplicate = (chosen: readonly SheetRow[]) => {
    const below = (rowsIn(selecting.ranges).at(-1) ?? 0) + 1;
    const copied = Object.entries(tableOf(props().table).fields).filter(
      ([, { format, attachments }]) => !identifiers.includes(format ?? '') && !attachments,
    );
    const made = writing.insertRows(below, chosen.length);
    const edits = made.flatMap(({ id }, index) =>
      copied.map(([field]) => ({ id, field, value: chosen[index]?.[field] ?? null })).filter(({ value }) => value !== null),
    );
    writing.write({ edits, locked: 0, reason: undefined }, `复制 ${made.length} 行`, 'keyboard');
    selectMade(made, true);
  };
  /** An act that adds rows or takes some away; not where they are fixed. */
  const changing = (act: () => void) =>
    done(() => {
      const fixed = props().fixedRows;
      if (fixed === undefined) act();
      else refuse(fixed);
    });
  const whenSettled = (act: () => void): boolean => {
    void writing.settled().then(act);
    return true;
  };
  return {
    deleteRows: () =>
      changing(() => {
        const chosen = chosenRows();
        const reason = reasonOf(chosen);
        if (reason === undefined) void removeRows(world, chosen);
        else refuse(reason);
      }),
    insertRow: () => insert('above'),
    insertRowBelow: () => insert('below'),
    duplicateRows: () =>
      changing(() => {
        const chosen = chosenRows().filter((row) => !store.isDraft(row.id));
        const reason = reasonOf(chosen);
        if (reason !== undefined) refuse(reason);
        else if (chosen.length > 0) duplicate(chosen);
        else refuse('这一行还没有内容，不用复制。');
      }),
    rowAct: ({ title }) =>
      done(() => {
        const ids = chosenRows().map((row) => row.id);
        const act = props().rowActs?.find((other) => other.title === title);
        void writing.settled().then(() => act?.run(ids));
      }),
    undo: () => whenSettled(() => props().undo?.()),
    redo: () => whenSettled(() => props().redo?.()),
  } satisfies Partial<Deeds>;
}

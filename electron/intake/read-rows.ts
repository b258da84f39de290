import type { Surroundings } from '#shared/model/coerce.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { Table } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type JudgedRow, type Judging, judgeRows } from './judge-rows.ts';
import { type FieldColumn, isNothing, type ReadRow, readRow } from './read-row.ts';

export interface SheetRows {
  /** The data rows, below the header, with the sheet's own row numbers. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly columns: readonly FieldColumn[];
  /** An id for a new row. */
  makeId(): string;
}

/** A judged row with the id that it gets if it is new. */
export type IdentifiedRow = JudgedRow & { readonly newId: string };

/**
 * Reads and judges rows whose links may lead to other new rows of the same sheet (a branch to its superior). A row that stays out cannot be
 * linked to, so rows that named it are read again without it.
 */
export function readAndJudge(sheet: SheetRows, around: Surroundings, judging: Judging): IdentifiedRow[] {
  const filled = sheet.rows.filter(({ cells }) => sheet.columns.some(({ column }) => !isNothing((cells[column] ?? '').trim())));
  const ids = filled.map(() => sheet.makeId());
  const out = new Set<string>();
  for (;;) {
    const labels = newLabels(filled, ids, sheet.columns, judging.table, out);
    const named = new Set<string>();
    const linking = withNewRows(around, judging.table, labels, named);
    const read: ReadRow[] = filled.map(({ row, cells }) => readRow(row, cells, sheet.columns, judging.table, linking));
    const judged = judgeRows(read, judging);
    const lost = ids.filter((id, index) => named.has(id) && judged[index]?.fate !== 'insert');
    if (lost.length === 0) return judged.map((row, index) => ({ ...row, newId: ids[index] ?? '' }));
    for (const id of lost) out.add(id);
  }
}

/** Label -> id of the one row of the sheet that has it; a label that several have names none. */
function newLabels(
  rows: SheetRows['rows'],
  ids: readonly string[],
  columns: readonly FieldColumn[],
  table: Table,
  out: ReadonlySet<string>,
): Map<string, string | undefined> {
  const labels = new Map<string, string | undefined>();
  const column = columns.find(({ field }) => field === table.label)?.column;
  if (column === undefined) return labels;
  for (const [index, { cells }] of rows.entries()) {
    const label = plainText(cells[column] ?? '');
    const id = ids[index];
    if (label !== '' && id !== undefined && !out.has(id)) labels.set(label, labels.has(label) ? undefined : id);
  }
  return labels;
}

function withNewRows(
  around: Surroundings,
  table: Table,
  labels: ReadonlyMap<string, string | undefined>,
  named: Set<string>,
): Surroundings {
  return {
    today: around.today,
    resolve(name: TableName, text: string) {
      const there = around.resolve(name, text);
      if (there !== undefined || name !== table.name) return there;
      const id = labels.get(plainText(text));
      if (id !== undefined) named.add(id);
      return id;
    },
  };
}

import type { Change, SetChange } from '#shared/contract/bookkeeping.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { CellEdit } from './edits.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What some cells of one row become. Rows that become the same share one `after`. */
export interface RowEdit {
  readonly id: string;
  readonly after: Values;
}

/** An act on very many cells as it was drawn, kept by rows: a cell has no record of its own. */
export interface Bulk {
  /** `before` holds what the ledger has, where it has something. */
  readonly rows: ReadonlyMap<string, RowEdit & { readonly before: Values }>;
  /** Rows that the act begins. */
  readonly made: ReadonlySet<string>;
}

/** Past so many cells an act is reckoned in slices and kept by rows. */
export const bulkFrom = 20_000;

export const withoutEmpty = (values: Values): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** The changes of a bulk act as the ledger takes them: rows that become the same go together, without each cell's old and new value. */
export function changesOfBulk(table: TableName, { rows, made }: Bulk): (Change | SetChange)[] {
  const alike = new Map<Values, string[]>();
  const changes: (Change | SetChange)[] = [];
  for (const { id, after } of rows.values()) {
    const ids = alike.get(after);
    if (made.has(id)) changes.push({ op: 'insert', table, id, after: withoutEmpty(after) });
    else if (ids) ids.push(id);
    else alike.set(after, [id]);
  }
  for (const [after, ids] of alike) {
    const [only] = ids;
    const before = rows.get(only ?? '')?.before ?? {};
    if (only === undefined || ids.length > 1) changes.push({ op: 'set', table, ids, after });
    else
      changes.push({
        op: 'update',
        table,
        id: only,
        before: Object.fromEntries(Object.keys(after).map((key) => [key, before[key] ?? null])),
        after,
      });
  }
  return changes;
}

/** Single edits gathered by row. */
export function gathered(edits: readonly CellEdit[]): RowEdit[] {
  const byRow = new Map<string, Record<string, unknown>>();
  for (const { id, field, value } of edits) {
    const after = byRow.get(id);
    if (after) after[field] = value;
    else byRow.set(id, { [field]: value });
  }
  const shared = new Map<string, Values>();
  return [...byRow].map(([id, own]) => {
    const key = JSON.stringify(own);
    const after = shared.get(key) ?? own;
    shared.set(key, after);
    return { id, after };
  });
}

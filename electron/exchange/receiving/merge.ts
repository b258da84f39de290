import type { Change } from '#shared/contract/bookkeeping.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { canonical } from '#shared/model/canonical.ts';
import { isUnread } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { belongsTo } from '../../keys/subordination.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';
import type { PackageRows } from './package-rows.ts';

export interface TableDiff {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}
export interface Merge {
  readonly changes: Change[];
  readonly diff: Record<string, TableDiff>;
}

/** What turns a unit's slice of the ledger into the package's rows: changes for one batch, and how many rows of each table they touch. Ids are kept. */
export const mergeOf = (ledger: ReadableLedger, unit: UnitStamp, rows: PackageRows): Merge =>
  changesBetween((table) => sliceOf(ledger, unit, table), rows);

/** The same between any two states of a unit's rows. */
export function changesBetween(was: (table: TableName) => readonly AnyRow[], rows: PackageRows): Merge {
  const added: Change[] = [];
  const changed: Change[] = [];
  const removed: Change[] = [];
  const diff: Record<string, TableDiff> = {};
  for (const name of tableNames) {
    const before = [added.length, changed.length, removed.length] as const;
    const left = new Map(was(name).map((row) => [row.id, row]));
    for (const row of rows.get(name) ?? []) {
      const old = left.get(row.id);
      left.delete(row.id);
      const change = old ? updateOf(name, old, row) : insertOf(name, row);
      if (change) (old ? changed : added).push(change);
    }
    for (const row of left.values()) removed.push({ op: 'delete', table: name, id: row.id });
    diff[name] = { added: added.length - before[0], changed: changed.length - before[1], removed: removed.length - before[2] };
  }
  return { changes: [...added, ...changed, ...removed], diff };
}

/** A township's rows bear its own code; a county's slice holds its townships' too. */
export const sliceOf = (ledger: ReadableLedger, unit: UnitStamp, table: TableName): AnyRow[] =>
  unit.level === 'township' ? ledger.rows(table, unit.code) : ledger.rows(table).filter((row) => belongsTo(row.unit, unit));

// a whole row is written as it is: a copy of each costs much
const insertOf = (table: TableName, row: AnyRow): Change => ({ op: 'insert', table, id: row.id, after: row });

function updateOf(table: TableName, old: AnyRow, row: AnyRow): Change | undefined {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(tableOf(table).fields)) {
    const [was, is] = [old[key] ?? null, row[key] ?? null];
    if (was === is || (!isUnread(was) && canonical(field, was) === canonical(field, is))) continue;
    before[key] = was;
    after[key] = is;
  }
  if (old.unit !== row.unit) Object.assign(before, { unit: old.unit }) && Object.assign(after, { unit: row.unit });
  return Object.keys(after).length > 0 ? { op: 'update', table, id: row.id, before, after } : undefined;
}

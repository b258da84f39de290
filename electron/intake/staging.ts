import type { BatchReply, Change } from '#shared/contract/bookkeeping.ts';
import type { CellGrid, Staged } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Surroundings } from '#shared/model/coerce.ts';
import type { HeaderMap, MatchedColumn } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../bookkeeping/bookkeeping.ts';
import { surroundingsOf } from '../bookkeeping/coercing.ts';
import { findHeader } from './find-header.ts';
import type { JudgedRow } from './judge-rows.ts';
import type { FieldColumn } from './read-row.ts';
import { type IdentifiedRow, readAndJudge } from './read-rows.ts';
import { findingsOf } from './row-findings.ts';

export interface StageInput {
  readonly table: TableName;
  readonly name: string;
  readonly grid: CellGrid;
  readonly map?: HeaderMap | undefined;
  readonly key?: string | undefined;
}

interface KeptStage {
  readonly label: string;
  readonly changes: readonly Change[];
}
/** Previews waiting for their decision, by the ledger they are for; the oldest gives way. */
const waiting = new WeakMap<Bookkeeping, Map<string, KeptStage>>();
const mostWaiting = 4;

/** Matches the headers, reads the rows, compares them with the ledger; writes nothing. Throws HEADER-MISSING, CALL-INVALID for a map or key that names no field. */
export function stageCells(bookkeeping: Bookkeeping, input: StageInput): Staged {
  const table = tableOf(input.table);
  requireFields(table, [...Object.values(input.map ?? {}), input.key ?? null]);
  const header = findHeader(input.grid.cells, table, input.map);
  if (!header) throw new LedgerError('HEADER-MISSING', { name: input.name, table: table.title });
  const columns = header.columns.filter((column): column is FieldColumn => column.field !== null);
  const around = remembering(surroundingsOf(bookkeeping.ledger, bookkeeping.clock.today(), []));
  const below = input.grid.cells.map((cells, index) => ({ row: input.grid.firstRow + index, cells })).slice(header.index + 1);
  // rows of other units are theirs to change
  const there = bookkeeping.ledger.rows(input.table, input.table === 'unit' ? undefined : bookkeeping.ledger.identity.unit);
  const judging = { name: input.table, table, columns, key: input.key, there, findings: findingsOf(bookkeeping, input.table) };
  const rows = readAndJudge({ rows: below, columns, makeId: () => bookkeeping.clock.id() }, around, judging);
  const stage = bookkeeping.clock.id();
  keep(bookkeeping, stage, { label: `导入“${input.name}”`.slice(0, 200), changes: changesOf(input.table, rows) });
  return staged(stage, input, input.grid.firstRow + header.index, header.columns, rows);
}

/** Writes a staged import as one batch, once. Throws STAGE-GONE, and what apply throws: EDIT-CONFLICT where the ledger has moved on. */
export function commitStage(bookkeeping: Bookkeeping, stage: string, watch?: Watch): BatchReply {
  const kept = waiting.get(bookkeeping)?.get(stage);
  if (!kept) throw new LedgerError('STAGE-GONE');
  const reply = bookkeeping.apply({ origin: 'import', label: kept.label, seq: 0, changes: [...kept.changes] }, watch);
  waiting.get(bookkeeping)?.delete(stage);
  return reply;
}

function requireFields(table: Table, keys: readonly (string | null)[]): void {
  for (const key of keys)
    if (key !== null && !Object.hasOwn(table.fields, key))
      throw new LedgerError('CALL-INVALID', { reason: `“${table.title}”没有字段 ${key}` });
}

// a thousand members name a dozen branches
function remembering(around: Surroundings): Surroundings {
  const known = new Map<string, string | undefined>();
  return {
    today: around.today,
    resolve(table, text) {
      const key = `${table}/${text}`;
      if (!known.has(key)) known.set(key, around.resolve(table, text));
      return known.get(key);
    },
  };
}

function changesOf(table: TableName, rows: readonly IdentifiedRow[]): Change[] {
  return rows.flatMap(({ fate, existing, changes, newId }): Change[] => {
    if (fate === 'insert') return [{ op: 'insert', table, id: newId, after: changes }];
    if (fate !== 'update' || !existing) return [];
    const before = Object.fromEntries(Object.keys(changes).map((key) => [key, existing[key] ?? null]));
    return [{ op: 'update', table, id: existing.id, before, after: changes }];
  });
}

function keep(bookkeeping: Bookkeeping, stage: string, kept: KeptStage): void {
  const stages = waiting.get(bookkeeping) ?? new Map<string, KeptStage>();
  waiting.set(bookkeeping, stages.set(stage, kept));
  for (const oldest of stages.keys()) if (stages.size > mostWaiting) stages.delete(oldest);
}

function staged(
  stage: string,
  input: StageInput,
  headerRow: number,
  columns: readonly MatchedColumn[],
  rows: readonly JudgedRow[],
): Staged {
  const count = (fate: JudgedRow['fate']) => rows.filter((row) => row.fate === fate).length;
  return {
    stage,
    sheets: input.grid.sheets,
    sheet: input.grid.sheet,
    headerRow,
    read: rows.length,
    inserted: count('insert'),
    updated: count('update'),
    unchanged: count('unchanged'),
    rejected: count('reject'),
    problems: rows.flatMap((row) => row.problems.map(({ stops: _, ...problem }) => problem)),
    mapping: Object.fromEntries(columns.map(({ header, field }) => [header, field])),
    rows: rows.map(({ row, verdict, fate, values }) => ({ row, verdict, fate, values })),
  };
}

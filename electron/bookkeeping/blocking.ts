import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { changeLogSql } from '../ledger/change-log.sql.ts';
import { changeOf, fieldsOfBatch, type LoggedChange } from '../ledger/change-log.ts';
import type { ReadableLedger, SqlRow } from '../ledger/ledger.ts';
import { blockingSql } from './blocking.sql.ts';
import { sameValue, wholeValues } from './coercing.ts';
import { takesReportedRows } from './reported.ts';

/** The place that a later act stands on: a row, and the field where one is known. */
export interface Place {
  readonly id: string;
  readonly field?: string | undefined;
}

/** Whether undo would take a batch back now: nothing was changed since, nothing new refers to it, no month was closed over it, none of its rows was reported. */
export const canBeTakenBack = (ledger: ReadableLedger, batch: number): boolean => {
  if (takesReportedRows(ledger, batch) || changedSince(ledger, batch)) return false;
  const deeds = deedsOf(ledger, batch);
  return !usedSince(ledger, batch, deeds) && !closedSince(ledger, batch, deeds);
};

interface Deed {
  readonly table: TableName;
  readonly op: string;
}
const deedsOf = (ledger: ReadableLedger, batch: number): Deed[] =>
  ledger.all(blockingSql.deeds, batch).map((found) => ({ table: found.tbl as TableName, op: found.op as string }));

/** The first place that is otherwise than the batch left it. */
export function changedSince(ledger: ReadableLedger, batch: number): Place | undefined {
  // a batch may have touched a row more than once: what taking back its later entry would leave
  const left = new Map<string, Readonly<Record<string, unknown>> | null>();
  const fields = fieldsOfBatch(ledger, batch);
  for (const entry of ledger.all(blockingSql.overtaken, batch).map((stored) => changeOf(stored, fields))) {
    const now = left.has(entry.id) ? (left.get(entry.id) ?? null) : (ledger.row(entry.table as TableName, entry.id) ?? null);
    const place = differenceFrom(entry, now);
    if (place) return place;
    left.set(entry.id, entry.before && { ...now, ...entry.before });
  }
  return undefined;
}

function differenceFrom({ op, table, id, after }: LoggedChange, now: Readonly<Record<string, unknown>> | null): Place | undefined {
  if (after === null || now === null) return after === now ? undefined : { id };
  const then = op === 'insert' ? wholeValues(table as TableName, after) : after;
  const field = Object.keys(then).find((key) => !sameValue(then[key], now[key]));
  return field === undefined ? undefined : { id, field };
}

interface Link {
  readonly from: TableName;
  readonly field: string;
  readonly kind: 'link' | 'links';
  readonly to: TableName;
}
const links: readonly Link[] = tableNames.flatMap((from) =>
  Object.entries(tableOf(from).fields).flatMap(([field, { kind, to }]) =>
    kind === 'link' || kind === 'links' ? [{ from, field, kind, to: to as TableName }] : [],
  ),
);

/** A row that came to refer to one that the batch brought, or one gone since that the batch's old values refer to. */
export function usedSince(ledger: ReadableLedger, batch: number, deeds: readonly Deed[] = deedsOf(ledger, batch)): Place | undefined {
  const did = (table: TableName, ...ops: string[]) => deeds.some((deed) => deed.table === table && ops.includes(deed.op));
  for (const { from, field, kind, to } of links) {
    const [users, lost] = kind === 'link' ? [blockingSql.linkingTo, blockingSql.lostTarget] : [blockingSql.listing, blockingSql.lostListed];
    const found =
      (did(to, 'insert') && ledger.get(users(tableOf(from), field), batch, to, batch)) ||
      (did(from, 'update', 'delete') && ledger.get(lost(tableOf(to), field), batch, from));
    if (found) return { id: found.id as string };
  }
  return undefined;
}

const closedSince = (ledger: ReadableLedger, batch: number, deeds: readonly Deed[]): boolean => {
  const dated = new Set(deeds.map(({ table }) => table).filter((table) => tableOf(table).dated !== undefined));
  if (dated.size === 0 || !ledger.get(blockingSql.anyClosed)) return false;
  return [...dated].some((table) => ledger.get(blockingSql.closed(tableOf(table), tableOf(table).dated ?? ''), batch, table) !== undefined);
};

export interface LaterAct extends Place {
  readonly batch: number;
  readonly at: string;
  readonly label: string;
  readonly table: string;
}

/** The newest act after a batch that touched a place; one that still stands before one that was taken back. */
export function laterAct(ledger: ReadableLedger, batch: number, place: Place): LaterAct | undefined {
  const touching = ledger
    .all(changeLogSql.laterOfRow, place.id, batch)
    .filter((stored) => place.field === undefined || touches(ledger, stored, place.field));
  const standing = touching.find((stored) => !['undo', 'redo'].includes(stored.origin as string) && stored.fate !== 'undo');
  const found = standing ?? touching[0];
  return (
    found && { ...place, batch: found.batch as number, at: found.at as string, label: found.label as string, table: found.tbl as string }
  );
}

function touches(ledger: ReadableLedger, stored: SqlRow, field: string): boolean {
  const { before, after } = changeOf(stored, fieldsOfBatch(ledger, stored.batch as number));
  return [before, after].some((values) => values === null || Object.hasOwn(values, field));
}

/** The place that a refused write names in its payload. */
export function placeIn(payload: unknown): Place | undefined {
  const { row, id = row?.id, field } = (payload ?? {}) as { row?: AnyRow; id?: string; field?: string };
  return id === undefined ? undefined : { id, field };
}

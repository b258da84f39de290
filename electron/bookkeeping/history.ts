import type { Change, HistoryEntry } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { changeLogSql } from '../ledger/change-log.sql.ts';
import { changeOf, type LoggedChange } from '../ledger/change-log.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';

export interface Act {
  readonly batch: number;
  readonly label: string;
}

const actOf = (ledger: ReadableLedger, sql: string): Act | undefined => {
  const found = ledger.get(sql);
  return found && { batch: found.batch as number, label: found.label as string };
};
/** The act that undo would take back; it is read from the log, so it survives a restart. */
export const undoable = (ledger: ReadableLedger): Act | undefined => actOf(ledger, changeLogSql.undoable);
export const redoable = (ledger: ReadableLedger): Act | undefined => actOf(ledger, changeLogSql.redoable);

/** The act of a given batch number. Throws UNDO-NOTHING where there is none or it is itself an undo, redo or receipt of a package. */
export function actByNumber(ledger: ReadableLedger, batch: number): Act {
  const found = ledger.get(changeLogSql.batch, batch);
  if (!found || ['undo', 'redo', 'receive', 'create'].includes(found.origin as string)) throw new LedgerError('UNDO-NOTHING');
  return { batch, label: found.label as string };
}

export const loggedChanges = (ledger: ReadableLedger, batch: number): LoggedChange[] =>
  ledger.all(changeLogSql.entries, batch).map(changeOf);

/** The changes that take a batch back, last first. */
export const inverse = (changes: readonly LoggedChange[]): Change[] =>
  changes.toReversed().map((change) => asChange(change, change.after, change.before));
/** The changes that do a batch again. */
export const again = (changes: readonly LoggedChange[]): Change[] => changes.map((change) => asChange(change, change.before, change.after));

function asChange({ table, id }: LoggedChange, before: LoggedChange['before'], after: LoggedChange['after']): Change {
  const name = table as TableName;
  if (after === null) return { op: 'delete', table: name, id, ...(before === null ? {} : { before: { ...before } }) };
  return before === null
    ? { op: 'insert', table: name, id, after: { ...after } }
    : { op: 'update', table: name, id, before: { ...before }, after: { ...after } };
}

export function history(ledger: ReadableLedger, row: string | undefined, limit: number): HistoryEntry[] {
  const found = row === undefined ? ledger.all(changeLogSql.latest, limit) : ledger.all(changeLogSql.ofRow, row, limit);
  return found.map((stored) => ({
    batch: stored.batch as number,
    at: stored.at as string,
    origin: stored.origin as HistoryEntry['origin'],
    label: stored.label as string,
    rows: stored.rows as number,
    undone: stored.fate === 'undo',
    ...(row === undefined
      ? {}
      : {
          changes: ledger
            .all(changeLogSql.entriesOfRow, stored.batch as number, row)
            .map(changeOf)
            .map(({ table, id, op, before, after }) => ({
              table: table as TableName,
              id,
              op,
              before: before && { ...before },
              after: after && { ...after },
            })),
        }),
  }));
}

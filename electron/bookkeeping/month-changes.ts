import { changesText } from '#shared/closing/changes-text.ts';
import { type LeapLimits, largeChanges } from '#shared/closing/large-changes.ts';
import type { MonthAsk, MonthChanges, TableChanges } from '#shared/contract/closing.ts';
import { LedgerError } from '#shared/errors.ts';
import { leapLimits } from '#shared/exchange/reporting-rules.ts';
import { display } from '#shared/model/display.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import type { GivenParameters } from '#shared/warning/warning-rules.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/ledger.ts';
import { monthChangesSql } from './month-changes.sql.ts';
import { type NetChange, netChanges } from './net-changes.ts';

type Kind = keyof Omit<TableChanges, 'table'>;
/** A list of thousands tells nobody more than its first rows. */
const mostNamed = 200;

/** What changed since the month closed before, what has been said of it and what has still to be said: see the call closing.changes. `parameters`: of the ruleset in force. */
export function monthChanges(ledger: ReadableLedger, period: string, parameters: GivenParameters = {}): MonthChanges {
  const closed = ledger.get(monthChangesSql.closedBefore, period);
  // the ledger's own rows are no change of the ledger: the 说明 travel beside it
  const changes = netChanges(ledger, Number(closed?.batch ?? 0)).filter(({ table }) => !tableOf(table).own);
  const tables = tablesOf(ledger, changes);
  const notes = new Map(ledger.all(monthChangesSql.notes, period).map((note) => [`${note.row} ${note.kind}`, note.text as string]));
  const limits = leapLimits(parameters);
  const asks = changes.flatMap((change) => asksOf(ledger, change, notes, limits));
  return { since: (closed?.period as string | undefined) ?? null, tables, asks, text: changesText(tables, asks) };
}

/** Throws PERIOD-REASONS while a change has no reason, PERIOD-UNCHANGED where nothing changed and nobody has said so. */
export function requireSaid(period: string, { tables, asks }: MonthChanges, unchanged: boolean): void {
  const open = asks.filter(({ reason }) => reason === null).length;
  if (open > 0) throw new LedgerError('PERIOD-REASONS', { period, open });
  if (tables.length === 0 && !unchanged) throw new LedgerError('PERIOD-UNCHANGED', { period });
}

/** What a person says of a change; a leap is told by its `field`. */
export type GivenReason = Pick<MonthAsk, 'id' | 'kind'> & { readonly field?: string | null | undefined; readonly text: string };

/** A reason holds for the leap it was given for: another figure, or the same one gone further, is asked about anew. */
const noteKind = ({ kind, field, what }: Pick<MonthAsk, 'kind' | 'field' | 'what'>): string =>
  kind === 'large' ? `large ${field} ${what}` : kind;

/** Keeps what a person says of one of the month's asks. Only within a transaction. Throws PERIOD-ASK where it is not, or no longer, asked. */
export function putReason(ledger: WritableLedger, period: string, said: GivenReason, asks: readonly MonthAsk[], now: string): void {
  const about = asks.find(({ id, kind, field }) => id === said.id && kind === said.kind && (kind !== 'large' || field === said.field));
  if (!about) throw new LedgerError('PERIOD-ASK', { period });
  ledger.run(monthChangesSql.putNote, period, said.id, noteKind(about), said.text, now);
}

function kindOf({ table, was, stands, now }: NetChange): Kind {
  if (!stands) return 'removed';
  if (!was || !now) return 'added';
  return hasLeft(table, was, now) ? 'left' : 'changed';
}

function hasLeft(table: NetChange['table'], was: NonNullable<NetChange['was']>, now: NonNullable<NetChange['now']>): boolean {
  const leaving = leavingOf(table);
  const stands = (values: object) => leaving?.isGone({ id: '', unit: '', ...values }) === false;
  return leaving !== undefined && stands({ ...now, ...was }) && !stands(now);
}

const nameOf = (ledger: ReadableLedger, { table, id, stands, now, gone }: NetChange) =>
  rowName(table, stands ? (now ?? ledger.row(table, id)) : gone?.before);

function tablesOf(ledger: ReadableLedger, changes: readonly NetChange[]): TableChanges[] {
  const byTable = Map.groupBy(changes, ({ table }) => table);
  return tableNames.flatMap((table) => {
    const own = byTable.get(table);
    if (!own) return [];
    const byKind = Map.groupBy(own, kindOf);
    const listed = (kind: Kind) => {
      const rows = byKind.get(kind) ?? [];
      return { count: rows.length, rows: rows.slice(0, mostNamed).map((change) => ({ id: change.id, name: nameOf(ledger, change) })) };
    };
    return [{ table, added: listed('added'), left: listed('left'), changed: listed('changed'), removed: listed('removed') }];
  });
}

/** What is asked of a change: why a row left, why one that was reported was deleted, why a head count leapt. Only of the desk's own rows. */
function asksOf(ledger: ReadableLedger, change: NetChange, notes: ReadonlyMap<string, string>, limits: LeapLimits): MonthAsk[] {
  const { table, id, was, now, gone } = change;
  const leaving = leavingOf(table);
  const unit = now?.unit ?? gone?.before.unit;
  if (!was || unit !== ledger.identity.unit) return [];
  const note = (kind: string) => notes.get(`${id} ${kind}`) ?? null;
  const about = { table, id, name: nameOf(ledger, change) };
  if (!now) {
    if (!leaving || !gone) return [];
    const given = ledger.get(monthChangesSql.reason, gone.batch)?.reason as string | null | undefined;
    return [{ ...about, kind: 'removed', what: '被删除', reason: given ?? note('removed'), field: null, here: !given }];
  }
  const { fields } = tableOf(table);
  const large = largeChanges(table, was, now, limits).map(({ field, was: before, is }): MonthAsk => {
    const leap = { kind: 'large' as const, what: `${fields[field]?.title}由 ${before} 改为 ${is}`, field };
    return { ...about, ...leap, reason: note(noteKind(leap)), here: true };
  });
  if (!leaving || !hasLeft(table, was, now)) return large;
  const cell = leaving.reason;
  const field = cell === undefined ? undefined : fields[cell];
  const told = field && display(field, now[cell ?? ''], () => undefined);
  return [
    {
      ...about,
      kind: 'left',
      what: leaving.act,
      reason: field ? told || null : note('left'),
      field: cell ?? leaving.fields[0] ?? null,
      here: !field,
    },
    ...large,
  ];
}

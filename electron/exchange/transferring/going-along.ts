import type { Change } from '#shared/contract/bookkeeping.ts';
import { type TransferSubject, transferTables } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';

export type TransferTable = (typeof transferTables)[number];
export type TransferRows = ReadonlyMap<TransferTable, readonly AnyRow[]>;
export interface Subject {
  readonly table: TransferSubject;
  readonly id: string;
}

const isGone = (table: TransferTable, row: AnyRow) => leavingOf(table)?.isGone(row) === true;

/**
 * What goes with a row that is transferred: a member with what is recorded of the person's 发展党员; a person in development who is no member yet, by that record alone;
 * an organization with the Party organizations that are its alone, their groups and members, members who work there, and whom those develop.
 * What has left before stays. A Party organization that covers others too stays with them.
 * Throws EDIT-MISSING, TRANSFER-ROW for a row that is another unit's or has left, and for a person in development who goes as a member or has no number.
 */
export function goingAlong(ledger: ReadableLedger, { table, id }: Subject): TransferRows {
  const row = ledger.row(table, id);
  if (!row) throw new LedgerError('EDIT-MISSING', {}, { payload: { table, id } });
  const refuse = (reason: string) => new LedgerError('TRANSFER-ROW', { name: rowName(table, row), reason });
  if (row.unit !== ledger.identity.unit) throw refuse('它属于其他单位');
  if (isGone(table, row)) throw refuse('它已经离开');
  const live = (of: TransferTable) => ledger.rows(of, row.unit).filter((one) => !isGone(of, one));
  const roster = live('member');
  if (table === 'development') {
    // the superior knows by it whether the person has arrived
    if (numberOf(row) === undefined) throw refuse('还没有填公民身份号码');
    if (numbersOf(roster).has(numberOf(row))) throw refuse('此人已在党员花名册上，请按党员转出，发展党员的记录一并带上');
    return new Map([['development', [row]]]);
  }
  if (table === 'member') return new Map(persons([row], roster, live('development')));
  const parties = ownParties(row, live('party_organization'), ledger.rows('organization', row.unit));
  const led = new Set<unknown>(parties.map((party) => party.id));
  const isThere = (one: AnyRow) => led.has(one.branch) || one.employer === id;
  return new Map<TransferTable, readonly AnyRow[]>([
    ['organization', [row]],
    ['party_organization', parties],
    ['party_group', live('party_group').filter(({ branch }) => led.has(branch))],
    ...persons(roster.filter(isThere), roster, live('development'), isThere),
  ]);
}

/** A person is known in both tables by the number [DEV-007]; those without one may be two. */
const numberOf = ({ id_number: number }: AnyRow): string | undefined => (typeof number === 'string' ? number : undefined);
const numbersOf = (rows: readonly AnyRow[]): ReadonlySet<string | undefined> => new Set(rows.flatMap((row) => numberOf(row) ?? []));

/** Members who go, with the record of each one's 发展党员, and of those persons in development who are on no roster and satisfy `isThere`. */
function persons(
  members: readonly AnyRow[],
  roster: readonly AnyRow[],
  development: readonly AnyRow[],
  isThere: (row: AnyRow) => boolean = () => false,
): readonly (readonly [TransferTable, readonly AnyRow[]])[] {
  const [going, onRoster] = [numbersOf(members), numbersOf(roster)];
  const goes = (row: AnyRow) => (onRoster.has(numberOf(row)) ? going.has(numberOf(row)) : isThere(row));
  return [
    ['member', members],
    ['development', development.filter(goes)],
  ];
}

/** The Party organization of an organization with all that stand below it; none where one of them covers or leads another organization. */
function ownParties(organization: AnyRow, live: readonly AnyRow[], organizations: readonly AnyRow[]): readonly AnyRow[] {
  const own = new Set<AnyRow>(live.filter(({ id }) => id === organization.party_organization));
  // grows while it is walked: a circle ends where it began
  for (const party of own) for (const one of live) if (one.parent === party.id) own.add(one);
  const ids = new Set<unknown>([...own].map(({ id }) => id));
  const isOther = (id: unknown) => id !== organization.id;
  const covers = [...own].some(({ covers: covered }) => Array.isArray(covered) && covered.some(isOther));
  const leads = organizations.some(({ id, party_organization: party }) => isOther(id) && ids.has(party));
  return covers || leads ? [] : [...own];
}

/** What closes those rows at the giving unit: the cells of leaving of each table. Groups have none and stay as they are. */
export function leavingChanges(rows: TransferRows, to: string, on: string): Change[] {
  const after: Partial<Record<TransferTable, Readonly<Record<string, unknown>>>> = {
    organization: { status: 'moved', left_on: on, left_reason: `转接到${to}`.slice(0, 100) },
    party_organization: { ended_on: on },
    member: { left_reason: 'transferred', left_on: on, left_to: to },
    development: { ended_reason: 'moved', ended_on: on },
  };
  return transferTables.flatMap((table) =>
    (rows.get(table) ?? []).flatMap((row): Change[] => {
      const values = after[table];
      if (!values) return [];
      const before = Object.fromEntries(Object.keys(values).map((key) => [key, row[key] ?? null]));
      return [{ op: 'update', table, id: row.id, before, after: { ...values } }];
    }),
  );
}

/** The rows as the receiving unit is to read them: where members come from and when; links to what does not go along are left for it to take off. */
export function rowsToSend(ledger: ReadableLedger, rows: TransferRows, on: string): TransferRows {
  const { name } = ledger.identity;
  const from = (row: AnyRow) => {
    const branch = typeof row.branch === 'string' ? ledger.row('party_organization', row.branch)?.name : undefined;
    return typeof branch === 'string' ? `${name} ${branch}` : name;
  };
  return new Map(
    [...rows].map(([table, list]) => [
      table,
      table === 'member' ? list.map((row) => ({ ...row, came_from: from(row), came_on: on })) : list,
    ]),
  );
}

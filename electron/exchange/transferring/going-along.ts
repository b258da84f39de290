import type { Change } from '#shared/contract/bookkeeping.ts';
import { transferTables } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';

export type TransferTable = (typeof transferTables)[number];
export type TransferRows = ReadonlyMap<TransferTable, readonly AnyRow[]>;
export interface Subject {
  readonly table: 'organization' | 'member';
  readonly id: string;
}

const isGone = (table: TransferTable, row: AnyRow) => leavingOf(table)?.isGone(row) === true;

/**
 * What goes with a row that is transferred: a member by itself; an organization with the Party organization that is its alone, that one's groups and members,
 * and members who work there. What has left before stays. A Party organization that covers others too stays with them.
 * Throws EDIT-MISSING, TRANSFER-ROW for a row that is another unit's or has left.
 */
export function goingAlong(ledger: ReadableLedger, { table, id }: Subject): TransferRows {
  const row = ledger.row(table, id);
  if (!row) throw new LedgerError('EDIT-MISSING', {}, { payload: { table, id } });
  const refuse = (reason: string) => new LedgerError('TRANSFER-ROW', { name: rowName(table, row), reason });
  if (row.unit !== ledger.identity.unit) throw refuse('它属于其他单位');
  if (isGone(table, row)) throw refuse('它已经离开');
  if (table === 'member') return new Map([['member', [row]]]);
  const party = ownParty(ledger, row);
  const unit = ledger.identity.unit;
  const ofParty = (link: unknown) => party !== undefined && link === party.id;
  return new Map<TransferTable, readonly AnyRow[]>([
    ['organization', [row]],
    ['party_organization', party ? [party] : []],
    ['party_group', ledger.rows('party_group', unit).filter(({ branch }) => ofParty(branch))],
    ['member', ledger.rows('member', unit).filter((one) => (ofParty(one.branch) || one.employer === id) && !isGone('member', one))],
  ]);
}

/** The Party organization of an organization, where it covers no other. */
function ownParty(ledger: ReadableLedger, organization: AnyRow): AnyRow | undefined {
  const id = organization.party_organization;
  const found = typeof id === 'string' ? ledger.row('party_organization', id) : undefined;
  if (!found || found.unit !== organization.unit || isGone('party_organization', found)) return undefined;
  const covers: readonly unknown[] = Array.isArray(found.covers) ? found.covers : [];
  const shared = covers.some((one) => one !== organization.id);
  const led = ledger
    .rows('organization', organization.unit)
    .some((one) => one.id !== organization.id && one.party_organization === found.id);
  return shared || led ? undefined : found;
}

/** What closes those rows at the giving unit: the cells of leaving of each table. Groups have none and stay as they are. */
export function leavingChanges(rows: TransferRows, to: string, on: string): Change[] {
  const after: Partial<Record<TransferTable, Readonly<Record<string, unknown>>>> = {
    organization: { status: 'moved', left_on: on, left_reason: `转接到${to}`.slice(0, 100) },
    party_organization: { ended_on: on },
    member: { left_reason: 'transferred', left_on: on, left_to: to },
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

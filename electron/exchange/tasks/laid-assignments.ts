import type { AssignmentOrder, LaidAssignment, LaidShown } from '#shared/documents/task-assignments.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';

/**
 * The 两包三定 that a county lays down for organizations of the units below, with whose they are. Throws CALL-INVALID for an organization that is not
 * exactly one of a township's, and at a desk that is no county.
 */
export function assignmentsToLay({ ledger }: Bookkeeping, orders: readonly AssignmentOrder[]): LaidAssignment[] {
  const { level, unit: own } = ledger.identity;
  if (orders.length > 0 && level !== 'county') throw new LedgerError('CALL-INVALID', { reason: '两包三定由县级下达到乡镇街道' });
  const laid = orders.map(({ organization: text, ...terms }) => {
    const [id, another] = ledger.find('organization', text);
    const row = id !== undefined && another === undefined ? ledger.row('organization', id) : undefined;
    if (!row) throw new LedgerError('CALL-INVALID', { reason: `台账中没有、或有不止一家“${text}”` });
    if (row.unit === own) throw new LedgerError('CALL-INVALID', { reason: `“${text}”是本单位的组织，请直接填写两包三定` });
    return { unit: row.unit, organization: row.id, name: typeof row.name === 'string' ? row.name : '', ...terms };
  });
  if (new Set(laid.map(({ organization }) => organization)).size < laid.length)
    throw new LedgerError('CALL-INVALID', { reason: '同一家组织下达了两次' });
  return laid;
}

/** What a task lays down for this desk's own organizations, and what becomes of each. */
export function laidHere({ ledger }: Bookkeeping, laid: readonly LaidAssignment[]): LaidShown[] {
  const own = laid.filter(({ unit }) => unit === ledger.identity.unit);
  if (own.length === 0) return [];
  const open = new Set(
    ledger.rows('assignment', ledger.identity.unit).flatMap((row) => (row.completed_on === null ? [row.organization] : [])),
  );
  return own.map(({ unit, ...one }) => {
    const isHere = ledger.row('organization', one.organization)?.unit === unit;
    return { ...one, state: !isHere ? 'unknown' : open.has(one.organization) ? 'there' : 'new' };
  });
}

/** Makes the rows that are not there yet: one batch, which undo takes back. */
export function takeAssignments(
  bookkeeping: Bookkeeping,
  laid: readonly LaidShown[],
  task: { readonly issuer: string; readonly version: number },
): void {
  const changes = laid.flatMap(({ state, organization, due_on, target, area_leader }) =>
    state === 'new'
      ? [
          {
            op: 'insert' as const,
            table: 'assignment' as const,
            id: bookkeeping.clock.id(),
            after: {
              organization,
              due_on,
              target,
              ...(area_leader !== undefined && { area_leader }),
              progress: 'waiting',
              note: `${task.issuer}任务书第 ${task.version} 版下达`,
            },
          },
        ]
      : [],
  );
  if (changes.length > 0) bookkeeping.apply({ origin: 'command', label: `采用任务书下达的两包三定 ${changes.length} 家`, seq: 0, changes });
}

import { branchKinds } from '../codes/party-codes.ts';
import { lastDay, monthOf } from '../model/civil-date.ts';
import type { FactsOf } from '../model/tables.ts';

/** A suspended organization is still registered; one that was deregistered or moved away is not here any more. */
export const isLiveOrganization = (row: Pick<FactsOf<'organization'>, 'status'>): boolean =>
  row.status !== 'deregistered' && row.status !== 'moved';

export const isLiveMember = (row: Pick<FactsOf<'member'>, 'left_reason' | 'left_on'>): boolean =>
  row.left_reason === null && row.left_on === null;

/** A branch that a month's organization life is asked of: founded before the month, not ended by its last day. */
export function isLiveBranch(row: Pick<FactsOf<'party_organization'>, 'kind' | 'founded_on' | 'ended_on'>, period: string): boolean {
  if (row.kind === null || !branchKinds.includes(row.kind)) return false;
  return (row.founded_on === null || monthOf(row.founded_on) < period) && (row.ended_on === null || row.ended_on > lastDay(period));
}

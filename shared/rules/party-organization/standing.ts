import { lastDay } from '../../model/civil-date.ts';
import type { FactsOf } from '../../model/tables.ts';
import { isLiveMember } from '../live.ts';
import { type FactsView, reads } from '../rule.ts';

type PartyOrganization = FactsOf<'party_organization'>;

/** Branches whose members are on their own roster: those of a functional or a temporary branch stay with their own [条例5, 6]. */
const rosterKinds: readonly string[] = ['branch', 'joint_branch', 'mobile_branch'];

/** Whether a Party organization was not ended by the last day of a month. */
export const isStanding = (row: Pick<PartyOrganization, 'ended_on'>, period: string): boolean =>
  row.ended_on === null || row.ended_on > lastDay(period);

/** Whether the numbers of its own members are asked of it. */
export const hasRoster = (row: Pick<PartyOrganization, 'kind' | 'ended_on'>, period: string): boolean =>
  row.kind !== null && rosterKinds.includes(row.kind) && isStanding(row, period);

/** What `rosterOf` reads, of the branch that is the subject. */
export const rosterRead = reads('member', ['branch', 'category', 'left_reason', 'left_on'], { by: 'to', field: 'branch' });

/** How many members are on a branch's roster now, and how many of them are full members. */
export function rosterOf(row: PartyOrganization, facts: FactsView): { readonly all: number; readonly full: number } {
  const members = facts.where('member', 'branch', row.id).filter(isLiveMember);
  return { all: members.length, full: members.filter(({ category }) => category === 'full').length };
}

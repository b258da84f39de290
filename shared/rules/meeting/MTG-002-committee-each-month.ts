import type { FactsOf } from '../../model/tables.ts';
import { isLiveBranch } from '../live.ts';
import { namesIn } from '../people.ts';
import { reads, rule } from '../rule.ts';
import { branchMeetingsRead, heldBetween, liveBranchRead, monthTitle } from './branch-life.ts';

/** A branch of fewer than seven full members has a secretary, and a deputy where there is need, and no committee [PTY-003]. */
const leastOfCommittee = 3;
const hasCommittee = (branch: FactsOf<'party_organization'>) =>
  branch.committee_size === null ? namesIn(branch.committee_members).length > 0 : branch.committee_size >= leastOfCommittee;

export default rule({
  id: 'MTG-002',
  table: 'party_organization',
  title: '设支部委员会的，支委会每月至少一次',
  severity: 'warning',
  source: '条例12',
  parameters: {},
  reads: [liveBranchRead, reads('party_organization', ['committee_size', 'committee_members']), branchMeetingsRead],
  periodic: true,
  check(branch, { facts, period }) {
    if (!isLiveBranch(branch, period) || !hasCommittee(branch) || heldBetween(facts, branch.id, 'committee', period, period).length > 0)
      return [];
    return [
      {
        field: 'name',
        message: `${monthTitle(period)}没有支委会的记录，设支部委员会的一般每月至少召开 1 次；已召开的请补登记，没有召开的请填写说明（不设委员会的，委员数填 0）。`,
      },
    ];
  },
});

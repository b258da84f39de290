import { isLiveBranch } from '../live.ts';
import { rule } from '../rule.ts';
import { branchMeetingsRead, heldBetween, liveBranchRead, quarterEnding } from './branch-life.ts';

export default rule({
  id: 'MTG-001',
  table: 'party_organization',
  title: '支部党员大会每季度至少一次',
  severity: 'warning',
  source: '条例11',
  parameters: {},
  reads: [liveBranchRead, branchMeetingsRead],
  periodic: true,
  check(branch, { facts, period }) {
    const quarter = quarterEnding(period);
    if (!quarter || !isLiveBranch(branch, period) || heldBetween(facts, branch.id, 'general', quarter.first, period).length > 0) return [];
    return [
      {
        field: 'name',
        message: `${quarter.title}没有支部党员大会的记录，一般每季度至少召开 1 次；已召开的请补登记，没有召开的请尽快召开并填写说明。`,
      },
    ];
  },
});

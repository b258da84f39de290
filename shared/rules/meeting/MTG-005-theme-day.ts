import { isLiveBranch } from '../live.ts';
import { rule } from '../rule.ts';
import { branchMeetingsRead, heldBetween, liveBranchRead, monthTitle } from './branch-life.ts';

export default rule({
  id: 'MTG-005',
  table: 'party_organization',
  title: '主题党日每月一次',
  severity: 'warning',
  source: '条例16',
  parameters: {},
  reads: [liveBranchRead, branchMeetingsRead],
  periodic: true,
  check(branch, { facts, period }) {
    if (!isLiveBranch(branch, period) || heldBetween(facts, branch.id, 'theme_day', period, period).length > 0) return [];
    return [
      { field: 'name', message: `${monthTitle(period)}没有主题党日的记录，一般每月开展 1 次；已开展的请补登记，没有开展的请填写说明。` },
    ];
  },
});

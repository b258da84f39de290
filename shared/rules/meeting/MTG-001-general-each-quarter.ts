import { isLiveBranch } from '../live.ts';
import { rule } from '../rule.ts';
import { branchMeetingsRead, heldBetween, leastOfQuarter, liveBranchRead, ofQuarter, quarterEnding, wholeMonths } from './branch-life.ts';

/** 条例11: 一般每季度召开 1 次. Asked of quarters that the branch lived to the full, unless the county asks for it sooner. */
export default rule({
  id: 'MTG-001',
  table: 'party_organization',
  title: '支部党员大会每季度至少一次',
  severity: 'warning',
  source: '条例11',
  parameters: { least_months: leastOfQuarter },
  reads: [liveBranchRead, branchMeetingsRead],
  periodic: true,
  check(branch, { facts, period, parameters }) {
    const quarter = quarterEnding(period);
    if (!quarter || !isLiveBranch(branch, period)) return [];
    const months = wholeMonths(branch.founded_on, quarter.first, period);
    if (months < parameters.least_months || heldBetween(facts, branch.id, 'general', quarter.first, period).length > 0) return [];
    return [
      {
        field: 'name',
        message: `${quarter.title}没有支部党员大会的记录，${ofQuarter(months)}一般每季度至少召开 1 次；已召开的请补登记，没有召开的请尽快召开并填写说明。`,
      },
    ];
  },
});

import { isLiveBranch } from '../live.ts';
import { byText } from '../people.ts';
import { reads, rule } from '../rule.ts';
import { heldBetween, liveBranchRead, monthTitle } from './branch-life.ts';

export default rule({
  id: 'MTG-003',
  table: 'party_organization',
  title: '设党小组的，党小组会每月至少一次',
  severity: 'warning',
  source: '条例13',
  parameters: {},
  reads: [
    liveBranchRead,
    reads('party_group', ['branch', 'name'], { by: 'to', field: 'branch' }),
    reads('meeting', ['branch', 'group', 'kinds', 'start'], { by: 'to', field: 'branch' }),
  ],
  periodic: true,
  check(branch, { facts, period }) {
    if (!isLiveBranch(branch, period)) return [];
    const met = new Set<string | null>(heldBetween(facts, branch.id, 'group', period, period).map((meeting) => meeting.group));
    return facts
      .where('party_group', 'branch', branch.id)
      .filter((group) => !met.has(group.id))
      .sort((a, b) => byText(a.id, b.id))
      .map((group) => ({
        field: 'name',
        message: `${monthTitle(period)}党小组“${group.name ?? '（未填名称）'}”没有党小组会的记录，一般每月至少召开 1 次；已召开的请补登记并选明党小组，没有召开的请填写说明。`,
        other: { table: 'party_group', id: group.id } as const,
      }));
  },
});

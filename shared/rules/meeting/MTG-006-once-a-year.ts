import type { FactsOf } from '../../model/tables.ts';
import { isLiveBranch, isLiveMember } from '../live.ts';
import { byText, listed, namesIn } from '../people.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';
import { branchMeetingsRead, heldBetween, liveBranchRead, wholeMonths, yearEnding } from './branch-life.ts';

type Branch = FactsOf<'party_organization'>;

const yearly = [
  { kind: 'life', title: '组织生活会', when: '每年至少 1 次，一般在第四季度召开' },
  { kind: 'review', title: '民主评议党员', when: '每年 1 次' },
  { kind: 'talk', title: '谈心谈话', when: '支委之间、支委与党员之间、党员之间每年至少 1 次' },
] as const;

interface Hours {
  readonly member_hours: number;
  readonly leader_hours: number;
}

/** Members who joined within the year are not asked for a whole year's study. */
function study(branch: Branch, facts: FactsView, year: string, hours: Hours): Finding[] {
  const leaders = new Set([branch.secretary, branch.deputies, branch.committee_members].flatMap(namesIn));
  const isLeader = (member: FactsOf<'member'>) =>
    ['secretary', 'deputy', 'committee'].includes(member.party_post ?? '') || (member.name !== null && leaders.has(member.name));
  const short = facts
    .where('member', 'branch', branch.id)
    .filter((member) => isLiveMember(member) && (member.joined_on ?? '') < `${year}-01-01`)
    .filter((member) => (member.study_hours ?? 0) < (isLeader(member) ? hours.leader_hours : hours.member_hours))
    .map((member) => `${member.name ?? '（未填姓名）'}（${member.study_hours ?? '未填'}）`)
    .sort(byText);
  if (short.length === 0) return [];
  return [
    {
      field: 'name',
      message: `${year} 年有 ${short.length} 名党员学时不足：${listed(short)}；党员每年不少于 ${hours.member_hours} 学时，书记和支委不少于 ${hours.leader_hours} 学时，请补学或核对“年度学时”。`,
    },
  ];
}

/** 条例17 puts 组织生活会 into the fourth quarter as a rule, and 民主评议 goes with it: a branch that lived that quarter to the full is asked for both. */
const lastQuarter = 3;

/** A branch founded within the year is asked for what takes the year (谈心谈话, hours of study) only where it had enough of it: 惯例, half of it. */
export default rule({
  id: 'MTG-006',
  table: 'party_organization',
  title: '组织生活会、民主评议党员、谈心谈话和学时每年达到要求',
  severity: 'warning',
  source: '条例17–19；教育',
  parameters: {
    member_hours: { title: '党员每年学时', shipped: 32 },
    leader_hours: { title: '书记和支委每年学时', shipped: 56 },
    least_months: { title: '年内成立的党支部，成立后满几个整月即要求谈心谈话和学时', shipped: 6 },
  },
  reads: [
    liveBranchRead,
    reads('party_organization', ['secretary', 'deputies', 'committee_members']),
    branchMeetingsRead,
    reads('member', ['branch', 'name', 'joined_on', 'study_hours', 'party_post', 'left_reason', 'left_on'], { by: 'to', field: 'branch' }),
  ],
  periodic: true,
  check(branch, { facts, period, parameters }) {
    const span = yearEnding(period);
    if (!span || !isLiveBranch(branch, period)) return [];
    const months = wholeMonths(branch.founded_on, span.first, period);
    const founded = months < 12 ? `年内成立满 ${months} 个整月，` : '';
    const missing = yearly
      .filter(({ kind }) => months >= (kind === 'talk' ? parameters.least_months : lastQuarter))
      .filter(({ kind }) => heldBetween(facts, branch.id, kind, span.first, period).length === 0)
      .map(({ title, when }) => ({
        field: 'name',
        message: `${span.year} 年没有${title}的记录，${founded}${when}；已开展的请补登记，没有开展的请填写说明。`,
      }));
    return months < parameters.least_months ? missing : [...missing, ...study(branch, facts, span.year, parameters)];
  },
});

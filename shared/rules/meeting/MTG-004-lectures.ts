import { isLiveBranch } from '../live.ts';
import { termBegan } from '../party-organization/PTY-006-term.ts';
import { namesIn } from '../people.ts';
import { type Finding, reads, rule } from '../rule.ts';
import { heldBetween, leastOfQuarter, liveBranchRead, ofQuarter, quarterEnding, wholeMonths, yearEnding } from './branch-life.ts';

/**
 * 条例16 sets no number of lectures: both are 惯例. A quarter that the branch did not live to the full is not asked about; nor is a year's lecture
 * of a secretary whose branch was founded, or whose term began, when less than half of the year was left.
 */
export default rule({
  id: 'MTG-004',
  table: 'party_organization',
  title: '党课每季度一次，书记每年至少讲一次',
  severity: 'warning',
  source: '惯例（条例16 未定次数）',
  parameters: {
    each_quarter: { title: '党课每季度次数', shipped: 1 },
    by_secretary: { title: '书记每年讲党课次数', shipped: 1 },
    least_months: leastOfQuarter,
    secretary_months: { title: '年内成立或换届的，书记任职满几个整月即要求讲党课', shipped: 6 },
  },
  reads: [
    liveBranchRead,
    reads('party_organization', ['secretary', 'term_start', 'last_election']),
    reads('meeting', ['branch', 'kinds', 'start', 'lecturer'], { by: 'to', field: 'branch' }),
  ],
  periodic: true,
  check(branch, { facts, period, parameters }) {
    const quarter = quarterEnding(period);
    if (!quarter || !isLiveBranch(branch, period)) return [];
    const findings: Finding[] = [];
    const lectures = heldBetween(facts, branch.id, 'lecture', quarter.first, period).length;
    const months = wholeMonths(branch.founded_on, quarter.first, period);
    if (months >= parameters.least_months && lectures < parameters.each_quarter)
      findings.push({
        field: 'name',
        message: `${quarter.title}党课 ${lectures} 次，${ofQuarter(months)}按要求应有 ${parameters.each_quarter} 次；已上党课的请补登记，没有上的请安排并填写说明。`,
      });
    const year = yearEnding(period);
    const secretaries = namesIn(branch.secretary);
    if (!year || secretaries.length === 0) return findings;
    const inOffice = Math.min(wholeMonths(branch.founded_on, year.first, period), wholeMonths(termBegan(branch), year.first, period));
    if (inOffice < parameters.secretary_months) return findings;
    const given = heldBetween(facts, branch.id, 'lecture', year.first, period).filter((meeting) =>
      namesIn(meeting.lecturer).some((name) => secretaries.includes(name)),
    ).length;
    if (given < parameters.by_secretary)
      findings.push({
        field: 'secretary',
        message: `${year.year} 年书记${secretaries.join('、')}讲党课 ${given} 次，${inOffice < 12 ? `年内任职满 ${inOffice} 个整月，` : ''}按要求每年至少 ${parameters.by_secretary} 次；已讲的请核对授课人，没有讲的请填写说明。`,
      });
    return findings;
  },
});

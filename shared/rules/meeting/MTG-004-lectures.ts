import { isLiveBranch } from '../live.ts';
import { namesIn } from '../people.ts';
import { type Finding, reads, rule } from '../rule.ts';
import { heldBetween, liveBranchRead, quarterEnding, yearEnding } from './branch-life.ts';

export default rule({
  id: 'MTG-004',
  table: 'party_organization',
  title: '党课每季度一次，书记每年至少讲一次',
  severity: 'warning',
  source: '惯例（条例16 未定次数）',
  parameters: {
    each_quarter: { title: '党课每季度次数', shipped: 1 },
    by_secretary: { title: '书记每年讲党课次数', shipped: 1 },
  },
  reads: [
    liveBranchRead,
    reads('party_organization', ['secretary']),
    reads('meeting', ['branch', 'kinds', 'start', 'lecturer'], { by: 'to', field: 'branch' }),
  ],
  periodic: true,
  check(branch, { facts, period, parameters }) {
    const quarter = quarterEnding(period);
    if (!quarter || !isLiveBranch(branch, period)) return [];
    const findings: Finding[] = [];
    const lectures = heldBetween(facts, branch.id, 'lecture', quarter.first, period).length;
    if (lectures < parameters.each_quarter)
      findings.push({
        field: 'name',
        message: `${quarter.title}党课 ${lectures} 次，按要求应有 ${parameters.each_quarter} 次；已上党课的请补登记，没有上的请安排并填写说明。`,
      });
    const year = yearEnding(period);
    const secretaries = namesIn(branch.secretary);
    if (!year || secretaries.length === 0) return findings;
    const given = heldBetween(facts, branch.id, 'lecture', year.first, period).filter((meeting) =>
      namesIn(meeting.lecturer).some((name) => secretaries.includes(name)),
    ).length;
    if (given < parameters.by_secretary)
      findings.push({
        field: 'secretary',
        message: `${year.year} 年书记${secretaries.join('、')}讲党课 ${given} 次，按要求每年至少 ${parameters.by_secretary} 次；已讲的请核对授课人，没有讲的请填写说明。`,
      });
    return findings;
  },
});

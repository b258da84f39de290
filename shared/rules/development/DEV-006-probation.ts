import { isEnded } from '../../development/stages.ts';
import { endOfProbation, isLawfulExtension, lateFrom, probationFaults } from '../member/probation.ts';
import { type Finding, reads, rule } from '../rule.ts';

export default rule({
  id: 'DEV-006',
  table: 'development',
  title: '预备期满及时讨论转正',
  severity: 'error',
  mixed: true,
  source: '党章7；细则32（2026年修订版为31）；满期后一个月为惯例',
  parameters: {},
  reads: [reads('development', ['admitted_on', 'extended_to', 'full_on', 'ended_reason', 'ended_on'])],
  check(row, { today }) {
    const { admitted_on: joined, full_on: full, extended_to: extended } = row;
    if (joined === null) return [];
    const findings: Finding[] = probationFaults({ joined, full, extendedTo: extended }, '预备日期');
    if (extended !== null && !isLawfulExtension(joined, extended))
      findings.push({
        field: 'extended_to',
        severity: 'warning',
        message: `预备日期 ${joined}，预备期延长至 ${extended}；预备期为一年，只能延长一次，延长不少于半年、不超过一年，请核对批准的日期。`,
      });
    const end = endOfProbation(joined, extended);
    if (full === null && !isEnded(row) && lateFrom(end) <= today)
      findings.push({
        field: 'full_on',
        severity: 'warning',
        message: `预备期 ${end} 已满，一个月后还没有讨论转正；请及时召开支部大会讨论，已转正的请补填转正日期，延长预备期的请填“预备期延长至”。`,
      });
    return findings;
  },
});

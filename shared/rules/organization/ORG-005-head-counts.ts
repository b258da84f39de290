import { isLiveMember, isLiveOrganization } from '../live.ts';
import { type Finding, reads, rule } from '../rule.ts';

export default rule({
  id: 'ORG-005',
  table: 'organization',
  title: '职工、党员人数互相一致',
  severity: 'warning',
  source: '惯例',
  parameters: {},
  reads: [
    reads('organization', ['status', 'staff_full', 'staff_part', 'members_full', 'members_probationary', 'under_35']),
    reads('member', ['employer', 'left_reason', 'left_on'], { by: 'to', field: 'employer' }),
  ],
  check(row, { facts }) {
    const findings: Finding[] = [];
    const staff = row.staff_full === null ? null : row.staff_full + (row.staff_part ?? 0);
    const declared =
      row.members_full === null && row.members_probationary === null ? null : (row.members_full ?? 0) + (row.members_probationary ?? 0);
    if (staff !== null && declared !== null && declared > staff)
      findings.push({ field: 'members_full', message: `党员 ${declared} 人，多于职工 ${staff} 人；请核对党员数和职工数。` });
    if (staff !== null && row.under_35 !== null && row.under_35 > staff)
      findings.push({ field: 'under_35', message: `35 岁以下 ${row.under_35} 人，多于职工 ${staff} 人；请核对。` });
    if (declared === null || !isLiveOrganization(row)) return findings;
    const onRoster = facts.where('member', 'employer', row.id).filter(isLiveMember).length;
    if (onRoster !== declared)
      findings.push({
        field: 'members_full',
        message: `填报党员 ${declared} 人（正式、预备合计），党员花名册上在此工作的有 ${onRoster} 人；请核对人数，或在花名册补齐工作单位。`,
      });
    return findings;
  },
});

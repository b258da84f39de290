import { titleOf } from '../../codes/code-list.ts';
import { assignmentProgress } from '../../codes/party-work-codes.ts';
import { isCompleted } from '../../coverage/building-board.ts';
import { isBuilt } from '../../coverage/coverage.ts';
import type { FactsOf } from '../../model/tables.ts';
import { isLiveOrganization } from '../live.ts';
import { byText } from '../people.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';

type Assignment = FactsOf<'assignment'>;
type Organization = FactsOf<'organization'>;

/** What is wrong with an assignment that is not completed. */
function openFindings(row: Assignment, organization: Organization | undefined, facts: FactsView, today: string): Finding[] {
  const findings: Finding[] = [];
  if (row.due_on !== null && row.due_on < today)
    findings.push({
      field: 'due_on',
      severity: 'warning',
      message:
        organization && isBuilt(organization)
          ? `组建期限 ${row.due_on} 已过，这个组织已建党组织；请把进度改为“已建成”，填写完成日期。`
          : `组建期限 ${row.due_on} 已过，还没有建成；请抓紧组建，建成后填写完成日期，确需延长的按程序改期并在推进说明中写明原因。`,
    });
  const [other] = facts
    .where('assignment', 'organization', row.organization ?? '')
    .filter((one) => one.id !== row.id && !isCompleted(one))
    .sort((a, b) => byText(a.id, b.id));
  if (other)
    findings.push({
      field: 'organization',
      severity: 'warning',
      message: '这个组织另有一条没有完成的两包三定；一个组织只落实一套责任，请保留一条，删除另一条。',
      other: { table: 'assignment', id: other.id },
    });
  return findings;
}

/** What is wrong with an assignment that says it is completed. */
function completedFindings(row: Assignment, organization: Organization | undefined, today: string): Finding[] {
  const findings: Finding[] = [];
  const { completed_on: day, progress } = row;
  if (day === null)
    findings.push({ field: 'completed_on', severity: 'warning', message: '进度是“已建成”，没有填完成日期；请填写党组织批准成立的日期。' });
  else if (day > today)
    findings.push({
      field: 'completed_on',
      message: `完成日期 ${day} 还没有到；请改为实际日期，还没有建成的请清空。`,
    });
  else if (organization && organization.registered_on !== null && day < organization.registered_on && organization.registered_on <= today)
    findings.push({
      field: 'completed_on',
      message: `完成日期 ${day} 早于这个组织的登记日期 ${organization.registered_on}；请核对两个日期。`,
      other: { table: 'organization', id: organization.id },
    });
  if (progress !== null && progress !== 'built')
    findings.push({
      field: 'progress',
      severity: 'warning',
      message: `已填完成日期，进度还是“${titleOf(assignmentProgress, progress)}”；请把进度改为“已建成”，没有建成的请清空完成日期。`,
    });
  else if (organization && isLiveOrganization(organization) && !isBuilt(organization))
    findings.push({
      field: 'progress',
      severity: 'warning',
      message:
        '进度是“已建成”，两新组织表上这个组织还不是已建：没有选党组织，或覆盖方式不是单独、联合、区域、行业组建；请补填，还没有建成的请改进度。',
      other: { table: 'organization', id: organization.id },
    });
  return findings;
}

export default rule({
  id: 'COV-002',
  table: 'assignment',
  title: '两包三定按期完成，建成有据',
  severity: 'error',
  mixed: true,
  source: '衢州两包三定；日期和重复为惯例',
  parameters: {},
  reads: [
    reads('assignment', ['organization', 'due_on', 'progress', 'completed_on']),
    reads('assignment', ['organization', 'progress', 'completed_on'], { by: 'same', field: 'organization' }),
    reads('organization', ['status', 'party_organization', 'coverage', 'registered_on'], { by: 'from', field: 'organization' }),
  ],
  check(row, { facts, today }) {
    const organization = facts.get('organization', row.organization);
    if (isCompleted(row)) return completedFindings(row, organization, today);
    // nobody builds in an organization that is gone
    return organization && !isLiveOrganization(organization) ? [] : openFindings(row, organization, facts, today);
  },
});

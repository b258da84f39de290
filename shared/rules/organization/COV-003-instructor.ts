import type { FactsOf } from '../../model/tables.ts';
import { type Finding, reads, rule } from '../rule.ts';

const isInstructing = ({ kind, ended_on }: FactsOf<'worker'>, today: string) =>
  kind === 'instructor' && (ended_on === null || ended_on > today);

/** Whether somebody is on the way to membership: who is a full member already, or was let go, is not. */
const isUnderWay = ({ ended_reason, ended_on, full_on }: FactsOf<'development'>) =>
  ended_reason === null && ended_on === null && full_on === null;

export default rule({
  id: 'COV-003',
  table: 'organization',
  title: '规模较大而没有党员的组织派指导员、定发展计划',
  severity: 'warning',
  source: '衢州',
  parameters: { staff: { title: '职工数达到', shipped: 50 } },
  reads: [
    reads('organization', [
      'status',
      'staff_full',
      'staff_part',
      'members_full',
      'members_probationary',
      'applicants',
      'activists',
      'instructor',
    ]),
    reads('worker', ['kind', 'serves', 'ended_on'], { by: 'to', field: 'serves' }),
    reads('development', ['employer', 'ended_reason', 'ended_on', 'full_on'], { by: 'to', field: 'employer' }),
  ],
  check(row, { facts, today, parameters }): Finding[] {
    const staff = (row.staff_full ?? 0) + (row.staff_part ?? 0);
    if (row.status !== 'active' || staff < parameters.staff) return [];
    // with both empty nobody has said that there is none
    if (row.members_full === null && row.members_probationary === null) return [];
    if ((row.members_full ?? 0) + (row.members_probationary ?? 0) > 0) return [];
    const hasInstructor = row.instructor !== null || facts.where('worker', 'serves', row.id).some((one) => isInstructing(one, today));
    const hasPlan =
      (row.applicants ?? 0) + (row.activists ?? 0) > 0 || facts.where('development', 'employer', row.id).some((one) => isUnderWay(one));
    const wanting = [
      ...(hasInstructor ? [] : ['派党建指导员（填“党建指导员”，或在党务工作者表登记联系组织）']),
      ...(hasPlan ? [] : ['定发展党员计划（在发展党员表登记培养对象，或填写入党申请人、积极分子数）']),
    ];
    if (wanting.length === 0) return [];
    return [
      {
        field: hasInstructor ? 'applicants' : 'instructor',
        message: `职工 ${staff} 人，没有党员，还没有${wanting.join('，也没有')}；请落实。`,
      },
    ];
  },
});

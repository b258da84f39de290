import { isBuilt } from '#shared/coverage/coverage.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { numberOf, type Town } from './town.ts';

/** 两包三定 of every sixth organization, and an instructor and a plan for the large ones with next to no members [COV-002, COV-003]. */
export function addAssignments(town: Town): void {
  town.rows('organization').forEach((organization, index) => {
    if (organization.status !== 'active') return;
    if (index % 6 === 0) addAssignment(town, organization);
    if (numberOf(organization.staff_full) >= 50 && membersOf(organization) <= 1) lookAfter(town, organization, index);
  });
}

export const membersOf = (row: AnyRow): number => numberOf(row.members_full) + numberOf(row.members_probationary);

function addAssignment({ chance, add }: Town, organization: AnyRow): void {
  const built = isBuilt(organization);
  add('assignment', {
    organization: organization.id,
    area_leader: '郑副书记',
    point_cadre: '王干部',
    responsible: '张指导',
    due_on: built ? '2025-06-30' : `2027-${chance.pick(['01-31', '03-31', '06-30'])}`,
    target: '单独组建党支部 1 个',
    progress: built ? 'built' : chance.pick(['waiting', 'visiting', 'preparing', 'applied']),
    completed_on: built ? `2025-0${chance.whole(2, 9)}-15` : null,
  });
}

/** Half of them have an instructor by name, half by the list of 党务工作者. */
function lookAfter({ add, write }: Town, { id, applicants }: AnyRow, index: number): void {
  const named = index % 2 === 0;
  write('organization', id, { instructor: named ? '张指导' : null, applicants: Math.max(1, numberOf(applicants)) });
  if (!named) add('worker', { name: '吴指导', kind: 'instructor', employer: '区委两新工委', serves: [id], term_start: '2025-01-01' });
}

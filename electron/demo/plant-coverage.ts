import { isBuilt } from '#shared/coverage/coverage.ts';
import { addDays } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, type Planter } from './planter.ts';
import { membersOf } from './sound-coverage.ts';
import { textOf, type Values } from './town.ts';

const assignment = (defect: string, cell: string, isDone: boolean, values: (row: AnyRow, field: Field) => Values): Planter => ({
  rule: 'COV-002',
  defect,
  plant(field) {
    const row = field.take('assignment', ({ progress }) => (progress === 'built') === isDone);
    field.town.write('assignment', row.id, values(row, field));
    return [at('assignment', row.id, cell)];
  },
});

const beforeRegistration = ({ organization }: AnyRow, { town }: Field): Values => ({
  completed_on: addDays(textOf(town.row('organization', textOf(organization)).registered_on), -1),
});

const twins: Planter = {
  rule: 'COV-002',
  defect: 'two open assignments of one organization',
  plant({ town, take }) {
    const { id, created_at, ...first } = take('assignment', ({ progress }) => progress !== 'built');
    const second = town.add('assignment', first);
    return [at('assignment', id, 'organization'), at('assignment', second.id, 'organization')];
  },
};

/** An organization of 80 without a member: whom nobody instructs and who has no plan, but for what is given. */
const large = (defect: string, cell: string, values: Values, beside?: (field: Field, id: string) => void): Planter => ({
  rule: 'COV-003',
  defect,
  plant(field) {
    const { town } = field;
    const served = town.rows('worker').flatMap(({ serves }) => (serves ?? []) as readonly string[]);
    const lookedAfter = new Set([...served, ...town.rows('development').map(({ employer }) => employer)]);
    const fits = (row: AnyRow) => row.status === 'active' && membersOf(row) === 0 && !lookedAfter.has(row.id) && !isBuilt(row);
    const { id } = field.take('organization', fits);
    town.write('organization', id, { staff_full: 80, instructor: null, applicants: 0, activists: 0, ...values });
    beside?.(field, id);
    return [at('organization', id, cell)];
  },
});

export const coveragePlanters: readonly Planter[] = [
  assignment('due yesterday', 'due_on', false, () => ({ due_on: '2027-01-03' })),
  assignment('completed tomorrow', 'completed_on', true, () => ({ completed_on: '2027-01-05' })),
  assignment('completed before there was an organization', 'completed_on', true, beforeRegistration),
  assignment('built without a day', 'completed_on', true, () => ({ completed_on: null })),
  assignment('completed while it is prepared', 'progress', true, () => ({ progress: 'preparing' })),
  assignment('built where the ledger shows nothing', 'progress', false, () => ({ progress: 'built', completed_on: '2026-12-20' })),
  twins,
  large('a large organization without members that nobody looks after', 'instructor', {}),
  large('an applicant, no instructor', 'instructor', { applicants: 2 }),
  large('an instructor, nobody to develop', 'applicants', { instructor: '张指导' }),
  large('an instructor who has left', 'instructor', { activists: 1 }, ({ town }, id) => {
    town.add('worker', { name: '吴指导', kind: 'instructor', serves: [id], ended_on: '2026-12-31' });
  }),
];

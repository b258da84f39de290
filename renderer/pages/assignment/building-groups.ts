import type { Identity } from '#shared/contract/ledger.ts';
import type { BuildingTask } from '#shared/coverage/building-board.ts';
import type { RowSet } from '../../app/row-set.ts';

/** Ways to divide the tasks: by who leads, by the office that keeps the organization, or not. */
export type BuildingGrouping = 'leader' | 'unit' | 'none';

/** What a desk can choose from: a township has no offices below it. */
export const groupingsFor = (level: Identity['level']): { value: BuildingGrouping; label: string }[] => [
  { value: 'leader', label: '按包片领导' },
  ...(level === 'township' ? [] : [{ value: 'unit' as const, label: '按填报单位' }]),
  { value: 'none', label: '不分组' },
];

interface TaskGroup {
  readonly key: string;
  readonly title: string;
  readonly tasks: readonly BuildingTask[];
}

const nobody = '';

/** The groups in the order in which their first task comes: those without a leader before all others. */
export function tasksByGroup(tasks: readonly BuildingTask[], grouping: BuildingGrouping, sets: ReadonlyMap<string, RowSet>): TaskGroup[] {
  if (grouping === 'none') return tasks.length === 0 ? [] : [{ key: 'all', title: '应建未建', tasks }];
  const names = new Map([...(sets.get('unit')?.byId.values() ?? [])].map(({ code, name }) => [code, name]));
  const keyOf = ({ organization, assignment }: BuildingTask) =>
    grouping === 'unit' ? organization.unit : (assignment?.area_leader ?? nobody);
  const titleOf = (key: string) =>
    grouping === 'unit' ? String(names.get(key) ?? key) : key === nobody ? '没有包片领导' : `包片领导：${key}`;
  const groups = new Map<string, BuildingTask[]>();
  for (const task of tasks) {
    const known = groups.get(keyOf(task));
    if (known) known.push(task);
    else groups.set(keyOf(task), [task]);
  }
  return [...groups]
    .map(([key, found]) => ({ key, title: titleOf(key), tasks: found }))
    .sort((a, b) => Number(b.key === nobody) - Number(a.key === nobody));
}

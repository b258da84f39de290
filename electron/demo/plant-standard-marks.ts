import type { AnyRow } from '#shared/model/table.ts';
import { at, type Planter } from './planter.ts';
import type { Values } from './town.ts';

const mark = (defect: string, cell: string, values: (row: AnyRow) => Values): Planter => ({
  rule: 'STD-001',
  defect,
  plant({ town, take }) {
    const row = take('standard_mark');
    town.write('standard_mark', row.id, values(row));
    return [at('standard_mark', row.id, cell)];
  },
});

const twins: Planter = {
  rule: 'STD-001',
  defect: 'the same item of the same year marked twice',
  plant({ town, take }) {
    const { id, created_at, ...first } = take('standard_mark');
    const second = town.add('standard_mark', first);
    return [at('standard_mark', id, 'item'), at('standard_mark', second.id, 'item')];
  },
};

export const standardMarkPlanters: readonly Planter[] = [
  mark('an item that is asked of a Party organization', 'organization', () => ({ item: 'role_identity' })),
  mark('an organization’s item without the organization', 'organization', () => ({ organization: null })),
  mark('a year to come', 'year', () => ({ year: 2031 })),
  mark('met without evidence', 'evidence', () => ({ met: true, evidence: null })),
  mark('marked tomorrow', 'marked_on', () => ({ marked_on: '2027-01-05' })),
  twins,
];

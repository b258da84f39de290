import { addDays } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { at, type Planter } from './planter.ts';
import { textOf, type Values } from './town.ts';

const aid = (defect: string, cell: string, values: (row: AnyRow) => Values, isClosed = true): Planter => ({
  rule: 'WRN-003',
  defect,
  plant({ town, take }) {
    const row = take('visit_aid', (one) => !isClosed || one.closed_on !== null);
    town.write('visit_aid', row.id, values(row));
    return [at('visit_aid', row.id, cell)];
  },
});

export const visitAidPlanters: readonly Planter[] = [
  aid('a rule that does not warn', 'rule', () => ({ rule: 'MTG-001' }), false),
  aid('a warning of nothing', 'party_organization', () => ({ party_organization: null }), false),
  aid('due before it was raised', 'due_on', ({ raised_on: day }) => ({ due_on: addDays(textOf(day), -1) }), false),
  aid('closed without an outcome', 'outcome', () => ({ outcome: null })),
  aid('closed tomorrow', 'closed_on', () => ({ closed_on: '2027-01-05' })),
];

import type { Identity } from '#shared/contract/ledger.ts';
import { type Grouping, groupings } from '#shared/coverage/grouped.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { tableOf } from '#shared/model/tables.ts';

const fields = tableOf('organization').fields;

/** The ways to group, for people: a township has no townships below it. */
export const titleOfGrouping = (level: Identity['level']): { value: Grouping; label: string }[] =>
  groupings
    .filter((grouping) => grouping !== 'township' || level !== 'township')
    .map((grouping) => ({ value: grouping, label: fields[grouping]?.title ?? grouping }));

/** A group as people name it. */
export function titleOfGroup(grouping: Grouping, value: string | null, labelOf: LabelOf): string {
  const field = fields[grouping];
  return value !== null && field ? display(field, value, labelOf) : `未填${field?.title ?? ''}`;
}

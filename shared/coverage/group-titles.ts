import { display, type LabelOf } from '../model/display.ts';
import { tableOf } from '../model/tables.ts';
import { isScale, scaleTitles } from './enterprise-scale.ts';
import type { Grouping } from './grouped.ts';

const fields = tableOf('organization').fields;

/** A grouping as people name it. */
export const titleOfGrouping = (grouping: Grouping): string => (grouping === 'scale' ? '规模' : (fields[grouping]?.title ?? grouping));

/** A group as people name it. */
export function titleOfGroup(grouping: Grouping, value: string | null, labelOf: LabelOf): string {
  if (grouping === 'scale') return value === null ? '未填职工数和营业收入' : isScale(value) ? scaleTitles[value] : value;
  const field = fields[grouping];
  return value !== null && field ? display(field, value, labelOf) : `未填${field?.title ?? ''}`;
}

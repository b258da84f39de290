import type { TableName } from '../model/tables.ts';

/** Head counts whose leap from one month to the next is asked about. */
const watched: Partial<Record<TableName, readonly string[]>> = {
  organization: ['staff_full', 'staff_part'],
  new_employment_point: ['workers'],
};

/** By half or more, and by ten people or more: below that a leap is everyday. Source: 惯例. */
const share = 0.5;
const least = 10;

/** The fields of a row whose number grew or fell by so much that the reason is asked, with both numbers. */
export function largeChanges(
  table: TableName,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { field: string; was: number; is: number }[] {
  return (watched[table] ?? []).flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (typeof was !== 'number' || typeof is !== 'number') return [];
    const by = Math.abs(is - was);
    return by >= least && by >= was * share ? [{ field, was, is }] : [];
  });
}

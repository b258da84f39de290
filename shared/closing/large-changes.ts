import type { TableName } from '../model/tables.ts';

/** Head counts whose leap from one month to the next is asked about. */
const watched: Partial<Record<TableName, readonly string[]>> = {
  organization: ['staff_full', 'staff_part'],
  new_employment_point: ['workers'],
};

/** A leap is by a share of what it was, and by so many people: below that it is everyday. */
export interface LeapLimits {
  readonly share: number;
  readonly least: number;
}

/** The fields of a row whose number grew or fell by so much that the reason is asked, with both numbers [RPT-001]. */
export function largeChanges(
  table: TableName,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  { share, least }: LeapLimits,
): { field: string; was: number; is: number }[] {
  return (watched[table] ?? []).flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (typeof was !== 'number' || typeof is !== 'number') return [];
    const by = Math.abs(is - was);
    return by >= least && by >= was * share ? [{ field, was, is }] : [];
  });
}

import type { AnyRow } from '../model/table.ts';
import type { Criterion } from '../standards/eight-criteria.ts';
import { type Coverage, coverageOf } from './coverage.ts';

/** Fields by which coverage is told apart. */
export const groupings = ['category', 'kind', 'township', 'park'] as const;
export type Grouping = (typeof groupings)[number];

export interface CoverageGroup {
  /** The value that its organizations share; null for those without one. */
  readonly value: string | null;
  readonly coverage: Coverage;
}

/** Coverage by a field, the group with most organizations first, those without a value last. Groups without a live organization are left out. */
export function groupedBy(organizations: Iterable<AnyRow>, grouping: Grouping, criteria: readonly Criterion[]): CoverageGroup[] {
  const groups = new Map<string | null, AnyRow[]>();
  for (const row of organizations) {
    const given = row[grouping];
    const value = typeof given === 'string' && given !== '' ? given : null;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return [...groups]
    .map(([value, rows]) => ({ value, coverage: coverageOf(rows, criteria) }))
    .filter(({ coverage }) => coverage.live.length > 0)
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.coverage.live.length - a.coverage.live.length);
}

import type { AnyRow } from '../model/table.ts';
import type { Ruleset } from '../rules/rule.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { scaleLimits, scaleOf } from './enterprise-scale.ts';

/** By what coverage is told apart: fields, and 规上/规下, which is derived. */
export const groupings = ['category', 'scale', 'kind', 'township', 'park'] as const;
export type Grouping = (typeof groupings)[number];

export interface CoverageGroup {
  /** The value that its organizations share; null for those without one. */
  readonly value: string | null;
  readonly coverage: Coverage;
}

/** What of a ruleset coverage rests on. */
export type CoverageRuleset = Pick<Ruleset, 'criteria' | 'parameters'>;

/** Coverage by a grouping, the group with most organizations first, those without a value last. Groups without a live organization are left out. */
export function groupedBy(organizations: Iterable<AnyRow>, grouping: Grouping, ruleset: CoverageRuleset): CoverageGroup[] {
  const limits = scaleLimits(ruleset.parameters);
  const groups = new Map<string | null, AnyRow[]>();
  for (const row of organizations) {
    const given = grouping === 'scale' ? scaleOf(row, limits) : row[grouping];
    const value = typeof given === 'string' && given !== '' ? given : null;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return [...groups]
    .map(([value, rows]) => ({ value, coverage: coverageOf(rows, ruleset.criteria) }))
    .filter(({ coverage }) => coverage.live.length > 0)
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.coverage.live.length - a.coverage.live.length);
}

import { useMemo } from 'react';
import type { RulesetShown } from '#shared/contract/exchange.ts';
import { developmentLimits } from '#shared/development/limits.ts';
import { type Progress, progressOf } from '#shared/development/progress.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { factsOf } from '#shared/model/facts-of.ts';
import type { RowSet } from '../../app/row-set.ts';
import { useLiveRowSets } from '../../app/rows.ts';
import { useRuleset } from '../../app/ruleset.ts';

export type RowSets = ReadonlyMap<string, RowSet>;
const tables = ['development', 'party_organization', 'organization', 'unit'] as const;

export interface LiveProgress {
  /** Every person, who is most urgent first. */
  readonly people: readonly Progress[];
  /** The rows that names come from. */
  readonly sets: RowSets;
  readonly today: string;
  readonly ruleset: RulesetShown;
}

/** How far every person has come, reckoned anew with every change of a row; undefined until all is read. */
export function useProgress(): LiveProgress | undefined {
  const sets = useLiveRowSets(tables);
  const ruleset = useRuleset();
  const today = chinaDate(new Date());
  const rows = sets.get('development');
  const version = rows?.version();
  const names = tables.map((table) => sets.get(table)?.naming()).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set stays the same while its rows change
  const people = useMemo(
    () =>
      rows && ruleset
        ? progressOf(
            [...rows.byId.values()].map((row) => factsOf<'development'>(row)),
            today,
            developmentLimits(ruleset.parameters),
          )
        : undefined,
    [rows, version, ruleset, today],
  );
  const ready = tables.every((table) => sets.has(table));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sets stay the same while rows are renamed
  return useMemo(
    () => (people && ruleset && ready ? { people, sets, today, ruleset } : undefined),
    [people, ruleset, ready, sets, today, names],
  );
}

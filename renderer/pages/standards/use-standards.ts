import { useMemo } from 'react';
import { chinaDate } from '#shared/model/china-time.ts';
import type { Moment } from '#shared/standards/automatic.ts';
import type { StandardGroup } from '#shared/standards/catalogue.ts';
import { groupsInForce } from '#shared/standards/catalogue-in-force.ts';
import { standardLedger, standardTables } from '#shared/standards/standard-ledger.ts';
import { type StandardsBoard, standardsBoard } from '#shared/standards/standards-board.ts';
import { marksOf } from '#shared/standards/verdict.ts';
import type { RowSet } from '../../app/row-set.ts';
import { useLiveRowSets } from '../../app/rows.ts';
import { useRuleset } from '../../app/ruleset.ts';

export type RowSets = ReadonlyMap<string, RowSet>;
const tables = [...standardTables, 'standard_mark'] as const;

export interface LiveStandards {
  readonly board: StandardsBoard;
  /** The groups of the catalogue in force. */
  readonly groups: readonly StandardGroup[];
  /** The rows that it is made from, for names and what lies behind. */
  readonly sets: RowSets;
  readonly today: string;
  readonly year: number;
  /** Years that can be judged or have marks, the latest first. */
  readonly years: readonly number[];
}

/** The matrix of a group of the catalogue in force (the first where it has no such) in a year, reckoned anew with every change of a row; undefined until all is read. */
export function useStandards(chosenGroup: string, chosenYear: number | undefined): LiveStandards | undefined {
  const sets = useLiveRowSets(tables);
  const ruleset = useRuleset();
  const groups = useMemo(() => ruleset && groupsInForce(ruleset), [ruleset]);
  const group = groups?.find(({ id }) => id === chosenGroup) ?? groups?.[0];
  const today = chinaDate(new Date());
  const thisYear = Number(today.slice(0, 4));
  const year = chosenYear ?? thisYear;
  const ready = tables.every((table) => sets.has(table));
  const versions = standardTables.map((table) => sets.get(table)?.version()).join();
  const markVersion = sets.get('standard_mark')?.version();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sets stay the same while their rows change
  const ledger = useMemo(() => standardLedger((table) => sets.get(table)?.byId.values() ?? []), [sets, versions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set stays the same while its rows change
  const marks = useMemo(() => marksOf(sets.get('standard_mark')?.byId.values() ?? []), [sets, markVersion]);
  const board = useMemo(() => {
    if (!ready || !ruleset || !groups || !group) return undefined;
    const moment: Moment = { year, today, ruleset };
    return standardsBoard(group, ledger, marks, moment, groups);
  }, [ready, ruleset, groups, group, ledger, marks, year, today]);
  const years = useMemo(() => {
    const marked = [...marks.values()].flatMap((mark) => (mark.year === null ? [] : [mark.year]));
    return [...new Set([thisYear, thisYear - 1, thisYear - 2, ...marked])].sort((a, b) => b - a);
  }, [marks, thisYear]);
  return useMemo(() => board && groups && { board, groups, sets, today, year, years }, [board, groups, sets, today, year, years]);
}

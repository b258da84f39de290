import { useMemo } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { useProblems } from './problems.ts';
import { useRowSets } from './rows.ts';

const nothing: TableName[] = [];

/** The problems that stand in the way of this desk's own month: those of its own rows. Units below mend theirs themselves. */
export function useOwnProblems({ unit, level }: Identity): readonly Problem[] {
  const problems = useProblems();
  const tables = useMemo(
    () => (level === 'township' ? nothing : [...new Set(problems.map((problem) => problem.table))]),
    [problems, level],
  );
  const sets = useRowSets(tables);
  if (level === 'township') return problems;
  return problems.filter((problem) => sets.get(problem.table)?.byId.get(problem.id)?.unit === unit);
}

import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { CheckResult } from '#shared/contract/checking.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { useBridge } from './host-context.tsx';
import { type ProblemCounts, ProblemSet } from './problem-set.ts';

const problemsKey = ['problems'] as const;
const none = new ProblemSet([]);

/** The stored problems of the working month: another set with every full reading, the same one through all replies. */
export function useProblemSet(): ProblemSet {
  const bridge = useBridge();
  const read = async () => new ProblemSet((await bridge.call('checking.problems', {})).problems);
  return useQuery({ queryKey: problemsKey, queryFn: read }).data ?? none;
}

/** The stored problems, kept fresh by every reply. */
export function useProblems(): readonly Problem[] {
  const set = useProblemSet();
  return useSyncExternalStore(set.watch, set.all);
}

/** How many problems a table has. */
export function useProblemCounts(table: TableName): ProblemCounts {
  const set = useProblemSet();
  return useSyncExternalStore(
    set.watch,
    useCallback(() => set.countsOf(table), [set, table]),
  );
}

export const takeProblems = (client: QueryClient, changes: BatchReply['problems']): void =>
  client.getQueryData<ProblemSet>(problemsKey)?.take(changes);

/** Very many problems came and went: they are read anew. */
export const rereadProblems = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: problemsKey });

export const setProblems = (client: QueryClient, problems: CheckResult['problems']): void =>
  void client.setQueryData(problemsKey, new ProblemSet(problems));

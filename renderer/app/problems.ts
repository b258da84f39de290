import { type QueryClient, useIsFetching, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Progress } from '#shared/contract/calls.ts';
import type { CheckResult } from '#shared/contract/checking.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { useBridge } from './host-context.tsx';
import { type ProblemCounts, ProblemSet } from './problem-set.ts';
import { useLasting } from './use-lasting.ts';

const problemsKey = ['problems'] as const;
const none = new ProblemSet([]);

/** The stored problems of the working month: another set with every full reading, the same one through all replies. */
export function useProblemSet(): ProblemSet {
  const bridge = useBridge();
  const read = async () => new ProblemSet((await bridge.call('checking.problems', {}, readingCall)).problems);
  return useQuery({ queryKey: problemsKey, queryFn: read }).data ?? none;
}

/** The one call at a time that reads the problems: the first of a month looks at every row, which lasts at a county. */
const readingCall = crypto.randomUUID();

/** How far the reading of the problems is, where it lasts above a second. */
export function useProblemsReading(): Progress | undefined {
  const bridge = useBridge();
  const reads = useIsFetching({ queryKey: problemsKey }) > 0;
  const lasts = useLasting(reads, 1000);
  const [progress, setProgress] = useState<Progress>();
  // the next reading begins with nothing told
  useEffect(() => {
    if (!reads) setProgress(undefined);
  }, [reads]);
  useEffect(
    () => bridge.listen((event) => event.type === 'progress' && event.call === readingCall && setProgress(event.progress)),
    [bridge],
  );
  return lasts ? progress : undefined;
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

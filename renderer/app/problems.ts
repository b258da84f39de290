import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { CheckResult } from '#shared/contract/checking.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { useAsk, useBridge } from './host-context.tsx';

const problemsKey = ['problems'] as const;
export const problemKey = (problem: Problem): string =>
  [problem.rule, problem.table, problem.id, problem.field, problem.message].join('\n');

const none: readonly Problem[] = [];

/** The stored problems of the working month, kept fresh by every reply. */
export function useProblems(): readonly Problem[] {
  const bridge = useBridge();
  return useQuery({ queryKey: problemsKey, queryFn: async () => (await bridge.call('checking.problems', {})).problems }).data ?? none;
}

export function takeProblems(client: QueryClient, { appeared, gone }: { appeared: readonly Problem[]; gone: readonly Problem[] }): void {
  if (appeared.length === 0 && gone.length === 0) return;
  client.setQueryData<readonly Problem[]>(problemsKey, (known) => {
    if (!known) return known;
    const standing = new Map(known.map((problem) => [problemKey(problem), problem]));
    for (const problem of gone) standing.delete(problemKey(problem));
    for (const problem of appeared) standing.set(problemKey(problem), problem);
    return [...standing.values()];
  });
}

/** Very many problems came and went: they are read anew. */
export const rereadProblems = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: problemsKey });

export const setProblems = (client: QueryClient, problems: CheckResult['problems']): void =>
  void client.setQueryData(problemsKey, problems);

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly waived: number;
}

/** Warnings counts those that still stand without a 说明. */
export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const waived = problems.filter((problem) => problem.severity === 'warning' && problem.waived !== undefined).length;
  return { errors, waived, warnings: problems.length - errors - waived };
}

export interface ProblemGroup {
  readonly rule: string;
  readonly severity: Problem['severity'];
  readonly problems: readonly Problem[];
}

/** Problems by rule and severity: errors first, then by rule; within a rule those still to do come first. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.severity === 'error' ? 0 : 1}${problem.rule}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const first = group[0];
      const ordered = [...group].sort((a, b) => Number(a.waived !== undefined) - Number(b.waived !== undefined));
      return first ? [{ rule: first.rule, severity: first.severity, problems: ordered }] : [];
    });
}

/** Title and source of every rule, by id. */
export function useRuleCards() {
  const cards = useAsk('checking.rules', {}).data;
  return (rule: string) => cards?.find((card) => card.id === rule);
}

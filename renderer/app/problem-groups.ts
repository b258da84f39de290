import type { Problem } from '#shared/rules/rule.ts';

export interface ProblemGroup {
  readonly rule: string;
  readonly severity: Problem['severity'];
  readonly problems: readonly Problem[];
}

const keyOf = ({ severity, rule }: Pick<Problem, 'severity' | 'rule'>) => `${severity === 'error' ? 0 : 1}${rule}`;
const same = (a: readonly Problem[], b: readonly Problem[]) => a.length === b.length && a.every((problem, index) => problem === b[index]);

/** Problems by rule and severity: errors first, then by rule; within a rule those still to do come first. A group of `before` that has not changed is given back itself. */
export function groupProblems(problems: readonly Problem[], before: readonly ProblemGroup[] = []): readonly ProblemGroup[] {
  const groups = new Map<string, { readonly open: Problem[]; readonly waived: Problem[] }>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key) ?? { open: [], waived: [] };
    groups.set(key, group);
    (problem.waived === undefined ? group.open : group.waived).push(problem);
  }
  const known = new Map(before.map((group) => [keyOf(group), group]));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { open, waived }]) => {
      const ordered = [...open, ...waived];
      const kept = known.get(key);
      if (kept && same(kept.problems, ordered)) return [kept];
      const first = ordered[0];
      return first ? [{ rule: first.rule, severity: first.severity, problems: ordered }] : [];
    });
}

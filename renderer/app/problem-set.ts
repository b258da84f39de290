import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';

export const problemKey = (problem: Problem): string =>
  [problem.rule, problem.table, problem.id, problem.field, problem.message].join('\n');

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly waived: number;
}

/** Warnings counts those that still stand without a 说明. */
export function countProblems(problems: readonly Problem[]): ProblemCounts {
  let errors = 0;
  let waived = 0;
  for (const { severity, waived: text } of problems) {
    if (severity === 'error') errors += 1;
    else if (text !== undefined) waived += 1;
  }
  return { errors, waived, warnings: problems.length - errors - waived };
}

/** The problems as last known: one set for every full reading, changed in place by the replies after it. */
export class ProblemSet {
  readonly #byKey: Map<string, Problem>;
  readonly #watchers = new Set<() => void>();
  readonly #counts = new Map<TableName, ProblemCounts>();
  #all: readonly Problem[] | undefined;

  constructor(problems: readonly Problem[]) {
    this.#byKey = new Map(problems.map((problem) => [problemKey(problem), problem]));
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** The same array while nothing changed. */
  all = (): readonly Problem[] => {
    this.#all ??= [...this.#byKey.values()];
    return this.#all;
  };

  /** The problems of one table, counted; the same object while its problems are the same. */
  countsOf(table: TableName): ProblemCounts {
    const known = this.#counts.get(table);
    if (known) return known;
    const counts = countProblems(this.all().filter((problem) => problem.table === table));
    this.#counts.set(table, counts);
    return counts;
  }

  take({ appeared, gone }: BatchReply['problems']): void {
    if (appeared.length === 0 && gone.length === 0) return;
    for (const problem of gone) this.#byKey.delete(problemKey(problem));
    for (const problem of appeared) this.#byKey.set(problemKey(problem), problem);
    for (const problem of [...gone, ...appeared]) this.#counts.delete(problem.table);
    this.#all = undefined;
    for (const watcher of this.#watchers) watcher();
  }
}

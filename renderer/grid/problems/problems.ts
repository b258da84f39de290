import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';

export type Mark = 'error' | 'warning' | 'waived';

const keyOf = (problem: Problem) => [problem.rule, problem.field, problem.message].join('\u0000');
const markOf = (problem: Problem): Mark => (problem.severity === 'error' ? 'error' : problem.waived === undefined ? 'warning' : 'waived');
const heavier: readonly Mark[] = ['error', 'warning', 'waived'];

/** The stored problems of one table, by row and field. */
export class ProblemMarks {
  readonly #table: TableName;
  #byRow = new Map<string, Problem[]>();

  constructor(table: TableName, problems: readonly Problem[]) {
    this.#table = table;
    this.replace(problems);
  }

  replace(problems: readonly Problem[]): void {
    this.#byRow = new Map();
    for (const problem of problems) this.#add(problem);
  }

  /** Takes in what a batch changed; returns the ids of the rows concerned. */
  merge({ appeared, gone }: BatchReply['problems']): Set<string> {
    for (const problem of gone) this.#remove(problem);
    for (const problem of appeared) {
      this.#remove(problem);
      this.#add(problem);
    }
    return new Set([...gone, ...appeared].filter((problem) => problem.table === this.#table).map((problem) => problem.id));
  }

  hasRow(id: string): boolean {
    return this.#byRow.has(id);
  }

  /** Problems of a cell, the heaviest first. */
  at(id: string, field: string): readonly Problem[] {
    const found = this.#byRow.get(id)?.filter((problem) => problem.field === field) ?? [];
    return found.length > 1 ? [...found].sort((a, b) => heavier.indexOf(markOf(a)) - heavier.indexOf(markOf(b))) : found;
  }

  markAt(id: string, field: string): Mark | undefined {
    if (!this.#byRow.has(id)) return undefined;
    const first = this.at(id, field)[0];
    return first && markOf(first);
  }

  counts(): { errors: number; warnings: number } {
    let errors = 0;
    let warnings = 0;
    for (const problems of this.#byRow.values())
      for (const problem of problems) {
        const mark = markOf(problem);
        if (mark === 'error') errors += 1;
        else if (mark === 'warning') warnings += 1;
      }
    return { errors, warnings };
  }

  #add(problem: Problem): void {
    if (problem.table !== this.#table) return;
    const row = this.#byRow.get(problem.id);
    if (row) row.push(problem);
    else this.#byRow.set(problem.id, [problem]);
  }

  #remove(problem: Problem): void {
    if (problem.table !== this.#table) return;
    const left = this.#byRow.get(problem.id)?.filter((other) => keyOf(other) !== keyOf(problem)) ?? [];
    if (left.length > 0) this.#byRow.set(problem.id, left);
    else this.#byRow.delete(problem.id);
  }
}

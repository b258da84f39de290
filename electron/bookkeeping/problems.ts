import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { Recheck } from '../checking/recheck.ts';
import type { ReadableLedger, SqlRow, WritableLedger } from '../ledger/ledger.ts';
import { problemSql } from './problems.sql.ts';

const problemOf = (stored: SqlRow): Problem => ({
  rule: stored.rule as string,
  severity: stored.severity as Problem['severity'],
  table: stored.tbl as TableName,
  id: stored.row as string,
  field: stored.field as string,
  message: stored.message as string,
  ...(stored.other_row === null ? {} : { other: { table: stored.other_table as TableName, id: stored.other_row as string } }),
  ...(stored.waived === null ? {} : { waived: stored.waived as string }),
});

/** The stored problems of the working month, waived ones with their 说明; errors first, then by rule. */
export const storedProblems = (ledger: ReadableLedger): Problem[] => inOrder(ledger.all(problemSql.all).map(problemOf));

export const problemsOfRow = (ledger: ReadableLedger, row: string): Problem[] => ledger.all(problemSql.ofRow, row).map(problemOf);

export function problemsOfRows(ledger: ReadableLedger, rows: ReadonlySet<string>): Problem[] {
  // of more rows than there are problems, most have none to be looked for
  const found =
    Number(ledger.get(problemSql.count)?.problems ?? 0) < rows.size
      ? ledger.all(problemSql.byRow).filter(({ row }) => rows.has(row as string))
      : ledger.all(problemSql.ofRows, JSON.stringify([...rows]));
  return found.map(problemOf);
}

const inOrder = (problems: Problem[]) =>
  problems.sort((a, b) =>
    a.severity === b.severity
      ? a.rule.localeCompare(b.rule, 'en') || a.table.localeCompare(b.table, 'en') || a.id.localeCompare(b.id, 'en')
      : a.severity === 'error'
        ? -1
        : 1,
  );

/** Gives problems that were computed and not stored the 说明 they have. */
export function withWaivers(ledger: ReadableLedger, problems: readonly Problem[]): Problem[] {
  const texts = new Map(
    ledger.all(problemSql.waivers).map((stored) => [`${stored.subject}\n${stored.rule}\n${stored.message}`, stored.text as string]),
  );
  return inOrder(
    problems.map((problem) => {
      const waived = texts.get(`${problem.id}\n${problem.rule}\n${problem.message}`);
      return problem.severity === 'warning' && waived !== undefined ? { ...problem, waived } : problem;
    }),
  );
}

function put(ledger: WritableLedger, problems: readonly Problem[]): void {
  const numbers = new Map<string, number>();
  for (const problem of problems) {
    const key = `${problem.id}\n${problem.rule}`;
    const n = numbers.get(key) ?? 0;
    numbers.set(key, n + 1);
    const { rule, table, id, severity, field, message, other } = problem;
    ledger.run(problemSql.put, rule, table, id, n, severity, field, message, other?.table ?? null, other?.id ?? null);
  }
}

/** Puts a whole check's problems in place of all that were stored. */
export function replaceAll(ledger: WritableLedger, problems: readonly Problem[]): void {
  ledger.run(problemSql.dropAll);
  put(ledger, problems);
}

/** The same, but only what differs is written; says nothing of what came and went. */
export function replaceDiffering(ledger: WritableLedger, problems: readonly Problem[]): undefined {
  const stood = byPair(ledger.all(problemSql.all).map(problemOf));
  const stands = byPair(problems);
  const asWritten = (some: readonly Problem[] = []) => JSON.stringify(some.map(({ waived: _, ...problem }) => identityOf(problem)).sort());
  const differs = (pair: string) => asWritten(stood.get(pair)) !== asWritten(stands.get(pair));
  for (const [pair, [first]] of stood) if (first && differs(pair)) ledger.run(problemSql.dropOfRule, first.id, first.rule);
  put(
    ledger,
    [...stands].flatMap(([pair, some]) => (differs(pair) ? some : [])),
  );
}

const byPair = (problems: readonly Problem[]) => Map.groupBy(problems, ({ id, rule }) => `${id}\n${rule}`);

const identityOf = ({ id, rule, field, message, severity, waived, other }: Problem) =>
  [id, rule, field, message, severity, waived, other?.table, other?.id].map((part) => part ?? '').join('\n');

/** What came and what went between two lists of problems. */
export function difference(before: readonly Problem[], after: readonly Problem[]): { appeared: Problem[]; gone: Problem[] } {
  const had = new Set(before.map(identityOf));
  const has = new Set(after.map(identityOf));
  return {
    appeared: after.filter((problem) => !had.has(identityOf(problem))),
    gone: before.filter((problem) => !has.has(identityOf(problem))),
  };
}

/**
 * Replaces the problems of exactly the pairs that were checked again, and of rows that are gone.
 * `before` is what stands on any of these rows: most rows of a large batch have nothing to drop.
 */
export function replaceRechecked(
  ledger: WritableLedger,
  { rechecked, problems }: Recheck,
  removed: ReadonlySet<string>,
  before: readonly Problem[],
): void {
  const dropped = new Set<string>();
  for (const { rule, id } of before) {
    if (dropped.has(`${id}\n${rule}`) || !(removed.has(id) || rechecked.get(rule)?.has(id))) continue;
    dropped.add(`${id}\n${rule}`);
    ledger.run(problemSql.dropOfRule, id, rule);
  }
  put(ledger, problems);
}

import { factsOf } from '#shared/model/facts-of.ts';
import type { FactsOf, TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { FactsView, Problem } from '#shared/rules/rule.ts';
import { remembered } from './facts-in-memory.ts';
import { type CheckContext, checkRecord, inOrder, isOff, prepared, recordRulesInForce, recordTables } from './running.ts';
import { type ChangedRow, touchedBy } from './touched.ts';

export interface Recheck {
  /** By rule, every subject that was checked again or is gone: their stored problems are to be replaced. */
  readonly rechecked: ReadonlyMap<string, ReadonlySet<string>>;
  /** What stands on these pairs now. */
  readonly problems: readonly Problem[];
}

/**
 * Runs again the rules that edits can have touched, on the subjects they can have touched. `facts` is the ledger after the edits.
 * `pause` is called between rules, and calls the whole off by throwing.
 */
export function recheck(changes: readonly ChangedRow[], facts: FactsView, context: CheckContext, pause?: () => void): Recheck {
  const remembering = rememberingFacts(facts, changes);
  const subjectsOf = touchedBy(changes, remembering);
  const rechecked = new Map<string, ReadonlySet<string>>();
  const problems: Problem[] = [];
  for (const rule of rules) {
    if (isOff(rule, context.ruleset)) continue;
    pause?.();
    const check = prepared(rule, remembering, context);
    const subjects = subjectsOf(rule);
    rechecked.set(rule.id, subjects);
    for (const id of subjects) {
      const subject = remembering.get(rule.table, id);
      if (subject) problems.push(...check(subject));
    }
  }
  pause?.();
  recheckRecords(changes, context, rechecked, problems);
  return { rechecked, problems: inOrder(problems) };
}

/** Adds what the model itself has to say of the changed rows. */
function recheckRecords(
  changes: readonly ChangedRow[],
  { ruleset }: CheckContext,
  rechecked: Map<string, ReadonlySet<string>>,
  problems: Problem[],
): void {
  const last = [...lastOf(changes).values()].filter(({ table }) => recordTables.includes(table));
  for (const rule of recordRulesInForce(ruleset)) {
    rechecked.set(rule.id, new Set(last.map(({ id }) => id)));
    for (const { table, after } of last) if (after) problems.push(...checkRecord(rule, table, after, ruleset));
  }
}

/** A row edited twice in one go is judged as it stands at the end. */
const lastOf = (changes: readonly ChangedRow[]) =>
  new Map(
    changes.map(({ table, before, after }) => {
      const id = (after ?? before)?.id ?? '';
      return [`${table}/${id}`, { table, id, after }];
    }),
  );

/** Many subjects of one edit ask the same questions: each is put to the ledger once. */
function rememberingFacts(facts: FactsView, changes: readonly ChangedRow[]): FactsView {
  const asked = remembered((_key: string) => new Map<string, unknown>());
  // the edited rows are in hand
  for (const { table, id, after } of lastOf(changes).values()) asked(table).set(id, after ? factsOf(after) : undefined);
  const once = <T>(book: string, key: string, ask: () => T): T => {
    const answers = asked(book);
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key) as T;
  };
  return {
    get: <N extends TableName>(table: N, id: string | null): FactsOf<N> | undefined =>
      id === null ? undefined : once(table, id, () => facts.get(table, id)),
    where: (table, field, value) => once(`${table}.${field}`, value, () => facts.where(table, field, value)),
  };
}

import type { FactsOf, TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { FactsView, Problem } from '#shared/rules/rule.ts';
import { remembered } from './facts-in-memory.ts';
import { type CheckContext, checkRecord, inOrder, isOff, prepared, recordRulesInForce, recordTables } from './running.ts';
import { type ChangedRow, touchedSubjects } from './touched.ts';

export interface Recheck {
  /** Every (rule, subject) pair that was checked again or whose subject is gone: their stored problems are to be replaced. */
  readonly rechecked: readonly { readonly rule: string; readonly id: string }[];
  /** What stands on these pairs now. */
  readonly problems: readonly Problem[];
}

/** Runs again the rules that edits can have touched, on the subjects they can have touched. `facts` is the ledger after the edits. */
export function recheck(changes: readonly ChangedRow[], facts: FactsView, context: CheckContext): Recheck {
  const remembering = rememberingFacts(facts);
  const rechecked: { rule: string; id: string }[] = [];
  const problems: Problem[] = [];
  for (const rule of rules) {
    if (isOff(rule, context.ruleset)) continue;
    const check = prepared(rule, remembering, context);
    for (const id of [...touchedSubjects(rule, changes, remembering)].sort()) {
      rechecked.push({ rule: rule.id, id });
      const subject = remembering.get(rule.table, id);
      if (subject) problems.push(...check(subject));
    }
  }
  const records = recheckRecords(changes, context);
  return { rechecked: [...rechecked, ...records.rechecked], problems: inOrder([...problems, ...records.problems]) };
}

function recheckRecords(changes: readonly ChangedRow[], { ruleset }: CheckContext): Recheck {
  // a row edited twice in one go is judged as it stands at the end
  const last = new Map(
    changes.filter(({ table }) => recordTables.includes(table)).map((change) => [(change.after ?? change.before)?.id ?? '', change]),
  );
  const rechecked: { rule: string; id: string }[] = [];
  const problems: Problem[] = [];
  for (const [id, { table, after }] of last)
    for (const rule of recordRulesInForce(ruleset)) {
      rechecked.push({ rule: rule.id, id });
      if (after) problems.push(...checkRecord(rule, table, after, ruleset));
    }
  return { rechecked, problems };
}

/** Many subjects of one edit ask the same questions: each is put to the ledger once. */
function rememberingFacts(facts: FactsView): FactsView {
  const asked = remembered((_key: string) => new Map<string, unknown>());
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

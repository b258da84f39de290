import { factsOf } from '#shared/model/facts-of.ts';
import { remembered } from '#shared/model/remembered.ts';
import type { FactsOf, TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { FactsView, Problem } from '#shared/rules/rule.ts';
import type { FactsAtHand } from './facts-in-memory.ts';
import {
  type CheckContext,
  checkRecord,
  inOrder,
  isOff,
  parametersInForce,
  prepared,
  recordRulesInForce,
  recordTables,
} from './running.ts';
import { type ChangedRow, touchedBy } from './touched.ts';

export interface Recheck {
  /** By rule, every subject that was checked again or is gone: their stored problems are to be replaced. */
  readonly rechecked: ReadonlyMap<string, ReadonlySet<string>>;
  /** What stands on these pairs now. */
  readonly problems: readonly Problem[];
}

/**
 * Runs again the rules that edits can have touched, on the subjects they can have touched. `facts` is the ledger after the edits.
 * `pause` is called now and then, and calls the whole off by throwing.
 */
export function recheck(
  changes: readonly ChangedRow[],
  facts: FactsView | FactsAtHand,
  context: CheckContext,
  pause?: () => void,
): Recheck {
  const step = everySo(pause);
  const last = lastOf(changes, step);
  const atHand = 'all' in facts ? facts : undefined;
  const remembering = atHand ?? rememberingFacts(facts, last, step);
  const subjectsOf = touchedBy(changes, {
    facts: remembering,
    every: atHand && remembered((table: TableName) => new Set([...atHand.all(table).map(({ id }) => id), ...goneFrom(table, last)])),
    parametersOf: (rule) => parametersInForce(rule, context.ruleset),
    pause: step,
  });
  // many rules have the same subjects
  const factsOfAll = remembered((table: TableName) =>
    remembered((ids: ReadonlySet<string>) => [...ids].flatMap((id) => remembering.get(table, id) ?? [])),
  );
  const rechecked = new Map<string, ReadonlySet<string>>();
  const problems: Problem[] = [];
  for (const rule of rules) {
    if (isOff(rule, context.ruleset)) continue;
    pause?.();
    const check = prepared(rule, remembering, context);
    const subjects = subjectsOf(rule);
    rechecked.set(rule.id, subjects);
    for (const subject of factsOfAll(rule.table)(subjects)) {
      step();
      for (const problem of check(subject)) problems.push(problem);
    }
  }
  recheckRecords(last, context, rechecked, problems, step);
  return { rechecked, problems: inOrder(problems) };
}

// often enough to call off within a fifth of a second
const stride = 1000;

function everySo(pause: (() => void) | undefined): () => void {
  let steps = 0;
  return () => {
    if (++steps % stride === 0) pause?.();
  };
}

/** Adds what the model itself has to say of the changed rows. */
function recheckRecords(
  edited: readonly Edited[],
  { ruleset }: CheckContext,
  rechecked: Map<string, ReadonlySet<string>>,
  problems: Problem[],
  step: () => void,
): void {
  const last = edited.filter(({ table }) => recordTables.includes(table));
  const ids = new Set(last.map(({ id }) => id));
  for (const rule of recordRulesInForce(ruleset)) {
    rechecked.set(rule.id, ids);
    for (const { table, after } of last) {
      step();
      if (after) for (const problem of checkRecord(rule, table, after, ruleset)) problems.push(problem);
    }
  }
}

interface Edited {
  readonly table: TableName;
  readonly id: string;
  readonly after: ChangedRow['after'];
}

/** A row edited twice in one go is judged as it stands at the end. */
function lastOf(changes: readonly ChangedRow[], step: () => void): Edited[] {
  const last = new Map<string, Edited>();
  for (const { table, before, after } of changes) {
    step();
    const id = (after ?? before)?.id ?? '';
    last.set(`${table}/${id}`, { table, id, after });
  }
  return [...last.values()];
}

const goneFrom = (of: TableName, edited: readonly Edited[]): string[] =>
  edited.flatMap(({ table, id, after }) => (table === of && after === null ? [id] : []));

/** Many subjects of one edit ask the same questions: each is put to the ledger once. */
function rememberingFacts(facts: FactsView, edited: readonly Edited[], step: () => void): FactsView {
  const rows = remembered((_table: TableName) => new Map<string, unknown>());
  const found = remembered((_table: TableName) => remembered((_field: string) => new Map<string, unknown>()));
  // the edited rows are in hand
  for (const { table, id, after } of edited) {
    step();
    rows(table).set(id, after ? factsOf(after) : undefined);
  }
  return {
    get: <N extends TableName>(table: N, id: string | null): FactsOf<N> | undefined =>
      id === null ? undefined : once(rows(table), id, () => facts.get(table, id)),
    where: (table, field, value) =>
      once(found(table)(field), value, () =>
        // one object a row, whatever led to it: rules keep beside it what they worked out
        facts.where(table, field, value).map((row) => once(rows(table), row.id, () => row) ?? row),
      ),
    minutes: facts.minutes,
  };
}

function once<T>(answers: Map<string, unknown>, key: string, ask: () => T): T {
  const had = answers.get(key);
  if (had !== undefined || answers.has(key)) return had as T;
  const answer = ask();
  answers.set(key, answer);
  return answer;
}

import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import type { FactsView, Problem } from '#shared/rules/rule.ts';
import { factsInMemory } from '../checking/facts-in-memory.ts';
import { type Recheck, recheck } from '../checking/recheck.ts';
import type { CheckContext } from '../checking/running.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { rowsSql } from '../ledger/rows.sql.ts';
import type { RowChange } from './applying.ts';
import type { Watch } from './bookkeeping.ts';
import { difference, problemsOfRows, replaceRechecked } from './problems.ts';

// comparing more than this takes longer than reading them anew
const most = 20_000;

interface Renewing {
  readonly watch?: Watch | undefined;
  /** What was found before the batch was written; looked for here without it. */
  readonly found?: Recheck | undefined;
}

/**
 * Checks again what a batch can have touched and puts what was found in place of what stood; gives what came and what went, or nothing where that is very much.
 * `waivedBefore`: the problems, as they were before the batch, of rows whose 说明 it writes or takes back.
 */
export function renewProblems(
  ledger: WritableLedger,
  rows: readonly RowChange[],
  context: CheckContext,
  waivedBefore: readonly Problem[],
  { watch, found = recheck(rows, factsFor(ledger, rows), context, () => watch?.throwIfCancelled()) }: Renewing = {},
): BatchReply['problems'] | undefined {
  const removed = new Set(rows.filter((row) => row.after === null).map((row) => row.id));
  const waived = new Set(waivedBefore.map(({ id }) => id));
  const subjects = new Set([...removed, ...waived]);
  // rules that have the same subjects share their set
  for (const ids of new Set(found.rechecked.values())) for (const id of ids) subjects.add(id);
  const stood = problemsOfRows(ledger, subjects);
  replaceRechecked(ledger, found, removed, stood);
  if (stood.length + found.problems.length > most) return undefined;
  const before = [...stood.filter(({ id }) => !waived.has(id)), ...waivedBefore];
  return difference(before, problemsOfRows(ledger, subjects));
}

// fewer changes than this are always asked about one by one, and so are those that are a small part of the ledger
const manyChanges = 400;
const smallPart = 1 / 10;

/** Questions put to the database, or one pass over all rows in memory: whichever is cheaper for so many changes. */
function factsFor(ledger: WritableLedger, changes: readonly RowChange[]): FactsView {
  if (changes.length <= manyChanges) return ledger.facts();
  const counts = new Map(tableNames.map((name) => [name, Number(ledger.get(rowsSql.count(tableOf(name)))?.rows ?? 0)]));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (changes.length < all * smallPart) return ledger.facts();
  // the changed rows are in hand: the copies read with the others need not stay
  const now = new Map(changes.map((change) => [change.id, change.after]));
  return factsInMemory((table) => {
    const mine = changes.filter((change) => change.table === table);
    // a table that came whole with this batch is in hand, in its order
    if (mine.length === counts.get(table) && mine.every(({ before }) => before === null)) return mine.flatMap(({ after }) => after ?? []);
    return ledger.rows(table).map((row) => now.get(row.id) ?? row);
  });
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#shared/contract/bookkeeping.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { makeLedger } from '../../support/ledger.ts';
import { batches, beginning, carryOut, type Edit, emptyWorld, worldTables } from '../../unit/checking/world.ts';

const unit = '330802005';
const filled = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Edits as a batch; rows that others link to stay, and nothing links to a row that is not there. */
function changesOf(world: ReturnType<typeof emptyWorld>, edits: readonly Edit[]): Change[] {
  return edits.flatMap((edit): Change[] => {
    if (edit.values === null && edit.table !== 'meeting') return [];
    const done = carryOut(world, edit);
    if (!done) return [];
    const { table, before, after } = done;
    if (!after) return [{ op: 'delete', table, id: edit.id }];
    return before
      ? [{ op: 'update', table, id: edit.id, before: {}, after: edit.values ?? {} }]
      : [{ op: 'insert', table, id: edit.id, after: { unit, ...filled(edit.values ?? {}) } }];
  });
}
const comparable = (problems: readonly Problem[]) => problems.map((problem) => JSON.stringify(problem)).sort();

test('in a real ledger, the problems kept after each batch are those of a whole check', () => {
  const [edits = [], ...more] = fc.sample(beginning, { numRuns: 3, seed: 5 });
  const { books, apply } = makeLedger({ unit, today: '2026-12-20' });
  books.check('2026-12');
  const world = emptyWorld();
  // links lead to rows that come later in the same batch
  apply(
    changesOf(
      world,
      edits.toSorted((a, b) => worldTables.indexOf(a.table) - worldTables.indexOf(b.table)),
    ),
  );
  for (const step of [...more, ...fc.sample(batches, { numRuns: 15, seed: 6 }).flat()]) {
    const changes = changesOf(world, step);
    if (changes.length === 0) continue;
    apply(changes);
    const kept = comparable(books.problems().problems);
    expect(kept).toEqual(comparable(books.check('2026-12').problems));
  }
});

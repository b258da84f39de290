import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#shared/contract/bookkeeping.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

type Act = { kind: 'insert' | 'update' | 'delete'; at: number; name: string; staff: string };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('insert', 'update', 'update', 'delete'),
  at: fc.nat({ max: 20 }),
  name: fc.constantFrom('甲公司', '乙公司', '丙公司', ''),
  staff: fc.constantFrom('5', '约20', '12人', ''),
});

const state = (book: TestLedger) => JSON.stringify(book.ledger.rows('organization').sort((a, b) => (a.id < b.id ? -1 : 1)));
const problems = (book: TestLedger) => JSON.stringify(book.books.problems().problems);

/** The change that an act amounts to on the rows there are; undefined where there is nothing to act on. */
function changeOf(book: TestLedger, { kind, at, name, staff }: Act): Change | undefined {
  if (kind === 'insert')
    return { op: 'insert', table: 'organization', id: book.books.clock.id(), after: { name, staff_full: staff, category: '新经济组织' } };
  const rows = book.ledger.rows('organization');
  const row = rows[at % Math.max(rows.length, 1)];
  if (!row) return undefined;
  return kind === 'delete'
    ? { op: 'delete', table: 'organization', id: row.id }
    : { op: 'update', table: 'organization', id: row.id, before: { name: row.name }, after: { name, staff_full: staff } };
}

test('any run of acts undone gives the first state, redone the last, problems included', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      const book = makeLedger();
      book.insert('organization', { name: '最初的公司', staff_full: '3' });
      const first = [state(book), problems(book)];
      let done = 0;
      for (const each of acts) {
        const change = changeOf(book, each);
        if (change && book.apply([change]).batch > 0) done++;
      }
      const last = [state(book), problems(book)];
      for (let n = 0; n < done; n++) book.books.undo();
      expect([state(book), problems(book)]).toEqual(first);
      for (let n = 0; n < done; n++) book.books.redo();
      expect([state(book), problems(book)]).toEqual(last);
      book.close();
    }),
    { numRuns: 25 },
  );
});

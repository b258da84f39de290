import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EditBatch } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

type Batch = Pick<EditBatch, 'origin' | 'changes'>;

/** One act on whatever rows there are by then: `at` picks them. */
interface Act {
  readonly kind: 'insert' | 'update' | 'delete' | 'paste' | 'set' | 'waive' | 'reveal' | 'reopen';
  readonly table: 'organization' | 'member' | 'party_organization';
  readonly at: readonly number[];
  readonly values: Readonly<Record<string, string>>;
}

const texts = fc.constantFrom('甲', '乙公司', '约20', '12人', '2020.3.5', '', '正式党员', '13800000000', '330802005', '某某党支部');
const keys = [
  'name',
  'staff_full',
  'registered_on',
  'phone',
  'joined_on',
  'branch',
  'party_organization',
  'covers',
  'category',
  'note',
  'owner',
  'park',
];
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'update', 'update', 'delete', 'paste', 'set', 'waive', 'reveal', 'reopen'),
  table: fc.constantFrom('organization', 'member', 'party_organization'),
  at: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }),
  values: fc.dictionary(fc.constantFrom(...keys), texts, { minKeys: 1, maxKeys: 4 }),
});

const fieldsOf = (book: TestLedger, table: TableName, values: Act['values']) => {
  const known = new Set(Object.keys(book.row(table, 'first') ?? {}));
  return Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key)));
};

/** The batch that an act amounts to on the rows there are; undefined where there is nothing to act on. */
function batchOf(book: TestLedger, { kind, table, at, values }: Act): Batch | undefined {
  const after = fieldsOf(book, table, values);
  // the first rows stay, so that there is always something to link to
  const rows = book.ledger.rows(table).filter((row) => row.id !== 'first');
  const picked = at.flatMap((n) => rows[n % Math.max(rows.length, 1)] ?? []);
  const [one] = picked;
  const insert = () => ({ op: 'insert' as const, table, id: book.books.clock.id(), after });
  const update = (row: (typeof rows)[number]) => ({ op: 'update' as const, table, id: row.id, before: { name: row.name }, after });
  if (kind === 'insert') return { origin: 'keyboard', changes: [insert()] };
  if (!one) return undefined;
  if (kind === 'update') return { origin: 'keyboard', changes: [update(one)] };
  if (kind === 'delete') return { origin: 'keyboard', changes: [{ op: 'delete', table, id: one.id }] };
  if (kind === 'set') return { origin: 'fill', changes: [{ op: 'set', table, ids: picked.map((row) => row.id), after }] };
  // a row may stand twice in what is pasted, and one pasted as new be filled in further down
  const fresh = insert();
  const again = { op: 'update' as const, table, id: fresh.id, before: {}, after: { note: '再填' } };
  return { origin: 'paste', changes: [...picked.map((row) => ({ ...update(row), before: {} })), fresh, again, insert()] };
}

/** Carries an act out; gives the ledger to go on with and whether undo has one more act to take back. */
function carryOut(book: TestLedger, act: Act): { book: TestLedger; done: boolean } {
  if (act.kind === 'reopen') return { book: book.reopen(), done: false };
  if (act.kind === 'reveal') return { book, done: book.books.reveal('member').batch < 0 };
  try {
    if (act.kind === 'waive') {
      const warning = book.books.problems().problems.find(({ severity, waived }) => severity === 'warning' && waived === undefined);
      if (!warning) return { book, done: false };
      return { book, done: book.books.waive({ rule: warning.rule, id: warning.id, text: '情况属实' }).batch > 0 };
    }
    const batch = batchOf(book, act);
    return { book, done: batch !== undefined && book.books.apply({ label: act.kind, seq: 0, ...batch }).batch > 0 };
  } catch (error) {
    // what other rows refer to is not deleted; the batch leaves no trace
    if (error instanceof LedgerError && error.code === 'EDIT-REFERENCED') return { book, done: false };
    throw error;
  }
}

/** All that people see of a ledger, rows in whatever order. */
const stateOf = ({ ledger, books }: TestLedger) => ({
  rows: tableNames.map((name) => ledger.rows(name).sort((a, b) => (a.id < b.id ? -1 : 1))),
  problems: books.problems(),
  periods: books.periods(),
  keys: ledger.all('SELECT name, value, row FROM derived_key ORDER BY name, value, row'),
  search: ledger.all('SELECT row, tbl, label, detail, body FROM search_entry ORDER BY row'),
});

function firstLedger(): TestLedger {
  const book = makeLedger();
  book.insert('party_organization', { name: '某某党支部', kind: '党支部' }, 'first');
  book.insert('organization', { name: '乙公司', staff_full: '3', party_organization: '某某党支部' }, 'first');
  book.insert('member', { name: '甲', branch: '某某党支部', phone: '138' }, 'first');
  book.ledger.run("INSERT INTO period (period, state, revision) VALUES ('2026-08', 'closed', 1)");
  book.books.check('2026-10');
  return book;
}

test('any run of acts, undone one after the other, gives the first state; redone, the last; whenever the ledger is closed and opened', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 14 }), fc.nat({ max: 14 }), (acts, restart) => {
      let book = firstLedger();
      const states = [stateOf(book)];
      for (const each of acts) {
        const next = carryOut(book, each);
        book = next.book;
        if (next.done) states.push(stateOf(book));
      }
      const done = states.length - 1;
      for (let left = done - 1; left >= 0; left--) {
        if (left === restart) book = book.reopen();
        book.books.undo();
        expect(stateOf(book)).toEqual(states[left]);
      }
      for (let redone = 1; redone <= done; redone++) {
        if (redone === restart) book = book.reopen();
        book.books.redo();
        expect(stateOf(book)).toEqual(states[redone]);
      }
      expect(book.books.next().redo).toBeNull();
      expect(integrity(book.ledger).problems).toEqual([]);
      book.close();
    }),
    { numRuns: 25, interruptAfterTimeLimit: 15_000 },
  );
});

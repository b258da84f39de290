import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { search } from '../../../electron/ledger/search.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

// more than are made with their rows and at the first catching up
const many = 3000;
// so many are a large transaction
const veryMany = 5000;
const insertMany = (book: TestLedger, prefix: string, howMany = many) =>
  book.apply(
    Array.from({ length: howMany }, (_, n) => ({
      op: 'insert',
      table: 'party_organization',
      id: `${prefix}${n}`,
      after: { name: `${prefix}支部${n}` },
    })),
  );
const entries = (book: TestLedger) => Number(book.ledger.get('SELECT count(*) AS n FROM search_entry')?.n);
const found = (book: TestLedger, text: string) => search(book.ledger, text, 5).map((hit) => hit.id);

test('the last rows of a large batch are found as soon as they are searched for', () => {
  const book = makeLedger();
  insertMany(book, '东风');
  expect(entries(book)).toBeLessThan(many);
  expect(found(book, '东风支部2999')).toEqual(['东风2999']);
  expect(entries(book)).toBe(many);
});

test('they are made without being searched for once nothing was written for a while', () => {
  const book = makeLedger();
  insertMany(book, '东风', veryMany);
  expect(entries(book)).toBeLessThan(veryMany);
  vi.advanceTimersByTime(20_100);
  expect(entries(book)).toBe(veryMany);
});

test('a ledger that was closed before still knows what it owes', () => {
  const book = makeLedger();
  insertMany(book, '东风');
  const again = book.reopen();
  expect(entries(again)).toBeLessThan(many);
  expect(found(again, '东风支部2998')).toEqual(['东风2998']);
});

test('rows renamed, or taken away by undo, before they were searched for are found as they are', () => {
  const book = makeLedger();
  insertMany(book, '东风');
  book.change('party_organization', '东风2997', { name: '长江联合支部' });
  expect(found(book, '长江联合')).toEqual(['东风2997']);
  expect(found(book, '东风支部2997')).toEqual([]);
  insertMany(book, '红星');
  book.books.undo();
  expect(found(book, '红星支部2999')).toEqual([]);
  insertMany(book, '南湖');
  expect(found(book, '南湖支部2999')).toEqual(['南湖2999']);
  expect(entries(book)).toBe(2 * many);
});

test('with a full disk what has its entry is found', () => {
  const book = makeLedger();
  insertMany(book, '东风');
  const { page_count: pages } = book.ledger.get('PRAGMA page_count') ?? {};
  book.ledger.get(`PRAGMA max_page_count = ${Number(pages)}`);
  expect(found(book, '东风支部499')).toEqual(['东风499']);
  expect(found(book, '东风支部2999')).toEqual([]);
  book.ledger.get('PRAGMA max_page_count = 1000000');
  expect(found(book, '东风支部2999')).toEqual(['东风2999']);
});

test('a ledger is closed and let go of with a full disk too', () => {
  const book = makeLedger();
  insertMany(book, '东风');
  const { page_count: pages } = book.ledger.get('PRAGMA page_count') ?? {};
  book.ledger.get(`PRAGMA max_page_count = ${Number(pages)}`);
  expect(found(book.reopen(), '东风支部3')).toContain('东风3');
});

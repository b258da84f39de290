import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeLedger } from '../../support/ledger.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const many = 6000;

/** A ledger just after a large batch; `written` is how large the database itself is, without its log. */
function afterLargeBatch() {
  const book = makeLedger();
  const written = () => statSync(`${book.folder}/ledger.db`).size;
  const before = written();
  book.apply(
    Array.from({ length: many }, (_, n) => ({ op: 'insert', table: 'party_organization', id: `p${n}`, after: { name: `支部${n}` } })),
  );
  return { book, written, before };
}

test('the log of a large batch is written into the database once nothing was written for a while, small batches before it or not', () => {
  const { book, written, before } = afterLargeBatch();
  expect(written()).toBe(before);
  vi.advanceTimersByTime(15_000);
  book.insert('party_organization', { name: '后来的支部' });
  vi.advanceTimersByTime(15_000);
  expect(written()).toBe(before);
  // the search entries are made first, part by part
  vi.advanceTimersByTime(5_100);
  expect(written()).toBeGreaterThan(before + many * 100);
  expect(book.ledger.rows('party_organization')).toHaveLength(many + 1);
  expect(book.ledger.get('PRAGMA wal_autocheckpoint')).toEqual({ wal_autocheckpoint: 8000 });
});

test('closing does not wait for it: the ledger is whole and opens again', () => {
  const { book, written, before } = afterLargeBatch();
  const again = book.reopen();
  expect(written()).toBeGreaterThan(before + many * 100);
  expect(vi.getTimerCount()).toBe(0);
  expect(again.ledger.rows('party_organization')).toHaveLength(many);
});

test('small batches are written into it at a quiet moment too, or once they have come to much', () => {
  const book = makeLedger();
  const written = () => statSync(`${book.folder}/ledger.db`).size;
  const before = written();
  book.insert('party_organization', { name: '支部' });
  vi.advanceTimersByTime(20_100);
  expect(written()).toBeGreaterThan(before);
  expect(vi.getTimerCount()).toBe(0);
  expect(book.ledger.get('PRAGMA wal_autocheckpoint')).toEqual({ wal_autocheckpoint: 8000 });
});

test('what only reads is followed by nothing', () => {
  const book = makeLedger();
  vi.advanceTimersByTime(20_100);
  book.books.atomically(() => book.ledger.rows('party_organization'));
  expect(vi.getTimerCount()).toBe(0);
});

import { expect, test } from 'vitest';
import { makeLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

test('when the disk has no room a batch is refused whole, the ledger is as before, and work goes on once there is room', () => {
  const book = makeLedger();
  const id = book.insert('organization', { name: '甲公司' });
  const pages = Number(book.ledger.get('PRAGMA page_count')?.page_count);
  book.ledger.get(`PRAGMA max_page_count = ${pages + 2}`);
  const rows = Array.from({ length: 500 }, (_, index) => ({
    op: 'insert' as const,
    table: 'organization' as const,
    id: `full-${index}`,
    after: { name: `第${index}公司`, note: '长'.repeat(500) },
  }));
  expect(refusal(() => book.apply(rows))).toMatchObject({ code: 'DISK-FULL', status: 3 });
  expect(book.ledger.rows('organization').map((row) => row.id)).toEqual([id]);
  expect(book.books.history(undefined, 10)).toHaveLength(1);
  book.ledger.get(`PRAGMA max_page_count = ${pages + 5000}`);
  expect(book.apply(rows).rows).toHaveLength(500);
});

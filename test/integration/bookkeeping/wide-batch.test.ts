import { expect, test } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

const many = 5001;
const ids = (howMany: number) => Array.from({ length: howMany }, (_, index) => `o${index}`);
const insertMany = (book: TestLedger, howMany: number, values: Record<string, unknown> = {}): BatchReply =>
  book.apply(
    ids(howMany).map((id, index) => ({
      op: 'insert',
      table: 'organization',
      id,
      after: { name: `第${index}公司`, staff_full: index, ...values },
    })),
  );
const set = (book: TestLedger, ids: string[], after: Record<string, unknown>, watch?: Parameters<typeof book.books.apply>[1]) =>
  book.books.apply(
    { origin: 'fill', label: `填充 ${ids.length} 行`, seq: 7, changes: [{ op: 'set', table: 'organization', ids, after }] },
    watch,
  );

test('the same values go into many rows as typed text would, in one batch that one undo takes back', () => {
  const book = makeLedger();
  insertMany(book, 3);
  const reply = set(book, ['o0', 'o2'], { registered_on: '2020.3.5', staff_full: '约20', owner: '' });
  expect(reply).toMatchObject({ seq: 7, batch: 2, changed: 2, rows: [{ row: { id: 'o0' } }, { row: { id: 'o2' } }] });
  expect(book.row('organization', 'o2')).toMatchObject({ registered_on: '2020-03-05', staff_full: { unread: '约20' }, name: '第2公司' });
  expect(book.row('organization', 'o1')).toMatchObject({ registered_on: null, staff_full: 1 });
  expect(book.books.history('o0', 1)[0]?.changes).toMatchObject([
    {
      op: 'update',
      before: { registered_on: null, staff_full: 0 },
      after: { registered_on: '2020-03-05', staff_full: { unread: '约20' } },
    },
  ]);
  book.books.undo();
  expect(book.row('organization', 'o2')).toMatchObject({ registered_on: null, staff_full: 2 });
  book.books.redo();
  expect(book.row('organization', 'o2')).toMatchObject({ registered_on: '2020-03-05' });
});

test('rows that have the values already are left alone, a row named twice is written once', () => {
  const book = makeLedger();
  insertMany(book, 3, { park: '东区' });
  expect(set(book, ['o0', 'o0', 'o1'], { park: '东区' })).toMatchObject({ batch: 0, changed: 0 });
  expect(set(book, ['o0', 'o0', 'o1'], { park: '西区' })).toMatchObject({ batch: 2, changed: 2 });
});

test('a row that is missing or another unit’s refuses the whole', () => {
  const book = makeLedger({ unit: '330802', level: 'county' });
  insertMany(book, 2);
  book.apply([{ op: 'insert', table: 'organization', id: 'theirs', after: { unit: '330802005', name: '别家' } }], '接收', 'receive');
  expect(refusal(() => set(book, ['o0', 'missing'], { park: '西区' })).code).toBe('EDIT-MISSING');
  expect(refusal(() => set(book, ['o0', 'theirs'], { park: '西区' })).code).toBe('EDIT-UNIT');
  expect(refusal(() => set(book, ['o0'], { nothing: '1' })).code).toBe('EDIT-INVALID');
  expect(book.row('organization', 'o0')).toMatchObject({ park: null });
});

test('very many rows are to be read anew instead of travelling with the reply; undo, redo and problems too', () => {
  const book = makeLedger();
  const wide = {
    changed: many,
    rows: [],
    removed: [],
    reread: ['organization'],
    problems: { appeared: [], gone: [] },
    rereadProblems: true,
  };
  expect(insertMany(book, many, { category: '新经济组织', status: '正常' })).toMatchObject(wide);
  expect(set(book, ids(many), { name: null, category: null })).toMatchObject(wide);
  expect(book.row('organization', 'o5000')).toMatchObject({ name: null, category: null, status: 'active' });
  expect(book.books.undo()).toMatchObject(wide);
  expect(book.row('organization', 'o5000')).toMatchObject({ name: '第5000公司', category: 'new_economic' });
  expect(book.books.redo()).toMatchObject(wide);
  const few = book.books.apply({
    origin: 'fill',
    label: '填充',
    seq: 0,
    changes: [{ op: 'set', table: 'organization', ids: ids(5000), after: { park: '西区' } }],
  });
  expect(few.rows).toHaveLength(5000);
  expect(few.reread).toBeUndefined();
});

/** Counts what is told, and calls off once `until` says so. */
function watchUntil(until: (told: number) => boolean) {
  let told = 0;
  return {
    told: () => told,
    progress: () => void told++,
    throwIfCancelled: () => {
      if (until(told)) throw new LedgerError('CALL-CANCELLED');
    },
  };
}

test('set, undo and redo tell how far they are; called off at any point they leave everything as it was', () => {
  const book = makeLedger();
  insertMany(book, 1000);
  const acts = [
    (watch: ReturnType<typeof watchUntil>) => set(book, ids(1000), { park: '西区' }, watch),
    (watch: ReturnType<typeof watchUntil>) => book.books.undo(undefined, watch),
    (watch: ReturnType<typeof watchUntil>) => book.books.redo(watch),
  ];
  for (const act of acts) {
    const before = JSON.stringify([book.ledger.rows('organization'), book.books.history(undefined, 10), book.books.problems()]);
    // the last report is before the check of the rules: called off there, all is written and not yet committed
    for (const stop of [1, 3, 6]) {
      expect(refusal(() => act(watchUntil((told) => told >= stop))).code).toBe('CALL-CANCELLED');
      expect(JSON.stringify([book.ledger.rows('organization'), book.books.history(undefined, 10), book.books.problems()])).toBe(before);
    }
    const watch = watchUntil(() => false);
    act(watch);
    expect(watch.told()).toBe(6);
  }
});

test('when the month has moved, whoever asks first hears how far the check of all rows is, and may call it off', () => {
  const october = makeLedger({ today: '2026-10-05' });
  insertMany(october, 1000);
  october.books.check('2026-09');
  const asks = [
    (book: TestLedger, watch: ReturnType<typeof watchUntil>) => book.books.problems(watch),
    (book: TestLedger, watch: ReturnType<typeof watchUntil>) => set(book, ids(1), { park: '西区' }, watch),
  ];
  for (const [month, ask] of asks.entries()) {
    const later = october.at(`2026-1${month + 1}-05`);
    expect(
      refusal(() =>
        ask(
          later,
          watchUntil((told) => told >= 2),
        ),
      ).code,
    ).toBe('CALL-CANCELLED');
    const watch = watchUntil(() => false);
    ask(later, watch);
    expect(watch.told()).toBeGreaterThan(2);
  }
  const settled = watchUntil(() => false);
  october.at('2026-12-05').books.problems(settled);
  expect(settled.told()).toBe(0);
});

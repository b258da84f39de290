import { expect, test } from 'vitest';
import { monthChanges } from '../../../electron/bookkeeping/month-changes.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

const company = {
  name: '红叶机械有限公司',
  credit_code: '91330800471867129Q',
  category: '新经济组织',
  status: '正常',
  staff_full: 120,
  staff_part: 0,
};
const other = { ...company, name: '绿源食品有限公司', credit_code: '91330802MA28100006' };

/** October is closed over one organization and a Party organization that has no meetings to hold. */
function closed() {
  const book = makeLedger({ today: '2026-11-20' });
  const id = book.insert('organization', company);
  const party = book.insert('party_organization', { name: '某某党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' });
  settle(book, '2026-10');
  book.books.close('2026-10');
  return { book, id, party };
}
function settle(book: TestLedger, period = '2026-11') {
  for (const { rule, id, field, severity, waived } of book.books.check(period).problems)
    if (severity === 'warning' && waived === undefined) book.books.waive({ rule, id, field, text: '情况属实。' });
}
const november = (book: TestLedger) => monthChanges(book.ledger, '2026-11');
const counted = (book: TestLedger) =>
  november(book).tables.map(({ table, added, left, changed, removed }) => [table, added.count, left.count, changed.count, removed.count]);

test('a row counts once, by where it stands now: what was put in and taken out, or changed and changed back, is no change', () => {
  const { book, id } = closed();
  const brief = book.insert('organization', other);
  book.apply([{ op: 'delete', table: 'organization', id: brief }]);
  book.change('organization', id, { staff_full: 130 });
  book.change('organization', id, { staff_full: 120 });
  expect(november(book)).toMatchObject({ since: '2026-10', tables: [], asks: [], text: '本月无变化' });
  book.change('organization', id, { staff_full: 125 });
  book.change('organization', id, { park: '一号园区' });
  book.insert('organization', other);
  expect(counted(book)).toEqual([['organization', 1, 0, 1, 0]]);
  expect(november(book).text).toBe('两新组织：新增 1 行，修改 1 行');
  expect(november(book).tables[0]?.changed.rows).toEqual([{ id, name: '红叶机械有限公司' }]);
});

test('a row deleted and restored as it was is no change', () => {
  const { book, id } = closed();
  const row = book.row('organization', id);
  book.books.apply({
    origin: 'keyboard',
    label: '删除 1 行',
    seq: 0,
    reason: '看错了',
    changes: [{ op: 'delete', table: 'organization', id }],
  });
  book.books.undo();
  expect(book.row('organization', id)).toEqual(row);
  expect(counted(book)).toEqual([]);
});

test('who left stands with the reason that the row gives; without it the month does not close', () => {
  const { book, id } = closed();
  book.change('organization', id, { status: '注销', left_on: '2026-11-03' });
  expect(november(book).asks).toMatchObject([{ id, kind: 'left', what: '注销或迁出', reason: null, field: 'left_reason', here: false }]);
  settle(book);
  expect(refusal(() => book.books.close('2026-11'))).toMatchObject({ code: 'PERIOD-REASONS', details: { open: 1 } });
  book.change('organization', id, { left_reason: '经营期满' });
  settle(book);
  expect(book.books.close('2026-11').changes).toBe('两新组织：注销或迁出 1 行\n两新组织“红叶机械有限公司”注销或迁出：经营期满');
});

test('a table without a cell for the reason is answered on the page, and only while the month is open', () => {
  const { book, party } = closed();
  book.change('party_organization', party, { ended_on: '2026-11-03' });
  expect(november(book).asks).toMatchObject([{ kind: 'left', what: '撤销', reason: null, here: true }]);
  expect(book.books.explain('2026-11', { id: party, kind: 'left', text: '企业注销' }).asks).toMatchObject([{ reason: '企业注销' }]);
  settle(book);
  expect(book.books.close('2026-11').changes).toContain('党组织“某某党总支”撤销：企业注销');
  expect(refusal(() => book.books.explain('2026-11', { id: party, kind: 'left', text: '又一说' })).code).toBe('PERIOD-STATE');
});

test('what was deleted though it had been reported stands with the reason it was deleted for', () => {
  const { book, id } = closed();
  book.books.apply({
    origin: 'keyboard',
    label: '删除 1 行',
    seq: 0,
    reason: '重复录入',
    changes: [{ op: 'delete', table: 'organization', id }],
  });
  expect(november(book).text).toBe('两新组织：删除 1 行\n两新组织“红叶机械有限公司”被删除：重复录入');
});

test('a head count that leaps by half is asked about, a smaller change is not', () => {
  const { book, id } = closed();
  book.change('organization', id, { staff_full: 70 });
  expect(november(book).asks).toEqual([]);
  book.change('organization', id, { staff_full: 40 });
  expect(november(book).asks).toMatchObject([{ kind: 'large', what: '专职职工数由 120 改为 40', field: 'staff_full', reason: null }]);
});

test('a reason holds for the leap it was given for, and no other of the row', () => {
  const { book, id } = closed();
  book.change('organization', id, { staff_full: 40, staff_part: 60 });
  const reasons = () => november(book).asks.map(({ field, reason }) => [field, reason]);
  const say = (field: string, text: string) => book.books.explain('2026-11', { id, kind: 'large', field, text });
  say('staff_full', '两个车间外迁');
  expect(reasons()).toEqual([
    ['staff_full', '两个车间外迁'],
    ['staff_part', null],
  ]);
  say('staff_part', '改为劳务派遣');
  expect(reasons()).toEqual([
    ['staff_full', '两个车间外迁'],
    ['staff_part', '改为劳务派遣'],
  ]);
  // mistyped afterwards: that nobody has explained
  book.change('organization', id, { staff_full: 4000 });
  expect(reasons()).toEqual([
    ['staff_full', null],
    ['staff_part', '改为劳务派遣'],
  ]);
  book.change('organization', id, { staff_full: 120, staff_part: 0 });
  expect(refusal(() => say('staff_part', '改为劳务派遣')).code).toBe('PERIOD-ASK');
});

test('the first month has nothing before it: everything came, nothing is asked', () => {
  const book = makeLedger({ today: '2026-11-20' });
  const id = book.insert('organization', company);
  book.change('organization', id, { staff_full: 1 });
  expect(monthChanges(book.ledger, '2026-11')).toMatchObject({ since: null, asks: [] });
  expect(counted(book)).toContainEqual(['organization', 1, 0, 0, 0]);
});

test('a month closed again is compared with the one before it, not with itself', () => {
  const { book, id } = closed();
  book.change('organization', id, { park: '一号园区' });
  settle(book);
  book.books.close('2026-11');
  book.books.amend('2026-11', '漏报');
  expect(counted(book)).toEqual([['organization', 0, 0, 1, 0]]);
});

test('rows of the units below are counted and not asked about', () => {
  const book = makeLedger({ unit: '330802', level: 'county', today: '2026-11-20' });
  const insert = { op: 'insert' as const, table: 'organization' as const, id: 'theirs', after: { ...company, unit: '330802005' } };
  book.apply([insert], '接收', 'receive');
  book.books.close('2026-10');
  book.apply([{ op: 'delete', table: 'organization', id: 'theirs' }], '接收', 'receive');
  expect(november(book)).toMatchObject({ asks: [], tables: [{ table: 'organization', removed: { count: 1 } }] });
});

import { expect, test } from 'vitest';
import { shipped } from '#shared/standards/shipped.ts';
import { coverageTrend } from '../../../electron/bookkeeping/coverage-trend.ts';
import { validCreditCode } from '../../support/facts.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

const asked = { months: 12, grouping: 'park' } as const;
let made = 0;
const organization = (book: TestLedger, given: Record<string, unknown>) =>
  book.insert('organization', {
    name: `示例公司${++made}`,
    credit_code: validCreditCode(made),
    category: '新经济组织',
    status: '正常',
    staff_full: 10,
    members_full: 0,
    ...given,
  });

function close(book: TestLedger, period: string): void {
  book.books.check(period);
  for (const problem of book.books.problems().problems)
    if (problem.severity === 'warning' && problem.waived === undefined)
      book.books.waive({ rule: problem.rule, id: problem.id, field: problem.field, text: '情况属实。' });
  // a month in which nothing changed says so
  book.books.close(period, true);
}

test('each closed month keeps its figures, whole and by group, whatever the ledger becomes', () => {
  const book = makeLedger({ today: '2026-10-31' });
  expect(coverageTrend(book.books, asked)).toEqual([]);
  const branch = book.insert('party_organization', { name: '某某党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' });
  const first = organization(book, { park: '甲园' });
  organization(book, { status: '停业', park: '甲园' });
  close(book, '2026-09');
  book.change('organization', first, { party_organization: branch, coverage: '单独组建' });
  organization(book, { revenue: 3000, coverage: '派指导员' });
  organization(book, {});
  close(book, '2026-10');

  const september = { live: 1, due: 1, dueBuilt: 0, covered: 0 };
  const months = [
    { period: '2026-09', revision: 1, reopened: false, counts: september, groups: [{ value: '甲园', counts: september }] },
    {
      period: '2026-10',
      revision: 1,
      reopened: false,
      counts: { live: 3, due: 2, dueBuilt: 1, covered: 2 },
      groups: [
        { value: '甲园', counts: { live: 1, due: 1, dueBuilt: 1, covered: 1 } },
        { value: null, counts: { live: 2, due: 1, dueBuilt: 0, covered: 1 } },
      ],
    },
  ];
  expect(coverageTrend(book.books, asked)).toEqual(months);

  book.change('organization', first, { status: '停业' });
  expect(coverageTrend(book.books, asked)).toEqual(months);
  expect(coverageTrend(book.reopen().books, asked)).toEqual(months);
});

test('an amended month is told as it was, until it is closed again', () => {
  const book = makeLedger({ today: '2026-10-31' });
  const id = organization(book, { park: '甲园' });
  close(book, '2026-10');
  book.books.amend('2026-10', '漏报一家');
  organization(book, {});
  book.change('organization', id, { park: null });
  expect(coverageTrend(book.books, asked)).toMatchObject([{ revision: 1, reopened: true, counts: { live: 1, due: 1 } }]);
  close(book, '2026-10');
  expect(coverageTrend(book.books, asked)).toMatchObject([{ revision: 2, reopened: false, counts: { live: 2, due: 0 } }]);
});

test('the latest so many months', () => {
  const book = makeLedger({ today: '2026-10-31' });
  for (const period of ['2026-08', '2026-09', '2026-10']) close(book, period);
  const periodsOf = (months: number) => coverageTrend(book.books, { ...asked, months }).map(({ period }) => period);
  expect(periodsOf(12)).toEqual(['2026-08', '2026-09', '2026-10']);
  expect(periodsOf(2)).toEqual(['2026-09', '2026-10']);
});

test('criteria and the numbers of 规上 are those in force for the month', () => {
  const book = makeLedger({ today: '2026-10-31' });
  organization(book, { revenue: 500 });
  for (const period of ['2026-09', '2026-10']) close(book, period);
  const criteria = [{ id: 'scale', title: '年营业收入 500 万元以上', condition: { field: 'revenue', atLeast: 500 } }];
  const changed = { ...shipped, criteria, parameters: { 'COV-001': { revenue: 500 } } };
  const books = { ...book.books, rulesetFor: (period: string) => (period === '2026-10' ? changed : shipped) };
  const toldBy = (by: Pick<TestLedger, 'books'>['books']) =>
    coverageTrend(by, { ...asked, grouping: 'scale' }).map(({ counts, groups }) => [counts.due, groups[0]?.value]);
  expect(toldBy(books)).toEqual([
    [0, 'below'],
    [1, 'above'],
  ]);
  // what was read before does not hold under other criteria
  expect(toldBy(book.books)).toEqual([
    [0, 'below'],
    [0, 'below'],
  ]);
});

test('a month in which the branch was 撤销 no longer counts what it had built', () => {
  const book = makeLedger({ today: '2026-10-31' });
  const branch = book.insert('party_organization', { name: '某某党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' });
  organization(book, { staff_full: 80, party_organization: branch, coverage: '单独组建' });
  close(book, '2026-09');
  book.change('party_organization', branch, { ended_on: '2026-10-20' });
  book.books.explain('2026-10', { id: branch, kind: 'left', text: '企业外迁' });
  close(book, '2026-10');
  expect(coverageTrend(book.books, asked).map(({ counts }) => counts)).toEqual([
    { live: 1, due: 1, dueBuilt: 1, covered: 1 },
    { live: 1, due: 1, dueBuilt: 0, covered: 0 },
  ]);
});

import { expect, test } from 'vitest';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

/** A branch founded after the month, so that no meeting is due; a meeting may still be entered for it. */
const withBranch = (today = '2026-10-31'): { book: TestLedger; branch: string } => {
  const book = makeLedger({ today });
  const branch = book.insert('party_organization', { name: '某某党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' });
  return { book, branch };
};
const meeting = {
  kinds: '主题党日',
  start: '2026-10-15 14:00',
  agenda: '学习',
  summary: '学习条例全文，结合企业实际讨论如何发挥党支部战斗堡垒作用和党员先锋模范作用。',
  expected: 3,
  present: 3,
  host: '甲',
};
const settle = (book: TestLedger) => {
  settleWarnings(book);
  expect(book.books.problems().errors).toBe(0);
};

function settleWarnings(book: TestLedger, period = '2026-10') {
  book.books.check(period);
  for (const problem of book.books.problems().problems)
    if (problem.severity === 'warning' && problem.waived === undefined)
      book.books.waive({ rule: problem.rule, id: problem.id, field: problem.field, text: '情况属实。' });
}

test('a month with an error does not close; mended, it closes and says what changed', () => {
  const { book } = withBranch();
  const id = book.insert('organization', { name: '甲公司', credit_code: '错的', category: '新经济组织', status: '正常' });
  settleWarnings(book);
  expect(refusal(() => book.books.close('2026-10')).code).toBe('PERIOD-PROBLEMS');
  book.change('organization', id, { credit_code: '91330800471867129Q' });
  settle(book);
  expect(book.books.close('2026-10')).toMatchObject({
    state: 'closed',
    revision: 1,
    due: '2026-11-05',
    changes: expect.stringContaining('两新组织：新增 1 行'),
  });
});

test('a closed month keeps its meetings as they were; an amendment opens it under a new revision', () => {
  const { book, branch } = withBranch();
  const id = book.insert('meeting', { ...meeting, branch });
  settle(book);
  book.books.close('2026-10');
  for (const act of [
    () => book.change('meeting', id, { present: 2 }),
    () => book.insert('meeting', { ...meeting, branch }),
    () => book.change('meeting', id, { start: '2026-09-15 14:00' }),
    () => book.apply([{ op: 'delete' as const, table: 'meeting' as const, id }]),
  ])
    expect(refusal(act)).toMatchObject({ code: 'EDIT-CLOSED', details: { period: '2026-10' } });
  expect(book.row('meeting', id)).toMatchObject({ present: 3, start: '2026-10-15T14:00' });
  expect(book.books.amend('2026-10', '漏记一人')).toMatchObject({
    state: 'open',
    revision: 2,
    amendments: [{ revision: 2, text: '漏记一人' }],
  });
  book.change('meeting', id, { place: '会议室' });
  settle(book);
  expect(book.books.close('2026-10')).toMatchObject({ state: 'closed', revision: 2 });
});

test('a snapshot stays what it was when the ledger goes on', () => {
  const { book, branch } = withBranch();
  settle(book);
  book.books.close('2026-10');
  const before = book.books.snapshot('2026-10');
  book.change('party_organization', branch, { secretary: '乙' });
  const text = (name: string) =>
    new TextDecoder().decode(book.books.snapshot('2026-10').resources.find((resource) => resource.table === name)?.bytes);
  expect(text('party_organization')).toContain('甲');
  expect(text('party_organization')).not.toContain('乙');
  expect(book.books.snapshot('2026-10')).toEqual(before);
});

test('a month to come does not close, a closed one not twice, an open one is not amended', () => {
  const { book } = withBranch();
  expect(refusal(() => book.books.close('2026-11')).code).toBe('PERIOD-FUTURE');
  expect(refusal(() => book.books.amend('2026-10', '为什么')).code).toBe('PERIOD-STATE');
  settle(book);
  book.books.close('2026-10');
  expect(refusal(() => book.books.close('2026-10')).code).toBe('PERIOD-STATE');
});

test('a month in which nothing was entered says so, where a person has said it', () => {
  const book = makeLedger({ today: '2026-11-30' });
  book.books.close('2026-10', true);
  expect(refusal(() => book.books.close('2026-11')).code).toBe('PERIOD-UNCHANGED');
  expect(book.books.close('2026-11', true).changes).toBe('本月无变化');
});

test('a 说明 holds for the finding as worded, and an error takes none', () => {
  const book = makeLedger();
  const id = book.insert('organization', {
    name: '甲公司',
    credit_code: '91330800471867129Q',
    category: '新经济组织',
    status: '正常',
    staff_full: 2,
    members_full: 5,
  });
  book.books.check('2026-10');
  const reply = book.books.waive({ rule: 'ORG-005', id, text: '兼职党员较多' });
  expect(reply.problems.appeared).toContainEqual(expect.objectContaining({ rule: 'ORG-005', waived: '兼职党员较多' }));
  expect(refusal(() => book.books.waive({ rule: 'ORG-005', id, text: '再说一次' })).code).toBe('WAIVE-UNKNOWN');
  book.change('organization', id, { members_full: 6 });
  expect(
    book.books.problems().problems.find((problem) => problem.rule === 'ORG-005' && problem.field === 'members_full')?.waived,
  ).toBeUndefined();
  book.change('organization', id, { credit_code: '错的' });
  expect(refusal(() => book.books.waive({ rule: 'ORG-001', id, text: '没有证' })).code).toBe('WAIVE-ERROR');
});

test('states move on with export and receipt, and 已导出 is not 已回执', () => {
  const { book } = withBranch();
  settle(book);
  book.books.close('2026-10');
  book.books.markExported('2026-10', 'a.lxpkg');
  expect(book.books.period('2026-10')).toMatchObject({ state: 'exported', file: 'a.lxpkg' });
  book.books.markReceipt('2026-10', 'accepted_with_problems');
  expect(book.books.period('2026-10').state).toBe('accepted_with_problems');
  book.books.markExported('2026-10', 'a.lxpkg');
  expect(book.books.period('2026-10').state).toBe('accepted_with_problems');
});

test('a month in which only warnings were explained is a month without change', () => {
  const { book } = withBranch('2026-11-30');
  settle(book);
  book.books.close('2026-10');
  book.insert('waiver', { rule: 'MTG-005', subject_table: 'party_organization', subject: 'x', text: '已补开' });
  book.books.check('2026-11');
  settleWarnings(book, '2026-11');
  expect(book.books.close('2026-11', true).changes).toBe('本月无变化');
});

test('a 说明 speaks of the month last checked, also when closing was what checked it', () => {
  const { book } = withBranch('2026-11-24');
  const branch = book.insert('party_organization', { name: '某某党支部', kind: '党支部', founded_on: '2020-01-01', secretary: '甲' });
  expect(book.books.periods().working).toBe('2026-11');
  expect(refusal(() => book.books.close('2026-10')).code).toBe('PERIOD-PROBLEMS');
  const { problems } = book.books.problems();
  expect(problems.find((problem) => problem.id === branch)?.message).toContain('2026 年 10 月');
  for (const { rule, id, field } of problems) book.books.waive({ rule, id, field, text: '已补开' });
  expect(book.books.close('2026-10').state).toBe('closed');
});

test('the month that is worked on stays until it is accepted, then follows the calendar', () => {
  const { book } = withBranch('2026-11-24');
  settle(book);
  book.books.close('2026-10');
  book.books.markExported('2026-10', 'a.lxpkg');
  expect(book.books.periods().working).toBe('2026-10');
  book.books.markReceipt('2026-10', 'accepted');
  expect(book.books.periods().working).toBe('2026-11');
});

test('a month that moves by itself is checked before anyone reads or writes what the rules found', () => {
  const { book } = withBranch('2026-11-24');
  book.insert('party_organization', { name: '某某党支部', kind: '党支部', founded_on: '2020-01-01', secretary: '甲' });
  const ofMonth = (month: string) => expect.objectContaining({ message: expect.stringContaining(`2026 年 ${month} 月`) });
  book.books.check('2026-10');
  expect(book.books.problems().problems).toContainEqual(ofMonth('10'));
  settle(book);
  book.books.close('2026-10');
  book.books.markExported('2026-10', 'a.lxpkg');
  book.books.markReceipt('2026-10', 'accepted');
  const { period, problems } = book.books.problems();
  expect(period).toBe('2026-11');
  expect(problems).toEqual(book.books.check('2026-11').problems);
  expect(problems).toContainEqual(ofMonth('11'));
  expect(problems).not.toContainEqual(ofMonth('10'));
  // an accepted month that is looked at again leaves nothing of itself behind
  book.books.check('2026-10');
  book.insert('organization', { name: '甲公司' });
  expect(book.books.problems()).toEqual(book.books.check('2026-11'));
});

test('a 说明 of an election to come holds in every month until the term ends, and no longer', () => {
  const { book, branch } = withBranch('2026-11-03');
  book.change('party_organization', branch, { last_election: '2024-02-15' });
  const term = (period: string) => book.books.check(period).problems.filter(({ rule }) => rule === 'PTY-006');
  expect(term('2026-08')).toMatchObject([{ severity: 'warning' }]);
  book.books.waive({ rule: 'PTY-006', id: branch, text: '已列入明年一季度换届计划。' });
  for (const period of ['2026-08', '2026-09', '2026-12', '2027-01'])
    expect(term(period)).toMatchObject([{ waived: '已列入明年一季度换届计划。' }]);
  const [overdue] = term('2027-02');
  expect(overdue?.message).toContain('已逾期');
  expect(overdue?.waived).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import creditCode from '#shared/rules/organization/ORG-001-credit-code.ts';
import excelDamage from '#shared/rules/organization/ORG-002-excel-damage.ts';
import fitsCategory from '#shared/rules/organization/ORG-003-code-fits-category.ts';
import registeredTwice from '#shared/rules/organization/ORG-004-registered-twice.ts';
import headCounts from '#shared/rules/organization/ORG-005-head-counts.ts';
import dates from '#shared/rules/organization/ORG-006-dates.ts';
import { check, memberFacts, organizationFacts, validCreditCode, verdicts } from '../../support/facts.ts';

describe('ORG-001', () => {
  test.each([validCreditCode(1), validCreditCode(2, '52'), '91350100M000100Y43'])('%s is well formed', (code) => {
    expect(verdicts(creditCode, organizationFacts({ credit_code: code }))).toEqual([]);
  });
  test.each([
    ['91350100M000100Y4', '应为 18 位，现为 17 位'],
    ['91350100M000100Y4300', '现为 20 位'],
    ['91350100I000100Y43', '含有不允许的字符“I”'],
    ['91350100m000100Y43', '含有不允许的字符“m”'],
    ['91350100M000100Y44', '校验码'],
  ])('%s is an error that says: %s', (code, words) => {
    const [finding] = check(creditCode, organizationFacts({ credit_code: code }));
    expect(finding).toMatchObject({ field: 'credit_code', message: expect.stringContaining(words) });
    expect(creditCode.severity).toBe('error');
  });
  test('an absent code is ROW-001’s business, a damaged one ORG-002’s', () => {
    expect(verdicts(creditCode, organizationFacts({ credit_code: null }))).toEqual([]);
    expect(verdicts(creditCode, organizationFacts({ credit_code: '913308021234567000' }))).toEqual([]);
  });
});

describe('ORG-002', () => {
  test.each(['913308021234567000', '9.13308E+17', '9.13308e17'])('%s was damaged by Excel', (code) => {
    expect(verdicts(excelDamage, organizationFacts({ credit_code: code }))).toEqual(['error credit_code']);
    expect(check(excelDamage, organizationFacts({ credit_code: code }))[0]?.message).toContain('Excel');
  });
  // by chance a sound code may end in 000
  test.each(['913311251484801000', '913308023299458000'])('%s passes the check and is not damaged', (code) => {
    expect(verdicts(excelDamage, organizationFacts({ credit_code: code }))).toEqual([]);
  });
  test('a wrong code that Excel did not make is not called damaged', () => {
    expect(verdicts(excelDamage, organizationFacts({ credit_code: '913308021234567001' }))).toEqual([]);
    expect(verdicts(excelDamage, organizationFacts())).toEqual([]);
  });
});

describe('ORG-003', () => {
  const found = (category: 'new_economic' | 'new_social', start: string) =>
    verdicts(fitsCategory, organizationFacts({ category, credit_code: validCreditCode(7, start) }));
  test.each(['91', '92', '93'])('%s is an enterprise’s', (start) => {
    expect(found('new_economic', start)).toEqual([]);
    expect(found('new_social', start)).toEqual(['warning credit_code']);
  });
  test.each(['51', '52', '53', '59', '31', '33', '34'])('%s is a social organization’s', (start) => {
    expect(found('new_social', start)).toEqual([]);
    expect(found('new_economic', start)).toEqual(['warning credit_code']);
  });
  test.each(['32', '54'])('%s is neither', (start) => {
    expect(found('new_social', start)).toHaveLength(1);
    expect(found('new_economic', start)).toHaveLength(1);
  });
  test('12 is a public institution, whatever the category', () => {
    const [finding] = check(fitsCategory, organizationFacts({ category: 'new_social', credit_code: validCreditCode(7, '12') }));
    expect(finding?.message).toContain('事业单位');
  });
});

describe('ORG-004', () => {
  const code = validCreditCode(77);
  test('two live organizations with one code: an error on each, showing the other', () => {
    const one = organizationFacts({ credit_code: code, name: '甲公司' });
    const other = organizationFacts({ credit_code: code, name: '乙公司' });
    expect(check(registeredTwice, one, { rows: { organization: [other] } })).toEqual([
      {
        field: 'credit_code',
        severity: 'error',
        message: expect.stringContaining('乙公司'),
        other: { table: 'organization', id: other.id },
      },
    ]);
  });
  test.each(['deregistered', 'moved'] as const)('one that is %s does not count', (status) => {
    const gone = organizationFacts({ credit_code: code, name: '同名公司', status });
    const live = organizationFacts({ credit_code: code, name: '同名公司' });
    expect(check(registeredTwice, live, { rows: { organization: [gone] } })).toEqual([]);
    expect(check(registeredTwice, gone, { rows: { organization: [live] } })).toEqual([]);
  });
  test('names that differ only in width, brackets, spaces and the form of 有限公司: a warning', () => {
    const other = organizationFacts({ name: '衢州（示例） 机械有限责任公司' });
    expect(verdicts(registeredTwice, organizationFacts({ name: '衢州(示例)机械有限公司' }), { rows: { organization: [other] } })).toEqual([
      'warning name',
    ]);
    expect(verdicts(registeredTwice, organizationFacts({ name: '衢州(示例)机电有限公司' }), { rows: { organization: [other] } })).toEqual(
      [],
    );
  });
  test('codes that Excel made alike are not the same code', () => {
    const other = organizationFacts({ credit_code: '9.13308E+17' });
    expect(verdicts(registeredTwice, organizationFacts({ credit_code: '9.13308E+17' }), { rows: { organization: [other] } })).toEqual([]);
  });
});

describe('ORG-005', () => {
  test('members and the young are part of the staff; equal is in order', () => {
    const row = (staff_full: number, members_full: number, under_35: number) =>
      organizationFacts({ staff_full, members_full, under_35, status: 'moved' });
    expect(verdicts(headCounts, row(5, 5, 5))).toEqual([]);
    expect(verdicts(headCounts, row(5, 6, 5))).toEqual(['warning members_full']);
    expect(verdicts(headCounts, row(5, 5, 6))).toEqual(['warning under_35']);
  });
  test('staff is full-time and part-time, members are full and probationary', () => {
    expect(
      verdicts(headCounts, organizationFacts({ status: 'moved', staff_full: 3, staff_part: 2, members_full: 3, members_probationary: 2 })),
    ).toEqual([]);
    expect(
      verdicts(headCounts, organizationFacts({ status: 'moved', staff_full: 3, staff_part: 1, members_full: 3, members_probationary: 2 })),
    ).toHaveLength(1);
  });
  test('the declared members agree with those on the roster who work there and have not left', () => {
    const row = organizationFacts({ members_full: 1, members_probationary: 1 });
    const working = [
      memberFacts({ employer: row.id }),
      memberFacts({ employer: row.id }),
      memberFacts({ employer: row.id, left_reason: 'transferred' }),
    ];
    expect(verdicts(headCounts, row, { rows: { member: working } })).toEqual([]);
    const [finding] = check(headCounts, row, { rows: { member: working.slice(1) } });
    expect(finding?.message).toMatch(/填报党员 2 人.*有 1 人/);
  });
});

describe('ORG-006', () => {
  const found = (registered_on: string) => verdicts(dates, organizationFacts({ registered_on }), { today: '2026-11-05' });
  test('today is in order, tomorrow is an error', () => {
    expect(found('2026-11-05')).toEqual([]);
    expect(found('2026-11-06')).toEqual(['error registered_on']);
    expect(verdicts(dates, organizationFacts({ left_on: '2026-11-06' }), { today: '2026-11-05' })).toEqual(['error left_on']);
  });
  test('before the first of October 1949 is a warning', () => {
    expect(found('1949-10-01')).toEqual([]);
    expect(found('1949-09-30')).toEqual(['warning registered_on']);
  });
});

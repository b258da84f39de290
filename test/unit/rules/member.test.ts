import { describe, expect, test } from 'vitest';
import idNumber from '#shared/rules/member/MEM-001-id-number.ts';
import sexAndBirth from '#shared/rules/member/MEM-002-sex-and-birth.ts';
import joiningDates from '#shared/rules/member/MEM-003-joining-dates.ts';
import onRosterTwice from '#shared/rules/member/MEM-004-on-roster-twice.ts';
import phoneAndDues from '#shared/rules/member/MEM-005-phone-and-dues.ts';
import { branchFacts, check, meetingFacts, memberFacts, validIdNumber, verdicts } from '../../support/facts.ts';

describe('MEM-001', () => {
  // the worked examples of GB 11643-1999
  test.each(['11010519491231002X', '440524188001010014'])('%s is right', (number) => {
    expect(verdicts(idNumber, memberFacts({ id_number: number }))).toEqual([]);
  });
  test('a number of 15 digits is read as the 18 that stand for it', () => {
    expect(verdicts(idNumber, memberFacts({ id_number: '110105491231002' }))).toEqual([]);
  });
  test.each([
    ['110105194912310021', '校验码'],
    ['11010519490231002X', '出生日期'],
    ['1101051949123100', '现为 16 位'],
    ['11010519491231002x', '应为 18 位'],
  ])('%s is an error that says: %s', (number, words) => {
    expect(verdicts(idNumber, memberFacts({ id_number: number }))).toEqual(['error id_number']);
    expect(check(idNumber, memberFacts({ id_number: number }))[0]?.message).toContain(words);
  });
  test('a division that never was is a warning; one renamed or merged since is known', () => {
    const of = (division: string) => verdicts(idNumber, memberFacts({ id_number: validIdNumber(1, { division }) }));
    expect(of('990101')).toEqual(['warning id_number']);
    expect(of('339901')).toEqual(['warning id_number']);
    expect(of('330103')).toEqual([]); // 杭州市下城区, merged in 2021
    expect(of('332501')).toEqual([]); // 丽水地区, a city since 2000
    expect(of('810000')).toEqual([]);
  });
});

describe('MEM-002', () => {
  const number = validIdNumber(3, { born: '1990-02-03', sex: 'female' });
  test('sex and birth date as in the number', () => {
    expect(verdicts(sexAndBirth, memberFacts({ id_number: number, sex: 'female', born_on: '1990-02-03' }))).toEqual([]);
    expect(verdicts(sexAndBirth, memberFacts({ id_number: number, sex: 'male', born_on: '1990-02-03' }))).toEqual(['error sex']);
    expect(verdicts(sexAndBirth, memberFacts({ id_number: number, sex: 'female', born_on: '1990-02-04' }))).toEqual(['error born_on']);
  });
  test('a wrong number proves nothing', () => {
    expect(verdicts(sexAndBirth, memberFacts({ id_number: `${number.slice(0, 17)}?`, sex: 'male', born_on: '1960-01-01' }))).toEqual([]);
  });
});

describe('MEM-003', () => {
  const born = '1990-06-15';
  const applied = (applied_on: string) => verdicts(joiningDates, memberFacts({ id_number: validIdNumber(4, { born }), applied_on }));
  test('eighteen on the day of the application', () => {
    expect(applied('2008-06-15')).toEqual([]);
    expect(applied('2008-06-14')).toEqual(['error applied_on']);
  });

  test.each([
    ['1975-07-01', '1975-07-01', []],
    ['1969-03-01', '1969-03-01', ['error full_on']],
    ['1977-09-01', '1977-09-01', ['error full_on']],
    ['1954-03-01', '1954-09-01', []],
  ])('joined %s, full %s: no year of probation was asked before 1956, nor from 1969 to 1977', (joined_on, full_on, found) => {
    expect(
      verdicts(joiningDates, memberFacts({ born_on: '1935-01-01', joined_on, full_on })).filter((one) => one.endsWith('full_on')),
    ).toEqual(found);
  });
  const confirmed = (full_on: string) => verdicts(joiningDates, memberFacts({ joined_on: '2020-01-31', full_on }));
  test.each([
    ['2021-01-30', ['error full_on']],
    ['2021-01-31', []],
    ['2021-02-27', []],
    ['2021-02-28', ['warning full_on']],
    ['2021-07-30', ['warning full_on']],
    ['2021-07-31', []],
    ['2022-01-31', []],
    ['2022-02-27', []],
    ['2022-02-28', ['warning full_on']],
  ])('joined 2020-01-31, confirmed %s: %j', (day, expected) => {
    expect(confirmed(day)).toEqual(expected);
  });

  test('the day of joining is the day of the meeting, not of the approval', () => {
    const branch = branchFacts();
    const meeting = meetingFacts({ branch: branch.id, purpose: 'admit', start: '2026-06-20T14:00' });
    const joined = (joined_on: string, came_on: string | null = null) =>
      verdicts(joiningDates, memberFacts({ branch: branch.id, joined_on, full_on: null, came_on }), { rows: { meeting: [meeting] } });
    expect(joined('2026-06-20')).toEqual([]);
    expect(joined('2026-08-01')).toEqual(['warning joined_on']);
    expect(joined('2026-08-01', '2026-09-01')).toEqual([]);
    expect(joined('2026-06-19')).toEqual([]);
    expect(joined('2027-01-01')).toEqual([]);
  });
});

describe('MEM-004', () => {
  const number = validIdNumber(9);
  const one = memberFacts({ id_number: number, name: '钱一', born_on: '1985-03-12' });
  test('two live members with one number: an error', () => {
    const other = memberFacts({ id_number: number, name: '钱二' });
    expect(check(onRosterTwice, one, { rows: { member: [other] } })).toMatchObject([{ field: 'id_number', other: { id: other.id } }]);
    expect(onRosterTwice.severity).toBe('error');
  });
  test('a number of 15 digits is that of the 18 that stand for it', () => {
    const old = memberFacts({ id_number: number.slice(0, 6) + number.slice(8, 17), name: '钱二' });
    expect(check(onRosterTwice, one, { rows: { member: [old] } })[0]).toMatchObject({
      field: 'id_number',
      other: { id: old.id },
      message: expect.stringContaining('15 位旧号码'),
    });
    expect(verdicts(onRosterTwice, old, { rows: { member: [one] } })).toEqual(['error id_number']);
    expect(verdicts(onRosterTwice, old, { rows: { member: [{ ...old, id: 'again' as never }] } })).toEqual(['error id_number']);
  });
  test('a check character mistyped makes another number', () => {
    const mistyped = memberFacts({ id_number: `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`, name: '钱二' });
    expect(verdicts(onRosterTwice, one, { rows: { member: [mistyped] } })).toEqual([]);
  });
  test('one who left does not count', () => {
    const left = memberFacts({ id_number: number, name: '钱一', born_on: '1985-03-12', left_on: '2026-01-01' });
    expect(verdicts(onRosterTwice, one, { rows: { member: [left] } })).toEqual([]);
    expect(verdicts(onRosterTwice, left, { rows: { member: [one] } })).toEqual([]);
  });
  test('same name and birth date with another number: a warning; with the same number, said once', () => {
    const namesake = memberFacts({ name: '钱一', born_on: '1985-03-12', id_number: validIdNumber(10) });
    expect(verdicts(onRosterTwice, one, { rows: { member: [namesake] } })).toEqual(['warning name']);
    expect(verdicts(onRosterTwice, one, { rows: { member: [{ ...namesake, id_number: number }] } })).toEqual(['error id_number']);
    expect(verdicts(onRosterTwice, one, { rows: { member: [{ ...namesake, born_on: '1985-03-13' }] } })).toEqual([]);
  });
});

describe('MEM-005', () => {
  test.each([
    ['13800138000', []],
    ['1380013800', ['warning phone']],
    ['0570-3012345', ['warning phone']],
    ['12345678901', ['warning phone']],
  ])('mobile number %s: %j', (phone, expected) => {
    expect(verdicts(phoneAndDues, memberFacts({ phone }))).toEqual(expected);
  });

  const dues = (dues_paid_to: string, kind: 'branch' | 'temporary_branch' = 'branch', left_on: string | null = null) => {
    const branch = branchFacts({ kind });
    const checking = { rows: { party_organization: [branch] }, period: '2026-10' };
    return verdicts(phoneAndDues, memberFacts({ branch: branch.id, dues_paid_to, left_on }), checking);
  };
  test('dues six months behind the month are in order, seven are a warning', () => {
    expect(dues('2026-04')).toEqual([]);
    expect(dues('2026-03')).toEqual(['warning dues_paid_to']);
  });
  test('nobody asks a temporary branch or one who left', () => {
    expect(dues('2025-03', 'temporary_branch')).toEqual([]);
    expect(dues('2025-03', 'branch', '2026-01-01')).toEqual([]);
  });
});

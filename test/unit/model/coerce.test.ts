import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, fromCanonical } from '#shared/model/canonical.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { tableNames, tableOf, tables } from '#shared/model/tables.ts';
import { valuesLike } from '../../support/field-values.ts';

const around: Surroundings = { today: '2026-10-31', resolve: (_, text) => (text === '某某支部' || text === 'b1' ? 'b1' : undefined) };
const { organization, member, meeting } = tables;

describe('what people type', () => {
  test('NUL is left out: some programs would take it for the end of the text', () => {
    expect(coerce(organization.fields.name, '甲\0公司', around)).toBe('甲公司');
    expect(coerce(organization.fields.note, '一\0行\n二行', around)).toBe('一行\n二行');
    expect(coerce(organization.fields.note, '\0', around)).toBeNull();
  });
  test.each([
    ['2020-3-5', '2020-03-05'],
    ['2020.3.5', '2020-03-05'],
    ['2020/03/05', '2020-03-05'],
    ['2020年3月5日', '2020-03-05'],
    ['２０２０．３．５', '2020-03-05'],
    ['20200305', '2020-03-05'],
    ['190503', '2019-05-03'],
    ['990503', '1999-05-03'],
    ['3-5', '2026-03-05'],
    ['今天', '2026-10-31'],
    ['昨天', '2026-10-30'],
    ['前天', '2026-10-29'],
    ['明天', '2026-11-01'],
    ['月末', '2026-10-31'],
    ['上月末', '2026-09-30'],
    ['上月初', '2026-09-01'],
    ['2020年3月5号', '2020-03-05'],
    ['2020-03-05 00:00:00', '2020-03-05'],
    ['2019/5/3 0:00:00', '2019-05-03'],
    ['2019-05-03T00', '2019-05-03'],
    ['2019-05-03T00:00:00.000Z', '2019-05-03'],
  ])('the date %s', (typed, date) => expect(coerce(organization.fields.registered_on, typed, around)).toBe(date));

  test.each(['2020年春', '2019年5月', '2021-02-29', '2020-13-01', '2020', '99', '43588', '2019-05-03 09:30', 'abc'])(
    '%s is no date and stays as typed',
    (typed) => expect(coerce(organization.fields.registered_on, typed, around)).toEqual({ unread: typed }),
  );

  test.each([
    ['2026-10-15 14:30', '2026-10-15T14:30'],
    ['2026年10月15日下午2点30分', '2026-10-15T14:30'],
    ['2026.10.15 9:05', '2026-10-15T09:05'],
    ['昨天下午2点半', '2026-10-30T14:30'],
    ['20261015', '2026-10-15T00:00'],
    ['2026-10-15 下午12点', '2026-10-15T12:00'],
    ['2026-10-15 晚上7点半', '2026-10-15T19:30'],
  ])('the time %s', (typed, time) => expect(coerce(meeting.fields.start, typed, around)).toBe(time));
  test.each(['2026-10-15 晚上12点', '2026-10-15 晚上1点'])('%s may be of the next day and stays as typed', (typed) =>
    expect(coerce(meeting.fields.start, typed, around)).toEqual({ unread: typed }),
  );

  test.each([
    ['2026.10', '2026-10'],
    ['202610', '2026-10'],
    ['194910', '1949-10'],
    ['190503', '2019-05'],
  ])('the month %s', (typed, month) => expect(coerce(member.fields.dues_paid_to, typed, around)).toBe(month));

  test.each([
    ['12', 12],
    ['1,200人', 1200],
    ['１２', 12],
    ['0', 0],
    ['1.2万', 12_000],
    ['1.1万人', 11_000],
    ['1，200', 1200],
    ['12 500 人', 12_500],
  ])('the count %s', (typed, value) => expect(coerce(organization.fields.staff_full, typed, around)).toBe(value));
  test.each([
    [organization.fields.revenue, '5000元', 0.5],
    [organization.fields.revenue, '1,200万元', 1200],
    [organization.fields.revenue, '1.1亿元', 11_000],
    [organization.fields.revenue, '300', 300],
    [meeting.fields.minutes, '90分钟', 90],
    [meeting.fields.minutes, '2小时', 120],
    [tables.party_organization.fields.venue_area, '80.5㎡', 80.5],
    [member.fields.study_hours, '32学时', 32],
    [organization.fields.staff_full, '20元', { unread: '20元' }],
    [organization.fields.revenue, '￥1,235.00', 1235],
    [organization.fields.revenue, '¥5000元', 0.5],
    [organization.fields.revenue, '1.234,5', { unread: '1.234,5' }],
    [tables.party_organization.fields.venue_area, '￥80', { unread: '￥80' }],
    [organization.fields.revenue, '20人', { unread: '20人' }],
  ] as const)('a unit counts for what it is worth: %o %s', (field, typed, value) => expect(coerce(field, typed, around)).toEqual(value));
  test.each(['-1', '1.5', '十二', '约20', '30，2', '3,5', '12 5', '1,2', '1,23', '0,123', '1,200 300', '¥12'])('%s is no count', (typed) =>
    expect(coerce(organization.fields.staff_full, typed, around)).toEqual({ unread: typed }),
  );

  test.each([
    ['是', true],
    ['√', true],
    ['1', true],
    ['Y', true],
    ['已', true],
    ['✓', true],
    ['●', true],
    ['未', false],
    ['×', false],
    ['□', false],
    ['N', false],
    ['○', { unread: '○' }],
    ['否', false],
    ['无', false],
    ['0', false],
  ])('yes or no: %s', (typed, value) => expect(coerce(organization.fields.has_union, typed, around)).toEqual(value));

  test('codes by title, alias and code', () => {
    for (const typed of ['新经济组织', '非公企业', 'new_economic'])
      expect(coerce(organization.fields.category, typed, around)).toBe('new_economic');
    expect(coerce(meeting.fields.kinds, '主题党日、党课', around)).toEqual(['theme_day', 'lecture']);
    expect(coerce(meeting.fields.kinds, '；', around)).toBeNull();
    expect(coerce(meeting.fields.kinds, '主题党日、茶话会', around)).toEqual({ unread: '主题党日、茶话会' });
    expect(coerce(meeting.fields.kinds, '无', around)).toBeNull();
  });

  test.each([
    ['C制造业', 'C'],
    ['C - 制造业', 'C'],
    ['C工业', 'C'],
    ['C建筑业', { unread: 'C建筑业' }],
  ])('a code beside the title that belongs to it: %s', (typed, value) =>
    expect(coerce(organization.fields.industry, typed, around)).toEqual(value),
  );

  test('several rows in a list parted by a space or a stroke, where each of them is one', () => {
    const named = { ...around, resolve: (_: unknown, text: string) => ({ 甲厂: 'a', 乙厂: 'b', '丙 厂': 'c' })[text] };
    const covers = (typed: string) => coerce(tables.party_organization.fields.covers, typed, named);
    expect(covers('甲厂 乙厂')).toEqual(['a', 'b']);
    expect(covers('甲厂／乙厂、丙 厂')).toEqual(['a', 'b', 'c']);
    expect(covers('甲厂 丁厂')).toEqual({ unread: '甲厂 丁厂' });
    expect(covers('无')).toBeNull();
  });

  test('a short text has its letters, digits and spaces made half width, and its punctuation and signs left as they were written', () => {
    const name = (typed: string) => coerce(organization.fields.name, typed, around);
    expect(name(' ＡＢＣ（衢州）有限公司　')).toBe('ABC（衢州）有限公司');
    expect(name('衢州(甲)厂')).toBe('衢州(甲)厂');
    expect(name('一路１号，二楼：Ⅲ座①室㎡')).toBe('一路1号，二楼：Ⅲ座①室㎡');
    expect(name('Ａ\u00a0Ｂ\u3000Ｃ')).toBe('A B C');
  });

  test('identifiers are cleaned: width, spaces, letter case, fifteen digits', () => {
    expect(coerce(organization.fields.credit_code, ' ９１33 0800 471867129q', around)).toBe('91330800471867129Q');
    expect(coerce(member.fields.id_number, '11010519491231002x', around)).toBe('11010519491231002X');
    expect(coerce(member.fields.id_number, '110105491231002', around)).toBe('11010519491231002X');
    expect(coerce(member.fields.id_number, "'110105194912\u200b31002x", around)).toBe('11010519491231002X');
    expect(coerce(member.fields.phone, '+86 138-0000-0000', around)).toBe('13800000000');
  });

  test.each([
    ['138 0000 0000', '13800000000'],
    ['0570-8888888', '05708888888'],
    ['13800000000/13900000001', '13800000000、13900000001'],
    ['13800000000 13900000001', '13800000000、13900000001'],
    ['0570-3012345、138-0000-0000', '05703012345、13800000000'],
    ['13800000000 转 801', '13800000000转801'],
    ['13857000001\n661234', '13857000001、661234'],
    ['0570 8301234 13857000001', '05708301234、13857000001'],
    ['（0570）8301234', '05708301234'],
    ['0571-8830-1234', '057188301234'],
    ['400-888-8888', '4008888888'],
    ['+852 1234 5678', '+85212345678'],
    ['0570-8301234-801', '0570-8301234-801'],
    ['13857000001-2', '13857000001-2'],
    ['0570-8301234-8301235', '0570-8301234-8301235'],
    ['张三 13857000001 李四 13857000002', '张三 13857000001 李四 13857000002'],
    ['张三13857000001、李四13857000002', '张三13857000001、李四13857000002'],
    ['138 5700 000', '138 5700 000'],
  ])('telephone numbers: %s', (typed, value) => expect(coerce(member.fields.phone, typed, around)).toBe(value));

  test('codes by what the caller reads: the spelling', () => {
    const spelling = { ...around, spelled: (_: unknown, text: string) => (text === 'dangke' ? 'lecture' : undefined) };
    expect(coerce(meeting.fields.kinds, '主题党日、dangke', spelling)).toEqual(['theme_day', 'lecture']);
    expect(coerce(meeting.fields.kinds, 'dangke', around)).toEqual({ unread: 'dangke' });
  });

  test('lists inside a cell', () => {
    expect(coerce(meeting.fields.absentees, '甲|出差；乙（病假）', around)).toEqual([
      { name: '甲', reason: '出差' },
      { name: '乙', reason: '病假' },
    ]);
    expect(coerce(meeting.fields.absentees, '张三(事假)、李四（病假，已补课），王五', around)).toEqual([
      { name: '张三', reason: '事假' },
      { name: '李四', reason: '病假，已补课' },
      { name: '王五', reason: null },
    ]);
    expect(coerce(meeting.fields.absentees, '甲|出差、请假', around)).toEqual([{ name: '甲', reason: '出差、请假' }]);
    expect(coerce(meeting.fields.votes, '接收预备党员|12|0|1', around)).toEqual([
      { item: '接收预备党员', for: 12, against: 0, abstain: 1 },
    ]);
    expect(coerce(meeting.fields.absentees, '没有', around)).toBeNull();
    expect(coerce(meeting.fields.votes, '接收|十二', around)).toEqual({ unread: '接收|十二' });
  });

  test('links by id or name', () => {
    expect(coerce(member.fields.branch, '某某支部', around)).toBe('b1');
    expect(coerce(member.fields.branch, '别的支部', around)).toEqual({ unread: '别的支部' });
  });

  test('what a program could send in place of text is kept as well, whatever it calls itself', () => {
    const odd = [{ toString: '' }];
    for (const field of [organization.fields.name, meeting.fields.kinds, meeting.fields.absentees])
      expect(coerce(field, odd, around)).toEqual({ unread: JSON.stringify(odd) });
  });

  test('a mended text is read again', () => expect(coerce(organization.fields.staff_full, { unread: '12' }, around)).toBe(12));
});

const fields = tableNames.flatMap((name) =>
  Object.entries(tableOf(name).fields).map(([key, field]) => ({ name: `${name}.${key}`, field })),
);

test.each(fields)('$name: conversion never throws, and nothing is lost', ({ field }) => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.boolean(), fc.jsonValue()), (input) => {
      const value = coerce(field, input, around);
      if (typeof value === 'object' && value !== null && 'unread' in value && typeof input === 'string')
        expect((value as { unread: string }).unread).toBe(input);
    }),
    { numRuns: 60 },
  );
});

test.each(fields)('$name: a value shown and read back, or sent and read back, is the same value', ({ field }) => {
  fc.assert(
    fc.property(valuesLike(field), (value) => {
      const everyId: Surroundings = { today: '2026-10-31', resolve: (_, text) => text };
      expect(coerce(field, value, everyId)).toEqual(value);
      expect(fromCanonical(field, canonical(field, value))).toEqual(value);
      // files are added as files: what is shown of them is not read back
      if (field.kind !== 'note' && !field.attachments)
        expect(
          coerce(
            field,
            display(field, value, (_, id) => id),
            everyId,
          ),
        ).toEqual(value);
    }),
    { numRuns: 60 },
  );
});

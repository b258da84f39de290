import { describe, expect, test } from 'vitest';
import { meeting } from '#shared/model/meeting.ts';
import { member } from '#shared/model/member.ts';
import { organization } from '#shared/model/organization.ts';
import { partyGroup } from '#shared/model/party-organization.ts';
import { worker } from '#shared/model/worker.ts';
import { indexRows } from '../../../electron/intake/staging/row-index.ts';

const [one, other] = ['91330800471867129Q', '913308001478831865'];
const there = (...rows: Record<string, unknown>[]) => {
  const index = indexRows<Record<string, unknown>>(organization, organization.match, ['name', 'credit_code']);
  for (const row of rows) index.add(row);
  return (credit_code: string | null, name: string) => index.find({ credit_code, name })?.row.id;
};

describe('an imported organization', () => {
  const find = there({ id: 'a', credit_code: one, name: '甲厂' }, { id: 'b', credit_code: null, name: '乙厂' });

  test('is known by its code, even under another name', () => expect(find(one, '甲厂（新）')).toBe('a'));
  test('is known by its name where one side has no code', () => {
    expect(find(null, '甲厂')).toBe('a');
    expect(find(other, '乙厂')).toBe('b');
  });
  test('is known by its name where a code does not verify', () => expect(find('9.13308E+17', '甲厂')).toBe('a'));
  test('of the same name and another code is another organization', () => expect(find(other, '甲厂')).toBeUndefined());
});

describe('a name that is written otherwise', () => {
  const index = (...rows: Record<string, unknown>[]) => {
    const made = indexRows<Record<string, unknown>>(organization, organization.match, ['name', 'credit_code']);
    for (const row of rows) made.add(row);
    return made;
  };
  const there = { id: 'a', credit_code: null, name: '衢州（甲）机械有限责任公司' };

  test('finds the one row it can mean, and says so', () => {
    const found = index(there).find({ credit_code: one, name: '衢州(甲) 机械有限公司' });
    expect([found?.row.id, found?.respelled]).toEqual(['a', true]);
    expect(index(there).find({ credit_code: one, name: there.name })?.respelled).toBe(false);
  });
  test('finds none where two are written so, or a code tells them apart', () => {
    const like = { id: 'b', credit_code: null, name: '衢州甲机械有限公司' };
    expect(index(there, like).find({ credit_code: null, name: '衢州 甲机械有限公司' })).toBeUndefined();
    expect(index({ ...there, credit_code: one }).find({ credit_code: other, name: '衢州甲机械有限公司' })).toBeUndefined();
  });
});

describe('several of one name', () => {
  const index = (...rows: Record<string, unknown>[]) => {
    const made = indexRows<Record<string, unknown>>(organization, organization.match, ['name', 'credit_code']);
    for (const row of rows) made.add(row);
    return (values: Record<string, unknown>) => made.find(values)?.meant.map(({ id }) => id);
  };
  const [first, second] = [
    { id: 'a', credit_code: one, name: '同名厂' },
    { id: 'b', credit_code: other, name: '同名厂' },
  ];

  test('are all meant where nothing tells them apart', () => {
    expect(index(first, second)({ credit_code: null, name: '同名厂' })).toEqual(['a', 'b']);
    expect(index(first, second)({ credit_code: other, name: '同名厂' })).toEqual(['b']);
  });
  test('and of one code are told apart by the name', () => {
    expect(index(first, { ...second, credit_code: one, name: '乙厂' })({ credit_code: one, name: '乙厂' })).toEqual(['b']);
  });
});

describe('a name that identifies within a scope', () => {
  const index = indexRows<Record<string, unknown>>(partyGroup, partyGroup.match, ['name']);
  for (const [id, branch] of Object.entries({ a: 'x', b: 'y', c: null })) index.add({ id, name: '第一党小组', branch });
  const meant = (branch: string | null, name = '第一党小组') => index.find({ name, branch })?.meant.map(({ id }) => id);

  test('finds the row of its scope, else one of no scope that is known', () => {
    expect([meant('x'), meant('y'), meant('z')]).toEqual([['a'], ['b'], ['c']]);
    expect(meant('x', '第一 党小组')).toEqual(['a']);
  });
  test('finds all of the name where its scope is not known', () => expect(meant(null)).toEqual(['a', 'b', 'c']));
});

test('a masked number is known with the name by what it shows, and by neither alone', () => {
  const index = indexRows<Record<string, unknown>>(member, member.match, ['name', 'id_number']);
  index.add({ id: 'a', name: '张三', id_number: '11010519491231002X' });
  const found = (name: string, shown: string) => index.find({ name, id_number: null }, new Map([['id_number', shown]]))?.row.id;
  expect(found('张三', '110105********002X')).toBe('a');
  expect([found('李四', '110105********002X'), found('张三', '110105********0037')]).toEqual([undefined, undefined]);
});

test('a table without match fields leaves out what is masked', () => {
  const index = indexRows<Record<string, unknown>>(worker, worker.match, ['name', 'phone']);
  index.add({ id: 'a', name: '王某', phone: '13812345678' });
  index.add({ id: 'b', name: '王某', phone: '13900001111' });
  const found = (shown: string) => index.find({ name: '王某', phone: null }, new Map([['phone', shown]]))?.row.id;
  expect([found('139****1111'), found('138****5678')]).toEqual(['b', 'a']);
  expect(index.find({ name: '王某', phone: null })).toBeUndefined();
});

test('a table without match fields knows a row by everything the sheet gives', () => {
  const index = indexRows<Record<string, unknown>>(meeting, meeting.match, ['start', 'kinds']);
  index.add({ id: 'a', start: '2026-10-08T14:30', kinds: ['theme_day'], note: '补记' });
  expect(index.find({ start: '2026-10-08T14:30', kinds: ['theme_day'] })?.row.id).toBe('a');
  expect(index.find({ start: '2026-10-08T14:30', kinds: ['committee'] })).toBeUndefined();
});

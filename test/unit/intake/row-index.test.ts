import { describe, expect, test } from 'vitest';
import { meeting } from '#shared/model/meeting.ts';
import { organization } from '#shared/model/organization.ts';
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

test('a table without match fields knows a row by everything the sheet gives', () => {
  const index = indexRows<Record<string, unknown>>(meeting, meeting.match, ['start', 'kinds']);
  index.add({ id: 'a', start: '2026-10-08T14:30', kinds: ['theme_day'], note: '补记' });
  expect(index.find({ start: '2026-10-08T14:30', kinds: ['theme_day'] })?.row.id).toBe('a');
  expect(index.find({ start: '2026-10-08T14:30', kinds: ['committee'] })).toBeUndefined();
});

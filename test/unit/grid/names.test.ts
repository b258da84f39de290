import { expect, test } from 'vitest';
import { chosenValue, completed, namesIn, toggled } from '../../../renderer/grid/editing/editors/names.ts';

const titles = ['党课', '主题党日', '支部党员大会'];
const isName = (name: string) => titles.includes(name);

test('names are divided by any divider; the picked one takes the place of its letters', () => {
  expect(namesIn('党课，主题党日;\n')).toEqual(['党课', '主题党日']);
  expect(namesIn('党课、zt', '主题党日')).toEqual(['党课', '主题党日']);
  expect(namesIn('党课、', '主题党日')).toEqual(['党课', '主题党日']);
});

test('toggling puts a name in and takes it out, and drops the letters that searched for it', () => {
  expect(toggled('党课、zt', isName, '主题党日')).toBe('党课、主题党日、');
  expect(toggled('党课、主题党日、', isName, '党课')).toBe('主题党日、');
  expect(toggled('dk', isName, '党课')).toBe('党课、');
});

test('a divider behind letters completes them', () => {
  expect(completed('党课、zt，', '主题党日')).toBe('党课、主题党日、');
  expect(completed('党课、', '主题党日')).toBe('主题党日、');
  expect(completed('党课、、', '主题党日')).toBeUndefined();
  expect(completed('zt', '主题党日')).toBeUndefined();
});

test('of rows with one name the one taken by hand is meant', () => {
  const picks = new Map([['第一支部', 'b2']]);
  const read = (input: unknown) => (Array.isArray(input) ? input : { unread: input });
  expect(chosenValue({ many: true }, '第一支部', undefined, picks, read)).toEqual(['b2']);
  expect(chosenValue({ many: true }, '第一支部、别的', undefined, picks, read)).toEqual({ unread: '第一支部、别的' });
  expect(chosenValue({}, 'dy', { value: 'b2', label: '第一支部' }, new Map(), read)).toBe('b2');
});

import { describe, expect, test } from 'vitest';
import { count, text } from '#shared/model/field.ts';
import { table } from '#shared/model/table.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import {
  inOrder,
  keptFrom,
  movedBy,
  movedTo,
  ownPlaces,
  placesFrom,
  withFrozen,
  withHidden,
  withWidth,
} from '../../../renderer/grid/columns/column-state.ts';

const sheet = table(
  'member',
  '党员',
  { a: text('甲'), name: text('姓名'), b: text('乙'), c: count('丙'), d: text('丁') },
  { label: 'name', match: ['name'] },
);
const own = ownPlaces(sheet);
const keys = (places: ReturnType<typeof ownPlaces>) =>
  inOrder(places)
    .map((place) => place.key)
    .join(' ');

describe('columns as they stand', () => {
  test('the column that names the row is first, frozen, and stays so', () => {
    expect(keys(own)).toBe('name a b c d');
    expect(
      withHidden(own, ['name', 'b'], true)
        .filter((place) => place.hidden)
        .map((place) => place.key),
    ).toEqual(['b']);
    expect(withFrozen(own, ['name'], false)[0]?.frozen).toBe(true);
    expect(keys(movedBy(own, 'name', 1))).toBe('name a b c d');
    expect(keys(movedTo(own, 'b', 'name'))).toBe('name b a c d');
  });

  test('a frozen column stands behind those frozen already, and freed it is back where it was', () => {
    const frozen = withFrozen(own, ['c'], true);
    expect(keys(frozen)).toBe('name c a b d');
    expect(keys(withFrozen(frozen, ['c'], false))).toBe('name a b c d');
  });

  test('columns move among their own group, over hidden ones where these are not seen', () => {
    expect(keys(movedBy(own, 'a', 1))).toBe('name b a c d');
    expect(keys(movedBy(own, 'a', -1))).toBe('name a b c d');
    expect(keys(movedBy(withHidden(own, ['b'], true), 'a', 1, 'shown'))).toBe('name b c a d');
    expect(keys(movedBy(withFrozen(own, ['d'], true), 'd', 1))).toBe('name d a b c');
    expect(keys(movedTo(own, 'a', 'd'))).toBe('name b c d a');
    expect(keys(movedTo(own, 'd', 'b'))).toBe('name a d b c');
  });

  test('widths are held between what can be grasped and what fits', () => {
    expect(withWidth(own, ['a'], 3).find((place) => place.key === 'a')?.width).toBe(48);
    expect(withWidth(own, ['a'], 9000).find((place) => place.key === 'a')?.width).toBe(600);
  });
});

describe('columns as they are kept', () => {
  const changed = movedBy(withHidden(withWidth(withFrozen(own, ['c'], true), ['a', 'name'], 222), ['b'], true), 'd', -1);

  test('are the same when read back', () => {
    expect(placesFrom(sheet, JSON.parse(JSON.stringify(keptFrom(sheet, changed))))).toEqual(changed);
  });

  test.each(tableNames)('nothing is kept of a sheet of %s left as it is', (name) => {
    expect(keptFrom(tableOf(name), ownPlaces(tableOf(name)))).toBeNull();
    expect(placesFrom(tableOf(name), null)).toEqual(ownPlaces(tableOf(name)));
  });

  test('a field that came later stands where the model has it, one that is gone is left out', () => {
    const kept = [{ key: 'name', frozen: true }, { key: 'gone' }, { key: 'd' }, { key: 'a', hidden: true }, { key: 'c' }];
    const places = placesFrom(sheet, kept);
    expect(keys(places)).toBe('name d a b c');
    expect(places.find((place) => place.key === 'a')?.hidden).toBe(true);
  });

  test.each([
    [undefined],
    ['text'],
    [{ a: 1 }],
    [[null, 3, { key: 5 }, { key: 'a', width: 'wide' }]],
    [[{ key: 'name', hidden: true, frozen: false }]],
  ])('whatever else was kept gives the columns of the model: %j', (kept) => {
    expect(placesFrom(sheet, kept)).toEqual(own);
  });

  test('a column kept twice stands once', () => {
    expect(placesFrom(sheet, [{ key: 'd' }, { key: 'd' }])).toHaveLength(own.length);
  });
});

import { expect, test } from 'vitest';
import { tableOf } from '#shared/model/tables.ts';
import { type Copied, oneBlock, sourceOfCopy } from '../../../renderer/grid/clipboard/copied.ts';
import { Cutting } from '../../../renderer/grid/clipboard/cutting.ts';
import { fieldsByTitle, looksLikeHeaders, pastedByName } from '../../../renderer/grid/clipboard/headers.ts';
import { isMasked } from '../../../renderer/grid/clipboard/masked-text.ts';
import { targetOf, withoutEmptyRow } from '../../../renderer/grid/clipboard/pasting.ts';
import { moved } from '../../../renderer/grid/selecting/moving.ts';
import { toldOf } from '../../../renderer/grid/told.ts';
import type { Ground } from '../../../renderer/grid/writing/commands.ts';
import { maskedText, sourceOf } from '../../../renderer/grid/writing/commands.ts';
import type { SheetRow } from '../../../renderer/grid/writing/row-store.ts';

const organization = tableOf('organization');
const source = (height: number, width: number) => ({ height, width, valueFor: () => null });
const range = (top: number, bottom: number, left = 0, right = 0) => ({ top, bottom, left, right });
const row = (id: string): SheetRow => ({ id, unit: 'u', name: `名${id}`, park: `园${id}` });
const rows = ['a', 'b', 'c'].map(row);
const columns = ['name', 'park', 'registered_address'];
const ground: Ground = {
  view: { rowAt: (at) => rows[at], columnAt: (at) => columns[at] },
  locked: ({ id }) => (id === 'c' ? '已封账' : undefined),
  coerce: (_, input) => input,
  textOf: (item, field) => String(item[field] ?? ''),
};
const world = {
  ground,
  cells: { field: (key: string) => organization.fields[key] ?? { kind: 'text', title: '' } },
  props: () => ({ table: 'organization' }),
} as unknown as Parameters<typeof sourceOfCopy>[0];
const copy = (fields: string[], whole: string[][], shown = whole): Copied => ({
  table: 'organization',
  shown,
  masked: whole !== shown,
  rows: rows.slice(0, whole.length),
  fields,
  values: whole.map((line) => line.map((text) => `值${text}`)),
  whole,
  text: '',
});

test('ranges are copied together when they share their rows or their columns', () => {
  expect(oneBlock([range(1, 2, 4, 5), range(1, 2, 0, 1)])).toEqual({ rows: [1, 2], cols: [0, 1, 4, 5] });
  expect(oneBlock([range(5, 5), range(1, 2)])).toEqual({ rows: [1, 2, 5], cols: [0] });
  expect(oneBlock([range(1, 2, 0, 0), range(2, 3, 1, 1)])).toBeUndefined();
});

test('a block goes over selections it fits, else in its own size at the first cell of the only one', () => {
  expect(targetOf(source(1, 1), [range(0, 3), range(7, 9)], 5)).toEqual({ ranges: [range(0, 3), range(7, 9)], over: 0 });
  expect(targetOf(source(2, 1), [range(0, 3)], 5)).toEqual({ ranges: [range(0, 3)], over: 0 });
  expect(targetOf(source(2, 2), [range(4, 6, 3, 3)], 5)).toEqual({ ranges: [range(4, 5, 3, 4)], over: 0 });
  expect(targetOf(source(2, 4), [range(4, 4, 3, 3)], 5)).toEqual({ ranges: [range(4, 5, 3, 4)], over: 2 });
  expect(targetOf(source(2, 1), [range(0, 2), range(5, 5)], 5)).toHaveProperty('refused');
});

test('a whole column ends before the empty row', () => {
  expect(withoutEmptyRow(range(0, 60), 'columns', 61)).toEqual(range(0, 59));
  expect(withoutEmptyRow(range(0, 60), 'cells', 61)).toEqual(range(0, 60));
  expect(withoutEmptyRow(range(0, 0), 'all', 1)).toEqual(range(0, 0));
});

test('a copy pasted into its own column keeps its values; another column reads the text; masked data goes to personal columns only', () => {
  const secret = copy(['owner_phone', 'park'], [['13957000000', '东园']], [['139****0000', '东园']]);
  const back = sourceOfCopy(world, secret);
  expect(back.valueFor(0, 0, 'owner_phone')).toBe('值13957000000');
  expect(back.valueFor(0, 1, 'registered_address')).toBe('东园');
  expect(back.valueFor(0, 0, 'park')).toBe(maskedText);
});

test('a move writes the new place and empties the old, where they overlap the new place counts', () => {
  const cut = copy(['name'], [['名a'], ['名b']]);
  const one = moved(ground, cut, sourceOfCopy(world, cut), range(1, 2));
  expect(one).toMatchObject({ locked: 1, reason: '已封账' });
  const other = moved(ground, copy(['name'], [['名a']]), sourceOfCopy(world, cut), range(1, 1));
  expect(other.edits).toEqual([
    { id: 'a', field: 'name', value: null },
    { id: 'b', field: 'name', value: '值名a' },
  ]);
  const sideways = moved(
    ground,
    copy(['name', 'park'], [['名a', '园a']]),
    sourceOfCopy(world, copy(['name', 'park'], [['名a', '园a']])),
    range(0, 0, 1, 2),
  );
  expect(sideways.edits).toEqual([
    { id: 'a', field: 'name', value: null },
    { id: 'a', field: 'park', value: '名a' },
    { id: 'a', field: 'registered_address', value: '园a' },
  ]);
});

test('what was cut is marked at its sides until it is dropped', () => {
  let drawn = 0;
  const cutting = new Cutting(() => {
    drawn += 1;
  });
  cutting.mark(
    copy(
      ['name', 'park'],
      [
        ['名a', '园a'],
        ['名b', '园b'],
      ],
    ),
  );
  expect(['top', 'bottom', 'left', 'right'].filter((side) => cutting.at(side as 'top', 'b', 'park'))).toEqual(['bottom', 'right']);
  expect(cutting.at('top', 'c', 'name')).toBe(false);
  expect([cutting.drop(), cutting.drop()]).toEqual([true, false]);
  expect(cutting.at('top', 'a', 'name')).toBe(false);
  expect(drawn).toBe(2);
});

test('a first row of column titles is known by most of its titles', () => {
  const like = (...block: string[][]) => looksLikeHeaders(block, organization);
  expect(like(['企业名称', '统一社会信用代码', '备忘'], ['甲', '9', ''])).toBe(true);
  expect(like(['企业名称', '统一社会信用代码'])).toBe(false);
  expect(like(['企业名称', '统一社会信用代码', '甲', '乙', '丙'], ['', '', '', '', ''])).toBe(false);
  expect(like(['登记日期'], ['2020-01-01'])).toBe(true);
  expect(like(['登记日期', '甲公司'], ['2020-01-01', '乙公司'])).toBe(false);
  expect(like(['甲公司'], ['乙公司'])).toBe(false);
});

test('columns go to fields by their titles and aliases, what has no field is left out', () => {
  const fields = fieldsByTitle(['序号', '企业名称', '所属园区'], organization);
  expect(fields[0]).toBeNull();
  expect(fields[1]).toBe('name');
  const block = [['1', '甲', '东园']];
  const { edits } = pastedByName(ground, sourceOf(ground, block), [null, 'name', 'park'], [row('a')]);
  expect(edits).toEqual([
    { id: 'a', field: 'name', value: '甲' },
    { id: 'a', field: 'park', value: '东园' },
  ]);
});

test('masked texts are known in personal columns', () => {
  expect(isMasked({ kind: 'text', title: '手机', personal: true }, '139****0000')).toBe(true);
  expect(isMasked({ kind: 'text', title: '手机', personal: true }, '13957000000')).toBe(false);
  expect(isMasked({ kind: 'text', title: '名称' }, '五*星')).toBe(false);
});

test('what an act could not do is told in one sentence', () => {
  expect(toldOf({ locked: 0, reason: undefined }, '粘贴 40 行')).toBeUndefined();
  expect(toldOf({ locked: 2, reason: '已封账。', unread: 3, remarks: ['多出 1 列'] }, '粘贴 40 行')).toBe(
    '粘贴 40 行，其中 3 格读不懂，已按原样填入并标出；2 格不能修改：已封账；多出 1 列。',
  );
  expect(toldOf({ locked: 1, reason: '已封账。' }, undefined)).toBe('已封账。');
});

import { describe, expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { tableOf } from '#shared/model/tables.ts';
import { endBeside, pulled } from '../../../renderer/grid/filling/fill.ts';
import { lastText, stretched } from '../../../renderer/grid/filling/stretch.ts';
import type { Ground } from '../../../renderer/grid/writing/commands.ts';
import type { SheetRow } from '../../../renderer/grid/writing/row-store.ts';

const columns = ['name', 'registered_on', 'staff_full', 'staff_part', 'owner_phone'];
const { fields } = tableOf('organization');
const fieldOf = (key: string) => fields[key] ?? { kind: 'text' as const, title: '' };
const ground = (rows: readonly Partial<SheetRow>[]): Ground => {
  const data = rows.map((row, index): SheetRow => ({ ...row, id: row.id ?? `r${index}`, unit: '330802001000' }));
  return {
    view: { rowAt: (at) => data[at], columnAt: (at) => columns[at] },
    locked: (row) => (row.id === 'locked' ? '已封账' : undefined),
    coerce: (key, input) => coerce(fieldOf(key), input, { today: '2026-10-15', resolve: () => undefined }),
    textOf: (row, key) => display(fieldOf(key), row[key] ?? null, () => undefined),
  };
};
const cell = (row: number, col: number) => ({ top: row, bottom: row, left: col, right: col });
const block = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right });

/** What a pull writes, as “row.field value”. */
const filled = (here: Ground, source: ReturnType<typeof block>, to: { row: number; col: number }, ctrl = false) => {
  const pull = pulled(source, to);
  return pull ? stretched(here, fieldOf, pull, ctrl).edits.map(({ id, field, value }) => `${id}.${field} ${JSON.stringify(value)}`) : [];
};

describe('where the handle was pulled to', () => {
  const source = block(3, 4, 2, 3);
  test('down, up, right, left', () => {
    expect(pulled(source, { row: 7, col: 3 })).toMatchObject({ target: block(5, 7, 2, 3), along: 'rows', backwards: false });
    expect(pulled(source, { row: 1, col: 2 })).toMatchObject({ target: block(1, 2, 2, 3), along: 'rows', backwards: true });
    expect(pulled(source, { row: 4, col: 5 })).toMatchObject({ target: block(3, 4, 4, 5), along: 'columns', backwards: false });
    expect(pulled(source, { row: 3, col: 0 })).toMatchObject({ target: block(3, 4, 0, 1), along: 'columns', backwards: true });
  });
  test('aslant the farther way counts', () => {
    expect(pulled(source, { row: 9, col: 5 })).toMatchObject({ along: 'rows' });
    expect(pulled(source, { row: 5, col: 9 })).toMatchObject({ along: 'columns' });
  });
  test('inside the range nothing is done', () => expect(pulled(source, { row: 3, col: 2 })).toBeUndefined());
});

describe('what a pull writes', () => {
  test('every column goes on by itself', () => {
    const here = ground([
      { name: '第1支部', registered_on: '2026-01-31', staff_full: 5, owner_phone: '13900000001' },
      { name: '第2支部', registered_on: '2026-02-28', staff_full: 7, owner_phone: '13900000002' },
      {},
    ]);
    expect(filled(here, block(0, 1, 0, 2), { row: 2, col: 0 })).toEqual([
      'r2.name "第3支部"',
      'r2.registered_on "2026-03-31"',
      'r2.staff_full 9',
    ]);
    expect(filled(here, block(0, 1, 4, 4), { row: 2, col: 4 })).toEqual(['r2.owner_phone "13900000001"']);
  });
  test('up, from the upper end', () => {
    expect(filled(ground([{}, {}, { staff_full: 5 }, { staff_full: 7 }]), block(2, 3, 2, 2), { row: 0, col: 2 })).toEqual([
      'r1.staff_full 3',
      'r0.staff_full 1',
    ]);
  });
  test('sideways between columns of one kind a series, between others the text read anew', () => {
    expect(filled(ground([{ staff_full: 5 }]), cell(0, 2), { row: 0, col: 3 }, true)).toEqual(['r0.staff_part 6']);
    expect(filled(ground([{ name: '12' }]), cell(0, 0), { row: 0, col: 2 }, true)).toEqual([
      'r0.registered_on {"unread":"12"}',
      'r0.staff_full 12',
    ]);
  });
  test('locked cells are left alone and said so; a value that is there already is not written', () => {
    const here = ground([{ name: '公司' }, { id: 'locked' }, { name: '公司' }, {}]);
    const pull = pulled(cell(0, 0), { row: 3, col: 0 });
    expect(pull && stretched(here, fieldOf, pull, false)).toMatchObject({
      edits: [{ id: 'r3', field: 'name', value: '公司' }],
      locked: 1,
      reason: '已封账',
    });
  });
  test('where a series ends, the cells keep what they have', () => {
    expect(
      filled(ground([{ staff_full: 9 }, { staff_full: 8 }, { staff_full: 0 }, { staff_full: 1 }]), block(2, 3, 2, 2), { row: 0, col: 2 }),
    ).toEqual([]);
  });
  test('the tooltip tells the last value', () => {
    const pull = pulled(cell(0, 1), { row: 3, col: 1 });
    const here = ground([{ registered_on: '2026-02-27' }]);
    expect(pull && lastText(here, fieldOf, pull, false)).toBe('2026-03-02');
    expect(pull && lastText(here, fieldOf, pull, true)).toBe('2026-02-27');
  });
});

describe('how far a double click fills', () => {
  /** One string a row, x where a cell is filled. */
  const end = (range: ReturnType<typeof block>, ...rows: string[]) => endBeside(range, 3, (row, col) => rows[row]?.[col] === 'x');
  test('to the end of the data at the left or at the right', () => {
    expect(end(cell(0, 1), 'xx.', 'x..', 'x..', '...')).toBe(2);
    expect(end(cell(0, 1), '.xx', '..x', '...')).toBe(1);
    expect(end(cell(0, 0), 'xx.', '.x.', '...')).toBe(1);
  });
  test('where nothing stands beside it, to the end of the first column', () => {
    expect(end(cell(0, 2), 'x.x', 'x..', 'x..', '...')).toBe(2);
  });
  test('nowhere below the data', () => expect(end(cell(1, 1), 'xxx', '.x.', '...')).toBeUndefined());
});

import { describe, expect, it } from 'vitest';
import { masked } from '#shared/model/masked.ts';
import { tableOf } from '#shared/model/tables.ts';
import { Filtering } from '../../../renderer/grid/filtering/filtering.ts';
import { notedLook } from '../../../renderer/grid/look.ts';
import { cellClasses, type Look, numberClasses } from '../../../renderer/grid/paint.ts';
import { numbered, type RowNotes, replacedText } from '../../../renderer/grid/row-notes.ts';
import { RowStore } from '../../../renderer/grid/writing/row-store.ts';

const notes: RowNotes = {
  noteOf: (id) => (id === '甲' ? { line: 7, text: '更新', tone: 'changed' } : { line: 8, text: '不导入', tone: 'aside' }),
  wasOf: (id, field) => (id === '甲' && field === 'owner_phone' ? '13812345678' : id === '甲' && field === 'park' ? null : undefined),
};
const phone = tableOf('organization').fields.owner_phone ?? { kind: 'text', title: '' };
const replaced = (key: string, reveal: boolean) => replacedText(notes, '甲', key, phone, () => undefined, reveal);

describe('notes beside the rows of a sheet', () => {
  it('stand behind numbers of one width', () => {
    expect(numbered({ line: 7, text: '更新', tone: 'changed' })).toHaveLength(8);
    expect(numbered({ line: 12_345, text: '新增', tone: 'added' })).toBe('12345\u2002新增');
  });
  it('say what a cell replaces, personal data masked until it is shown', () => {
    expect(replaced('owner_phone', true)).toBe('原：13812345678');
    expect(replaced('owner_phone', false)).toBe(`原：${masked(phone, '13812345678')}`);
    expect(replaced('park', false)).toBe('原：（空）');
    expect(replaced('name', false)).toBeUndefined();
  });
  it('colour the number by what becomes of the row, and the cells that replace others', () => {
    const look: Look = {
      ranges: [],
      active: undefined,
      corner: undefined,
      cutting: { at: () => false },
      placeOf: () => 0,
      mark: () => undefined,
      locked: () => false,
      failed: () => false,
    };
    const row = (id: string) => ({ id, unit: '1' });
    const noted = { ...look, ...notedLook(notes) };
    expect(numberClasses(noted, row('甲'), 0)).toBe(' sheet-tone-changed');
    expect(cellClasses(noted, row('甲'), 0, 'park')).toBe(' sheet-replaces');
    expect(cellClasses(noted, row('乙'), 0, 'park')).toBe(' sheet-aside');
    expect(cellClasses({ ...look, ...notedLook(undefined) }, row('甲'), 0, 'park')).toBe('');
  });
});

it('lets only the rows be seen that the page asks for, those being worked on besides', () => {
  let looked = 0;
  const rows = ['甲', '乙'].map((id) => ({ id, unit: '1', name: id }));
  const filtering = new Filtering({
    store: new RowStore('organization', rows),
    fields: tableOf('organization').fields,
    labelOf: () => undefined,
    marked: () => false,
    markedRow: () => false,
    changed: () => {
      looked += 1;
    },
  });
  const seen = () => rows.filter((row) => !filtering.any || filtering.always(row.id) || filtering.passes(row)).map(({ id }) => id);
  const only = (id: string) => id === '乙';
  filtering.setOnly(only);
  filtering.setOnly(only);
  expect([seen(), looked]).toEqual([['乙'], 1]);
  filtering.keep(['甲']);
  expect(seen()).toEqual(['甲', '乙']);
  filtering.setOnly(undefined);
  expect([seen(), filtering.any]).toEqual([['甲', '乙'], false]);
});

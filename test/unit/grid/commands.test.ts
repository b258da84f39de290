import { expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { tableOf } from '#shared/model/tables.ts';
import { fromTsv, toTsv } from '../../../renderer/grid/clipboard.ts';
import { cleared, copied, filledWith, type Ground, pasted, textsOf } from '../../../renderer/grid/commands.ts';
import { fillDown } from '../../../renderer/grid/fill.ts';
import type { SheetRow } from '../../../renderer/grid/row-store.ts';

const columns = ['name', 'registered_on', 'staff_full', 'owner_is_member'] as const;
const { fields } = tableOf('organization');
const row = (id: string, values: Partial<SheetRow> = {}): SheetRow => ({
  id,
  unit: '330802001000',
  name: `公司${id}`,
  registered_on: '2020-01-02',
  staff_full: 5,
  owner_is_member: true,
  ...values,
});

/** Three rows of an organization sheet, the last one locked. */
function ground(rows: readonly SheetRow[] = [row('a'), row('b'), row('c')]): Ground {
  const fieldOf = (key: string) => fields[key] ?? { kind: 'text' as const, title: '' };
  return {
    view: { rowAt: (at) => rows[at], columnAt: (at) => columns[at] },
    locked: (item) => (item.id === 'c' ? '已封账' : undefined),
    coerce: (key, input) => coerce(fieldOf(key), input, { today: '2026-10-15', resolve: () => undefined }),
    textOf: (item, key) => display(fieldOf(key), item[key] ?? null, () => undefined),
  };
}
const all = { top: 0, bottom: 2, left: 0, right: 3 };

test('what is copied pastes back the same: nothing is left to write', () => {
  const here = ground([row('a', { registered_on: { unread: '去年"底"' } }), row('b', { name: '两\t段', staff_full: null })]);
  const text = toTsv(textsOf(here, { ...all, bottom: 1 }));
  expect(pasted(here, fromTsv(text), { row: 0, col: 0 }).edits.filter((edit) => edit.field !== 'name')).toEqual([]);
});

test('a paste is read by each column; what cannot be read stays as typed', () => {
  expect(pasted(ground(), [['新名', '2026.3.5', '十二', '否']], { row: 1, col: 0 }).edits).toEqual([
    { id: 'b', field: 'name', value: '新名' },
    { id: 'b', field: 'registered_on', value: '2026-03-05' },
    { id: 'b', field: 'staff_full', value: { unread: '十二' } },
    { id: 'b', field: 'owner_is_member', value: false },
  ]);
});

test('locked cells are left alone, counted, and say why', () => {
  expect(cleared(ground(), [all])).toMatchObject({ locked: 4, reason: '已封账' });
  expect(new Set(cleared(ground(), [all]).edits.map((edit) => edit.id))).toEqual(new Set(['a', 'b']));
});

test('one value for a range is written only where it changes something', () => {
  const outcome = filledWith(ground([row('a', { staff_full: 7 }), row('b')]), [{ top: 0, bottom: 1, left: 2, right: 2 }], '7人');
  expect(outcome.edits).toEqual([{ id: 'b', field: 'staff_full', value: 7 }]);
});

test('ctrl+D carries values, not texts, down', () => {
  const here = ground([row('a', { name: '源' }), row('b'), row('d')]);
  expect(copied(here, fillDown({ top: 0, bottom: 2, left: 0, right: 0 })).edits).toEqual([
    { id: 'b', field: 'name', value: '源' },
    { id: 'd', field: 'name', value: '源' },
  ]);
});

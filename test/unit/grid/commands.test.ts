import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import { fromTsv, toTsv } from '../../../renderer/grid/clipboard/clipboard.ts';
import { fillDown } from '../../../renderer/grid/filling/fill.ts';
import {
  cleared,
  copied,
  countOf,
  filledWith,
  type Ground,
  maskedText,
  pasted,
  sourceOf,
} from '../../../renderer/grid/writing/commands.ts';
import type { SheetRow } from '../../../renderer/grid/writing/row-store.ts';
import { atOnce } from '../../../renderer/grid/writing/sliced.ts';
import { valuesLike } from '../../support/field-values.ts';

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

test('the text of any values, pasted back, leaves nothing to write', () => {
  for (const name of tableNames) {
    const table = tableOf(name);
    const keys = Object.keys(table.fields);
    // a link is known by its label here: the label is the id
    const here = (only: SheetRow): Ground => ({
      view: { rowAt: (at) => (at === 0 ? only : undefined), columnAt: (at) => keys[at] },
      // as on the sheet: attachments are files, and no text is pasted over them
      locked: (_, key) => (table.fields[key]?.attachments ? '附件不用打字' : undefined),
      coerce: (key, input) => {
        const field = table.fields[key];
        return field && coerce(field, input, { today: '2026-10-15', resolve: (_, text) => text });
      },
      textOf: (item, key) => display(table.fields[key] ?? { kind: 'text', title: '' }, item[key] ?? null, (_, id) => id),
    });
    const values = Object.fromEntries(Object.entries(table.fields).map(([key, field]) => [key, fc.option(valuesLike(field))]));
    fc.assert(
      fc.property(fc.record(values), (item) => {
        const sheet = here({ id: 'a', unit: 'u', ...item });
        const texts = [keys.map((key) => sheet.textOf({ id: 'a', unit: 'u', ...item }, key))];
        const range = { top: 0, bottom: 0, left: 0, right: keys.length - 1 };
        expect(pasted(sheet, sourceOf(sheet, fromTsv(toTsv(texts))), [range]).edits).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }
});

test('a paste is read by each column; what cannot be read stays as typed and is counted', () => {
  const here = ground();
  const source = sourceOf(here, [['新名', '2026.3.5', '十二', '否']]);
  expect(pasted(here, source, [{ top: 1, bottom: 1, left: 0, right: 3 }])).toMatchObject({
    unread: 1,
    edits: [
      { id: 'b', field: 'name', value: '新名' },
      { id: 'b', field: 'registered_on', value: '2026-03-05' },
      { id: 'b', field: 'staff_full', value: { unread: '十二' } },
      { id: 'b', field: 'owner_is_member', value: false },
    ],
  });
});

test('a block is repeated over a larger range, and over each of several; a short row leaves the rest as it is', () => {
  const here = ground();
  const twice = pasted(here, sourceOf(here, [['甲'], ['乙']]), [{ top: 0, bottom: 1, left: 0, right: 0 }]);
  expect(twice.edits.map(({ value }) => value)).toEqual(['甲', '乙']);
  const ranges = [0, 1].map((top) => ({ top, bottom: top, left: 2, right: 2 }));
  expect(pasted(here, sourceOf(here, [['7']]), ranges).edits).toEqual([
    { id: 'a', field: 'staff_full', value: 7 },
    { id: 'b', field: 'staff_full', value: 7 },
  ]);
  const ragged = pasted(here, sourceOf(here, [['甲', ''], ['乙']]), [{ top: 0, bottom: 1, left: 0, right: 1 }]);
  expect(ragged.edits.map(({ id, field }) => `${id}.${field}`)).toEqual(['a.name', 'a.registered_on', 'b.name']);
});

test('a masked text is left out and counted', () => {
  const here = ground();
  const source = { height: 1, width: 1, valueFor: () => maskedText };
  expect(pasted(here, source, [{ top: 0, bottom: 0, left: 0, right: 0 }])).toMatchObject({ edits: [], masked: 1 });
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

test('the same value in very many cells is kept by rows: rows that become the same share their values, others are left out', () => {
  const rows = Array.from({ length: 6000 }, (_, index) =>
    row(
      index === 5999 ? 'c' : `r${index}`,
      index === 1 ? { name: null, registered_on: null, staff_full: null, owner_is_member: null } : {},
    ),
  );
  const outcome = cleared(ground(rows), [{ top: 0, bottom: 5999, left: 0, right: 3 }]);
  expect(outcome.edits).toEqual([]);
  expect(countOf(outcome)).toBe(24_000);
  const done = outcome.wide && atOnce(outcome.wide.reckon());
  expect(done?.rows).toHaveLength(5998);
  expect(new Set(done?.rows.map(({ after }) => after)).size).toBe(1);
  expect(done).toMatchObject({ locked: 4, reason: '已封账' });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { CodeList } from '#shared/codes/code-list.ts';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { addedTo, editorOf } from '../../../renderer/grid/editing/editors/editor-of.ts';
import { surroundings } from '../../../renderer/grid/editing/editors/options.ts';
import { ChoiceSearch, loadPinyin } from '../../../renderer/grid/editing/editors/search.ts';
import { fillDown, fillRight } from '../../../renderer/grid/filling/fill.ts';
import { type Chord, commandOf, keymap } from '../../../renderer/grid/keymap.ts';
import { ProblemMarks } from '../../../renderer/grid/problems/problems.ts';
import { summed } from '../../../renderer/grid/status.ts';

const chord = (key: string, held: Partial<Chord> = {}): Chord => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

describe('keys', () => {
  test('mean different things while a cell is selected, typed over and edited', () => {
    expect(commandOf(chord('ArrowLeft'), 'idle')).toEqual({ do: 'move', by: 'left' });
    expect(commandOf(chord('ArrowLeft'), 'enter')).toEqual({ do: 'commitMove', by: 'left' });
    expect(commandOf(chord('ArrowLeft'), 'edit')).toBeUndefined();
    expect(commandOf(chord('ArrowDown', { ctrlKey: true, shiftKey: true }), 'idle')).toEqual({ do: 'move', by: 'edgeDown', extend: true });
    expect(commandOf(chord('Z', { ctrlKey: true }), 'idle')).toEqual({ do: 'undo' });
    expect(commandOf(chord('z', { ctrlKey: true }), 'edit')).toBeUndefined();
  });
  test('letters are text', () => {
    expect(commandOf(chord('d'), 'idle')).toBeUndefined();
  });
  test('no key means two things in one mode', () => {
    const taken = keymap.flatMap((binding) => binding.when.map((mode) => `${mode} ${binding.keys}`));
    expect(taken.filter((entry, index) => taken.indexOf(entry) !== index)).toEqual([]);
  });
});

describe('masking', () => {
  const { fields } = tableOf('member');
  test.each([
    ['phone', '13812341234', '138****1234'],
    ['phone', '138', '***'],
    ['id_number', '33080219491231002X', '330802********002X'],
    ['address', '府山街道上街19号', '府山街******'],
  ])('%s %s shows as %s', (field, text, shown) => {
    const described = fields[field];
    expect(described && masked(described, text)).toBe(shown);
  });
});

describe('problems', () => {
  const problem = (id: string, field: string, more: Partial<Problem> = {}): Problem => ({
    rule: 'ROW-001',
    severity: 'error',
    table: 'member',
    id,
    field,
    message: '没有填写',
    ...more,
  });
  test('a cell shows its heaviest problem, and what a batch mended goes away', () => {
    const marks = new ProblemMarks('member', [
      problem('a', 'name', { severity: 'warning', rule: 'W' }),
      problem('a', 'name'),
      problem('b', 'sex', { table: 'meeting' }),
    ]);
    expect(marks.markAt('a', 'name')).toBe('error');
    expect(marks.hasRow('b')).toBe(false);
    expect(marks.merge({ gone: [problem('a', 'name')], appeared: [] })).toEqual(new Set(['a']));
    expect(marks.markAt('a', 'name')).toBe('warning');
    expect(marks.counts()).toEqual({ errors: 0, warnings: 1 });
  });
  test('a waived warning is marked so and not counted', () => {
    const marks = new ProblemMarks('member', [problem('a', 'name', { severity: 'warning', waived: '已核实' })]);
    expect(marks.markAt('a', 'name')).toBe('waived');
    expect(marks.counts()).toEqual({ errors: 0, warnings: 0 });
  });
});

test('the status bar counts what is filled and adds up numbers only', () => {
  expect(summed([1, 2.5, null, '文', undefined])).toEqual({ filled: 3, sum: 3.5, average: 1.75 });
  expect(summed([0.1, 0.2]).sum).toBe(0.3);
  expect(summed(['文']).sum).toBeNull();
});

test('ctrl+D fills from the first row, or from the row above a single one', () => {
  expect(fillDown({ top: 1, bottom: 3, left: 0, right: 0 })).toEqual([
    { from: { row: 1, col: 0 }, to: { row: 2, col: 0 } },
    { from: { row: 1, col: 0 }, to: { row: 3, col: 0 } },
  ]);
  expect(fillDown({ top: 2, bottom: 2, left: 1, right: 1 })).toEqual([{ from: { row: 1, col: 1 }, to: { row: 2, col: 1 } }]);
  expect(fillDown({ top: 0, bottom: 0, left: 0, right: 0 })).toEqual([]);
  expect(fillRight({ top: 0, bottom: 0, left: 0, right: 1 })).toEqual([{ from: { row: 0, col: 0 }, to: { row: 0, col: 1 } }]);
});

describe('choices', () => {
  const choices = ['新经济组织', '新社会组织', '衢州晨光机械有限公司党支部'].map((label) => ({ value: label, label }));
  const found = (query: string) => {
    const search = new ChoiceSearch(choices);
    search.spell();
    return search.found(query).map((choice) => choice.label);
  };
  beforeAll(() => loadPinyin());
  test.each([
    ['社会', ['新社会组织']],
    ['xsh', ['新社会组织']],
    ['xinjing', ['新经济组织']],
    ['cgjx', ['衢州晨光机械有限公司党支部']],
    ['quzhou', ['衢州晨光机械有限公司党支部']],
    ['zzz', []],
  ])('%s finds them by characters, pinyin or initials', (query, labels) => {
    expect(found(query)).toEqual(labels);
  });

  test('letter by letter they find what the whole query finds', () => {
    const search = new ChoiceSearch(choices);
    search.spell();
    for (const query of ['xin', 'xinshe', 'quzhoucg', '晨光']) {
      for (let size = 1; size < query.length; size++) search.found(query.slice(0, size));
      expect(search.found(query).map((choice) => choice.label)).toEqual(found(query));
    }
  });

  test('every title of every code list is read back by the field it belongs to', () => {
    for (const name of tableNames)
      for (const field of Object.values(tableOf(name).fields))
        for (const { value, label } of field.list ? (editorOf[field.kind].choices?.(field, () => []) ?? []) : []) {
          const read = coerce(field, label, { today: '2026-10-15', resolve: () => undefined });
          expect([read].flat(), `${name} ${field.title} ${label}`).toEqual([value]);
          expect(display(field, read, () => undefined)).toBe(label);
        }
  });
});

test('what was added to a list is chosen and typed as its own entries are, and only where it was added', () => {
  const post = tableOf('member').fields.post as Field;
  const added = [{ id: 'local:直播间骨干', label: '直播间骨干' }];
  const optionsOf = (name: string) => (name === addedTo(post.list as CodeList) ? added : []);
  expect(editorOf.code.choices?.(post, optionsOf).at(-1)).toEqual({ value: 'local:直播间骨干', label: '直播间骨干' });
  expect(coerce(post, '直播间骨干', surroundings(optionsOf, '2026-11-03'))).toBe('local:直播间骨干');
  expect(
    coerce(
      post,
      '直播间骨干',
      surroundings(() => [], '2026-11-03'),
    ),
  ).toEqual({ unread: '直播间骨干' });
  expect(coerce(tableOf('member').fields.ethnicity as Field, 'local:某某族', surroundings(optionsOf, '2026-11-03'))).toEqual({
    unread: 'local:某某族',
  });
});

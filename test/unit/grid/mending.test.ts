import { describe, expect, test } from 'vitest';
import type { Problem } from '#shared/rules/rule.ts';
import { Cells } from '../../../renderer/grid/cells.ts';
import { columnMend, type MendWorld, mendablesAt, mendingAt, writeColumnMend, writeMend } from '../../../renderer/grid/deeds/mending.ts';
import { nextOf, ProblemWalk, problemCells } from '../../../renderer/grid/problems/problem-walk.ts';
import { ProblemMarks } from '../../../renderer/grid/problems/problems.ts';
import type { SheetProps } from '../../../renderer/grid/sheet-props.ts';
import type { SheetWorld } from '../../../renderer/grid/world.ts';
import { RowStore, type SheetRow } from '../../../renderer/grid/writing/row-store.ts';
import { atOnce } from '../../../renderer/grid/writing/sliced.ts';

const unit = '330802001000';
const member = (id: string, values: Partial<SheetRow> = {}): SheetRow => ({ id, unit, name: `党员${id}`, ...values });
const unread = (id: string, field: string): Problem => ({
  rule: 'ROW-002',
  severity: 'error',
  table: 'member',
  id,
  field,
  message: '不能识别',
});

/** A sheet of members as mending sees it: the row `locked` is closed. */
function sheetOf(rows: readonly SheetRow[], problems: readonly Problem[], props: Partial<SheetProps> = {}) {
  const store = new RowStore('member', rows as never);
  const marks = new ProblemMarks('member', problems);
  const given = {
    table: 'member',
    unit,
    today: '2026-10-15',
    labelOf: () => undefined,
    optionsOf: () => [],
    ...props,
  } as unknown as SheetProps;
  const cells = new Cells(() => given, 'member', store, marks);
  const columns = ['name', 'joined_on', 'phone'];
  const written: { label: string; edits: readonly unknown[] }[] = [];
  const told: string[] = [];
  const world = {
    store,
    marks,
    cells,
    props: () => given,
    ground: { locked: (row: SheetRow) => (row.id === 'locked' ? '已封账' : undefined) },
    view: {
      bounds: () => ({ rows: rows.length, cols: columns.length }),
      rowAt: (at: number) => store.get(rows[at]?.id ?? ''),
      columnsBetween: () => columns,
      cellAt: ({ row, col }: { row: number; col: number }) => ({ row: rows[row]?.id ?? '', column: columns[col] ?? '' }),
    },
    writing: { write: ({ edits }: { edits: readonly unknown[] }, label: string) => written.push({ label, edits }) },
    refuse: (message: string) => told.push(message),
  };
  return { world: world as unknown as SheetWorld & MendWorld, written, told };
}

const joined = (text: string) => ({ joined_on: { unread: text } });

describe('one cell', () => {
  test('its problems come with their quick fixes, and one is written under its column’s name', () => {
    const { world, written } = sheetOf([member('a', joined('2019年五月六日'))], [unread('a', 'joined_on')]);
    const cell = { row: 'a', column: 'joined_on' };
    const [found] = mendablesAt(world, cell);
    expect(found?.mends).toEqual([{ title: '改为“2019-05-06”', value: '2019-05-06' }]);
    const mending = found?.mends[0] && mendingAt(world, cell, found.mends[0]);
    expect(mending).toMatchObject({ before: '2019年五月六日', after: '2019-05-06' });
    if (mending) writeMend(world, mending);
    expect(written).toEqual([{ label: '修正“入党日期”', edits: [{ id: 'a', field: 'joined_on', value: '2019-05-06' }] }]);
  });
  test('what is typed and cannot be read is a problem before the ledger says so', () => {
    const { world } = sheetOf([member('a', joined('25/12/2020'))], []);
    expect(mendablesAt(world, { row: 'a', column: 'joined_on' })).toMatchObject([
      { problem: { rule: 'ROW-002', field: 'joined_on' }, mends: [{ value: '2020-12-25' }] },
    ]);
    expect(mendablesAt(world, { row: 'a', column: 'name' })).toEqual([]);
  });
  test('a locked cell is not written and says why', () => {
    const { world, written, told } = sheetOf([member('locked', joined('26.3.5'))], [unread('locked', 'joined_on')]);
    const mending = mendingAt(world, { row: 'locked', column: 'joined_on' }, { title: '', value: '2026-03-05' });
    if (mending) writeMend(world, mending);
    expect([written, told]).toEqual([[], ['已封账']]);
  });
  test('personal data is masked until revealed', () => {
    const rows = [member('a', { phone: '138-0013-8000' })];
    const fix = { title: '改为规范写法', value: '13800138000' };
    const at = (reveal: boolean) => mendingAt(sheetOf(rows, [], { reveal }).world, { row: 'a', column: 'phone' }, fix)?.after;
    expect([at(false), at(true)]).toEqual(['138****8000', '13800138000']);
  });
});

describe('a whole column', () => {
  const rows = [
    member('a', joined('26.3.5')),
    member('choice', joined('05/03/2020')),
    member('vague', joined('2019年5月')),
    member('locked', joined('26.3.6')),
    member('b', joined('2019年五月六日')),
    member('c', { joined_on: '2019-05-06', full_on: { unread: '26.3.7' } }),
  ];
  const problems = [...rows.slice(0, 5).map(({ id }) => unread(id, 'joined_on')), unread('c', 'full_on')];
  test('only what leaves no choice, in this column, where it may be written', () => {
    const { world } = sheetOf(rows, problems);
    expect(atOnce(columnMend(world, { rule: 'ROW-002', field: 'joined_on' }))).toMatchObject({
      title: '入党日期',
      locked: 1,
      mendings: [
        { id: 'a', line: 1, value: '2026-03-05' },
        { id: 'b', line: 5, value: '2019-05-06' },
      ],
    });
  });
  test('is one batch whose name tells how many cells', () => {
    const { world, written } = sheetOf(rows, problems);
    writeColumnMend(world, atOnce(columnMend(world, { rule: 'ROW-002', field: 'joined_on' })));
    expect(written).toEqual([
      {
        label: '修正“入党日期” 2 格',
        edits: [
          { id: 'a', field: 'joined_on', value: '2026-03-05' },
          { id: 'b', field: 'joined_on', value: '2019-05-06' },
        ],
      },
    ]);
  });
  test('a warning that has its 说明 is left alone', () => {
    const warned = (id: string, waived?: string): Problem => ({
      rule: 'ROW-003',
      severity: 'warning',
      table: 'member',
      id,
      field: 'name',
      message: '',
      ...(waived === undefined ? {} : { waived }),
    });
    const names = [member('a', { name: '王 一' }), member('b', { name: '王 二' })];
    const { world } = sheetOf(names, [warned('a'), warned('b', '证件如此')]);
    expect(atOnce(columnMend(world, { rule: 'ROW-003', field: 'name' })).mendings).toMatchObject([{ id: 'a', after: '王一' }]);
  });
});

describe('from problem to problem', () => {
  const places = [
    { row: 1, col: 0 },
    { row: 1, col: 2 },
    { row: 3, col: 1 },
  ];
  test.each([
    [{ row: 0, col: 0 }, 1, 1],
    [{ row: 1, col: 0 }, 1, 2],
    [{ row: 1, col: 1 }, 1, 2],
    [{ row: 3, col: 1 }, 1, 1],
    [{ row: 1, col: 0 }, -1, 3],
    [{ row: 2, col: 0 }, -1, 2],
    [undefined, 1, 1],
    [undefined, -1, 3],
  ] as const)('from %j by %i: number %i', (from, step, at) => {
    expect(nextOf(places, from, step)).toEqual({ point: places[at - 1], at });
  });
  test('nothing to go to', () => expect(nextOf([], { row: 0, col: 0 }, 1)).toBeUndefined());

  test('goes by the rows as they are shown, counts what is open, and tells only where it led', () => {
    const rows = [member('b', joined('？')), member('a'), member('c', { phone: '1' })];
    const problems: Problem[] = [
      unread('b', 'joined_on'),
      { ...unread('c', 'phone'), severity: 'warning' },
      { ...unread('a', 'name'), severity: 'warning', waived: '有说明' },
    ];
    const { world } = sheetOf(rows, problems);
    expect(problemCells(world)).toEqual([
      { row: 0, col: 1 },
      { row: 2, col: 2 },
    ]);
    const selected: unknown[] = [];
    const walk = new ProblemWalk();
    const selecting = { active: { row: 0, col: 1 }, select: (point: unknown) => selected.push(point) };
    expect(walk.step({ ...world, selecting } as never, 1)).toBe(true);
    expect(selected).toEqual([{ row: 2, col: 2 }]);
    expect(walk.told({ row: 'c', column: 'phone' })).toBe('第 2 处，共 2 处');
    expect(walk.told({ row: 'c', column: 'name' })).toBe('');
  });
});

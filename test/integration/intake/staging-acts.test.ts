import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import type { StageChange } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { leaveRows, mendStage, undoStage } from '../../../electron/intake/staging/mending.ts';
import { commitStage, discardStage, restage, stagedCells, stageRows } from '../../../electron/intake/staging/stage.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { codeOf, type Seen, seen, stage } from '../../support/staging.ts';

const creditCode = (first17: string) => first17 + (creditCheckCharacter(first17) ?? '');
const [one, other, third] = ['91330800471867129Q', '913308001478831865', creditCode('91330803676472863')];
const twice = `名称|信用代码|登记日期\n甲厂|${one}|2001-1-1\n乙厂|${one}|2002-1-1\n丙厂|${other}|2003年春`;

const idOf = ({ rows }: Seen, row: number) => rows.find((found) => found.row === row)?.values.id ?? '';
const fates = (change: StageChange) => change.rows.map(({ row, fate }) => [row, fate]);
const mend = (ledger: TestLedger, staged: Seen, row: number, after: Record<string, unknown>) =>
  mendStage(ledger.books, { stage: staged.stage, table: 'organization', changes: [{ id: idOf(staged, row), after }] });
const leave = (ledger: TestLedger, staged: Seen, row: number, left: boolean) =>
  leaveRows(ledger.books, { stage: staged.stage, table: 'organization', ids: [idOf(staged, row)], left });

describe('a staged value mended', () => {
  test('is read as typed, its row and those it touched judged again under the same ids', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    expect(staged.counts).toMatchObject({ inserted: 2, rejected: 1 });
    const change = mend(ledger, staged, 3, { credit_code: ` ${third.slice(0, 8)} ${third.slice(8)} ` });
    expect(change.rows.map(({ values }) => values.id)).toEqual([idOf(staged, 3)]);
    expect(change.rows[0]).toMatchObject({ fate: 'insert', values: { name: '乙厂', credit_code: third } });
    expect(change.problems.gone).toMatchObject([{ id: idOf(staged, 3), rule: 'ORG-004', field: 'credit_code' }]);
  });

  test('that frees the row repeating it changes both', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    const change = mend(ledger, staged, 2, { credit_code: other });
    // the first now repeats nothing; the third has its code and repeats it
    expect(fates(change)).toEqual([
      [2, 'insert'],
      [3, 'insert'],
      [4, 'reject'],
    ]);
    expect(change.parts).toMatchObject([{ inserted: 2, rejected: 1, problems: 2 }]);
  });

  test('goes in as mended; emptied, it takes away what stands there', () => {
    const ledger = makeLedger();
    const id = ledger.insert('organization', { name: '甲厂', credit_code: one, owner: '郑某', registered_on: '2000-01-01' });
    const staged = stage(ledger, 'organization', twice);
    const change = mend(ledger, staged, 2, { owner: null, staff_full: '1,200人' });
    expect(change.rows[0]).toMatchObject({
      fate: 'update',
      existing: { id, was: { owner: '郑某', staff_full: null, registered_on: '2000-01-01' } },
    });
    commitStage(ledger.books, staged.stage);
    expect(ledger.row('organization', id)).toMatchObject({ owner: null, staff_full: 1200, registered_on: '2001-01-01' });
  });

  test('that is put back is as it was; undone and done again', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    mend(ledger, staged, 4, { registered_on: '2003-3-1' });
    mend(ledger, staged, 4, { name: '丙厂（新）' });
    expect(undoStage(ledger.books, staged.stage, false).rows).toMatchObject([
      { row: 4, values: { name: '丙厂', registered_on: '2003-03-01' } },
    ]);
    expect(undoStage(ledger.books, staged.stage, false)).toMatchObject({
      rows: [{ values: { registered_on: { unread: '2003年春' } } }],
      problems: { appeared: [{ rule: 'ROW-002', value: '2003年春' }], gone: [] },
    });
    expect(undoStage(ledger.books, staged.stage, false).rows).toEqual([]);
    expect(undoStage(ledger.books, staged.stage, true).rows).toMatchObject([{ values: { registered_on: '2003-03-01' } }]);
    mend(ledger, staged, 4, { name: '丁厂' });
    expect(undoStage(ledger.books, staged.stage, true).rows).toEqual([]);
    expect(seen(ledger, staged, 'organization').rows.at(-1)).toMatchObject({ values: { name: '丁厂', registered_on: '2003-03-01' } });
  });

  test('called off half-way is not mended', () => {
    const ledger = makeLedger();
    const text = ['名称|信用代码', ...Array.from({ length: 1200 }, (_, n) => `厂${n}|`)].join('\n');
    const staged = stage(ledger, 'organization', text);
    const changes = staged.rows.map(({ values }) => ({ id: values.id, after: { owner: '郑某' } }));
    const off = { progress: () => undefined, throwIfCancelled: () => refuse() };
    expect(codeOf(() => mendStage(ledger.books, { stage: staged.stage, table: 'organization', changes }, off))).toBe('CALL-CANCELLED');
    expect(seen(ledger, staged, 'organization').rows.filter(({ values }) => values.owner !== null)).toEqual([]);
    expect(undoStage(ledger.books, staged.stage, false).rows).toEqual([]);
  });

  test('is refused for a row or a field that is not there', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    const change = (id: string, after: object) => () =>
      mendStage(ledger.books, { stage: staged.stage, table: 'organization', changes: [{ id, after: { ...after } }] });
    expect(codeOf(change('gone', { name: '戊厂' }))).toBe('EDIT-MISSING');
    expect(codeOf(change(idOf(staged, 2), { colour: '红' }))).toBe('EDIT-INVALID');
  });
});

const refuse = () => {
  throw new LedgerError('CALL-CANCELLED');
};

describe('a row left out', () => {
  test('does not go in, and what repeated it does; taken in again, all is as before', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    expect(fates(leave(ledger, staged, 2, true))).toEqual([
      [2, 'left'],
      [3, 'insert'],
    ]);
    expect(fates(leave(ledger, staged, 2, false))).toEqual([
      [2, 'insert'],
      [3, 'reject'],
    ]);
    undoStage(ledger.books, staged.stage, false);
    commitStage(ledger.books, staged.stage);
    expect(ledger.ledger.rows('organization').map(({ name }) => name)).toEqual(['乙厂', '丙厂']);
  });
});

describe('a stage', () => {
  test('is one batch: one undo takes all of it back, one redo brings it again', () => {
    const ledger = makeLedger();
    ledger.insert('organization', { name: '甲厂', credit_code: one });
    const staged = stage(ledger, 'organization', twice.replace(`乙厂|${one}`, `乙厂|${third}`));
    expect(commitStage(ledger.books, staged.stage)).toMatchObject({ label: '导入“表.xlsx”', undo: '导入“表.xlsx”', changed: 3 });
    const after = ledger.ledger.rows('organization');
    ledger.books.undo();
    expect(ledger.ledger.rows('organization')).toMatchObject([{ name: '甲厂', registered_on: null }]);
    ledger.books.redo();
    expect(ledger.ledger.rows('organization')).toEqual(after);
  });

  test('called off while it is written leaves nothing, and can be written after', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    const before = ledger.books.history(undefined, 10);
    let asked = 0;
    const off = { progress: () => undefined, throwIfCancelled: () => (++asked > 1 ? refuse() : undefined) };
    expect(codeOf(() => commitStage(ledger.books, staged.stage, { watch: off }))).toBe('CALL-CANCELLED');
    expect(ledger.ledger.rows('organization')).toEqual([]);
    expect(ledger.books.history(undefined, 10)).toEqual(before);
    expect(commitStage(ledger.books, staged.stage).changed).toBe(2);
  });

  test('of a ledger that has moved on is compared again: only what comes out otherwise has to be seen', () => {
    const ledger = makeLedger();
    const id = ledger.insert('organization', { name: '甲厂', credit_code: one, owner: '郑某' });
    const text = `名称|信用代码|法人代表\n甲厂|${one}|王某`;
    const staged = stage(ledger, 'organization', text);
    // somebody else writes in a cell that the sheet says nothing of
    ledger.change('organization', id, { note: '走访' });
    expect(commitStage(ledger.books, staged.stage).changed).toBe(1);
    expect(ledger.row('organization', id)).toMatchObject({ owner: '王某', note: '走访' });

    const again = stage(ledger, 'organization', text.replace('王某', '叶某'));
    ledger.change('organization', id, { owner: '徐某' });
    expect(codeOf(() => commitStage(ledger.books, again.stage))).toBe('STAGE-MOVED');
    expect(codeOf(() => commitStage(ledger.books, again.stage))).toBe('STAGE-MOVED');
    expect(stageRows(ledger.books, again.stage, 'organization').rows).toMatchObject([{ existing: { was: { owner: '徐某' } } }]);
    expect(commitStage(ledger.books, again.stage).changed).toBe(1);
  });

  test('is taken again with other choices under its name, and its cells are seen as read', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', `花名册\n单位|代号\n甲厂|${one}\n乙厂|${other}`);
    expect(stagedCells(ledger.books, staged.stage, 2, 2)).toEqual({
      cells: [
        ['单位', '代号'],
        ['甲厂', one],
      ],
      rows: 4,
    });
    const columns = { 单位: { table: 'organization', field: 'name' }, 代号: { table: 'organization', field: 'credit_code' } } as const;
    const again = restage(ledger.books, staged.stage, { columns, shape: { data: { from: 4, to: 4 } } });
    expect(again).toMatchObject({ stage: staged.stage, shape: { data: { from: 4, to: 4 } }, parts: [{ read: 1, inserted: 1 }] });
    expect(codeOf(() => restage(ledger.books, staged.stage, { columns: { 单位: { table: 'organization', field: 'colour' } } }))).toBe(
      'CALL-INVALID',
    );
    // a refused choice leaves the stage as it was
    expect(stageRows(ledger.books, staged.stage, 'organization').rows).toHaveLength(1);
  });

  test('that was let go, or whose ledger was closed, is gone', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', twice);
    discardStage(ledger.books, staged.stage);
    discardStage(ledger.books, staged.stage);
    expect(codeOf(() => commitStage(ledger.books, staged.stage))).toBe('STAGE-GONE');
    const crashed = stage(ledger, 'organization', twice);
    const { books, ledger: reopened } = ledger.reopen();
    expect(codeOf(() => commitStage(books, crashed.stage))).toBe('STAGE-GONE');
    expect(reopened.rows('organization')).toEqual([]);
  });
});

describe('what a person said of columns', () => {
  const text = `单位|代号\n甲厂|${one}`;
  const columns = { 单位: { table: 'organization', field: 'name' }, 代号: { table: 'organization', field: 'credit_code' } } as const;
  const by = ({ columns: found }: Seen) => found.map((column) => column.by);

  test('is remembered for sheets with these headers once it is written, after a restart too', () => {
    const ledger = makeLedger();
    const first = stage(ledger, 'organization', text, { columns });
    expect(by(stage(ledger, 'organization', text))).not.toContain('remembered');
    commitStage(ledger.books, first.stage);
    const later = ledger.reopen();
    const again = stage(later, 'organization', text);
    expect([by(again), again.counts?.unchanged]).toEqual([['remembered', 'remembered'], 1]);
    expect(by(stage(later, 'organization', `单位|代号|电话\n甲厂|${one}|`))).not.toContain('remembered');
    // it is no act of the ledger: undo takes the rows back and not this
    later.books.undo();
    expect(by(stage(later, 'organization', text))).toEqual(['remembered', 'remembered']);
  });

  test('a guess that was looked at is remembered, one that was not is guessed again', () => {
    const ledger = makeLedger();
    const guessed = `名称|证照编号\n甲厂|${one}\n乙厂|${other}`;
    const first = stage(ledger, 'organization', guessed);
    expect(by(first)).toEqual(['alias', 'content']);
    commitStage(ledger.books, first.stage);
    const second = stage(ledger, 'organization', guessed);
    expect(by(second)).toEqual(['alias', 'content']);
    commitStage(ledger.books, second.stage, { confirmed: ['证照编号'] });
    expect(by(stage(ledger, 'organization', guessed))).toEqual(['alias', 'remembered']);
  });
});

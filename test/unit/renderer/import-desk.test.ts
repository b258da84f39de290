import { beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '#shared/contract/calls.ts';
import type { IntakeProblem, StageChange, Staged, StagedRow } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { ImportDesk } from '../../../renderer/pages/import/import-desk.ts';
import { mendsIn, nearMends, StagedSheet } from '../../../renderer/pages/import/staged-sheet.ts';

const row = (id: string, fate: StagedRow['fate'], more: Partial<StagedRow> = {}): StagedRow => ({
  row: 4,
  fate,
  verdict: fate === 'reject' ? 'reject' : 'ok',
  values: { id, unit: '330822109000', name: id },
  existing: null,
  ...more,
});
const problem = (id: string, message = '代码不对'): IntakeProblem => ({
  table: 'organization',
  id,
  field: 'credit_code',
  row: 4,
  column: '代码',
  value: '1',
  rule: 'ORG-001',
  severity: 'error',
  message,
  stops: true,
});
const rows = [row('甲', 'insert'), row('乙', 'reject'), row('丙', 'update', { existing: { id: 'c', was: { name: '旧丙' } } })];
const part = { table: 'organization', read: 3, inserted: 1, updated: 1, unchanged: 0, rejected: 1, left: 0, problems: 1 } as const;
const noProblems = { appeared: [], gone: [] };

describe('the rows of a stage', () => {
  it('are counted by what becomes of them, and looked at by that', () => {
    const sheet = new StagedSheet('organization', { rows, problems: [problem('乙')] });
    expect(sheet.counts()).toEqual({ all: 3, insert: 1, update: 1, unchanged: 0, problem: 1, left: 0 });
    expect(['甲', '乙', '丙'].filter((id) => sheet.shows('problem', id))).toEqual(['乙']);
    // what a person left out is no problem any more
    const left = new StagedSheet('organization', { rows: [row('乙', 'left', { verdict: 'reject' })], problems: [] });
    expect(left.counts()).toMatchObject({ problem: 0, left: 1 });
  });
  it('have a word each, and say what a cell would replace', () => {
    const { notes } = new StagedSheet('organization', { rows, problems: [] });
    expect(notes.noteOf('乙')).toEqual({ line: 4, text: '不进台账', tone: 'refused' });
    expect(notes.wasOf('丙', 'name')).toBe('旧丙');
    expect(notes.wasOf('丙', 'owner')).toBeUndefined();
    expect(notes.wasOf('甲', 'name')).toBeUndefined();
  });
  it('take a change in and tell the sheet of their own part of it', () => {
    const sheet = new StagedSheet('organization', { rows, problems: [problem('乙')] });
    const other = { ...problem('支部'), table: 'party_organization' as const };
    const change = {
      rows: [row('乙', 'insert'), row('支部', 'insert')],
      problems: { appeared: [other], gone: [problem('乙')] },
      parts: [part],
    };
    const reply = sheet.take(change, 3, '修改');
    expect(reply.rows.map((item) => item.row.id)).toEqual(['乙']);
    expect(reply.problems).toEqual({ appeared: [], gone: [problem('乙')] });
    expect(reply.seq).toBe(3);
    expect(sheet.problems()).toEqual([]);
    expect(sheet.counts().insert).toBe(2);
    expect(sheet.sums()).toEqual({ goesIn: 3, rejected: 0, left: 0 });
  });
});

it('a batch of the sheet becomes mendings, a wide one row by row', () => {
  const mends = mendsIn({
    origin: 'keyboard',
    label: '',
    changes: [
      { op: 'update', table: 'organization', id: '甲', before: {}, after: { name: '甲甲' } },
      { op: 'set', table: 'organization', ids: ['乙', '丙'], after: { owner: null } },
    ],
  });
  expect(mends).toEqual([
    { id: '甲', after: { name: '甲甲' } },
    { id: '乙', after: { owner: null } },
    { id: '丙', after: { owner: null } },
  ]);
});

it('offers the rows that a name may mean, where the cell holds one name', () => {
  const near = [{ id: 'p1', label: '红叶党支部' }];
  const link = { ...problem('甲'), field: 'party_organization', near };
  expect(nearMends(link)).toEqual([{ title: '改为“红叶党支部”', value: 'p1', toCheck: true }]);
  expect(nearMends({ ...link, table: 'party_organization', field: 'covers' })).toEqual([]);
  const code = { ...problem('甲'), field: 'credit_code', near: [{ id: '91330800471867129Q', label: '91330800471867129Q' }] };
  expect(nearMends(code)).toEqual([{ title: '改为“91330800471867129Q”', value: '91330800471867129Q', toCheck: true }]);
  expect(nearMends(problem('甲'))).toEqual([]);
});

describe('an import', () => {
  const file = { name: '企业.xlsx', bytes: new Uint8Array([1]) };
  let asked: { name: string; input: Record<string, unknown> }[];
  let stages: number;
  /** Stages that the host has let go. */
  let gone: Set<string>;
  let refusal: LedgerError | undefined;
  let undone: StageChange;
  let desk: ImportDesk;

  const staged = (stage: string): Staged => ({
    stage,
    name: file.name,
    kind: 'workbook',
    encoding: null,
    sheets: [{ name: '表', hidden: false, rows: 4 }],
    sheet: '表',
    shape: { header: { from: 1, to: 1 }, data: { from: 2, to: 4 }, left: [], carried: 0 },
    columns: [],
    parts: [part],
  });
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'intake.stage': () => staged(`s${++stages}`),
    'intake.restage': ({ stage }) => staged(String(stage)),
    'intake.cells': () => ({ cells: [['名称']], rows: 1 }),
    'intake.rows': () => ({ rows, problems: [problem('乙')] }),
    'intake.mend': () => ({
      rows: [row('乙', 'insert')],
      problems: { appeared: [], gone: [problem('乙')] },
      parts: [{ ...part, inserted: 2, rejected: 0 }],
    }),
    'intake.undo': () => undone,
    'intake.discard': () => ({}),
  };
  const bridge = {
    call: async (name: string, input: Record<string, unknown>) => {
      asked.push({ name, input });
      if (gone.has(String(input.stage)) && name !== 'intake.discard') throw new LedgerError('STAGE-GONE');
      if (refusal && name === 'intake.stage') throw refusal;
      return answers[name]?.(input);
    },
    cancel: () => undefined,
    listen: () => () => undefined,
  } as unknown as Bridge;
  const names = () => asked.map(({ name }) => name.replace('intake.', ''));
  const mend = () =>
    desk.mend(
      'organization',
      {
        origin: 'keyboard',
        label: '修改',
        seq: 1,
        changes: [{ op: 'update', table: 'organization', id: '乙', before: {}, after: { name: 'x' } }],
      },
      'c',
    );

  beforeEach(() => {
    asked = [];
    stages = 0;
    gone = new Set();
    refusal = undefined;
    undone = { rows: [row('乙', 'reject')], problems: { appeared: [problem('乙')], gone: [] }, parts: [part] };
    desk = new ImportDesk(bridge, 'organization');
  });

  it('is staged from its bytes, then asked again with choices only', async () => {
    await desk.open(file, 'c');
    await desk.choose({ shape: { header: { from: 2, to: 2 } } }, 'c');
    await desk.choose({ columns: { 企业: null } }, 'c');
    expect(asked.at(0)?.input).toEqual({ table: 'organization', ...file, shape: {}, columns: {} });
    expect(asked.filter(({ name }) => name === 'intake.restage').at(-1)?.input).toEqual({
      stage: 's1',
      shape: { header: { from: 2, to: 2 } },
      columns: { 企业: null },
    });
  });
  it('goes back through the choices made', async () => {
    await desk.open(file, 'c');
    await desk.choose({ columns: { 企业: null } }, 'c');
    await desk.choose({ key: 'name' }, 'c');
    await desk.unchoose('c');
    expect(desk.state().choices).toEqual({ shape: {}, columns: { 企业: null } });
    await desk.unchoose('c');
    await desk.unchoose('c');
    expect(desk.state().choices).toEqual({ shape: {}, columns: {} });
    expect(names().filter((name) => name === 'restage')).toHaveLength(4);
  });
  it('reads another sheet without the choices made for the first, and lets the first stage go', async () => {
    await desk.open(file, 'c');
    await desk.choose({ columns: { 企业: null } }, 'c');
    asked = [];
    await desk.reread({ sheet: '说明' }, 'c');
    expect(asked[0]?.input).toMatchObject({ sheet: '说明', columns: {} });
    expect(asked.at(-1)).toEqual({ name: 'intake.discard', input: { stage: 's1' } });
  });
  it('tells on the page why a file cannot be read, and throws what is no fault of the file', async () => {
    refusal = new LedgerError('FILE-ENCRYPTED', { name: file.name });
    await desk.open(file, 'c');
    expect(desk.state()).toMatchObject({ failure: refusal, staged: undefined, busy: false });
    refusal = new LedgerError('CALL-CANCELLED');
    await expect(desk.open(file, 'c')).rejects.toThrow(refusal.message);
    expect(desk.state().busy).toBe(false);
  });
  it('counts what is mended, taken back or not, and counts the rows anew', async () => {
    await desk.open(file, 'c');
    await desk.toRows('c');
    const reply = await mend();
    expect(reply.problems.gone).toEqual([problem('乙')]);
    expect(desk.state()).toMatchObject({ mended: 1, step: 'rows' });
    expect(desk.state().staged?.parts[0]?.inserted).toBe(2);
    await desk.undo('organization', false, 'c');
    expect(desk.state().mended).toBe(0);
    // nothing to do again changes nothing
    undone = { rows: [], problems: noProblems, parts: [part] };
    await desk.undo('organization', true, 'c');
    expect(desk.state().mended).toBe(0);
    expect(desk.state().staged?.parts).toEqual([part]);
  });
  it('goes back to the rows without reading them again, and reads them again after another choice', async () => {
    await desk.open(file, 'c');
    await desk.toRows('c');
    desk.toShape();
    await desk.toRows('c');
    expect(names().filter((name) => name === 'rows')).toHaveLength(1);
    await desk.choose({ key: 'name' }, 'c');
    expect(desk.state().step).toBe('shape');
    await desk.toRows('c');
    expect(names().filter((name) => name === 'rows')).toHaveLength(2);
  });
  it('reads the file again where the host has let the stage go', async () => {
    await desk.open(file, 'c');
    gone.add('s1');
    await desk.toRows('c');
    expect(desk.state()).toMatchObject({ step: 'rows', staged: { stage: 's2' } });
    gone.add('s2');
    await expect(mend()).rejects.toMatchObject({ code: 'STAGE-GONE' });
    await desk.renew('c');
    expect(desk.state()).toMatchObject({ step: 'rows', staged: { stage: 's3' }, mended: 0 });
    expect(desk.state().sheets.get('organization')?.counts().all).toBe(3);
  });
  it('is looked at again where the ledger has moved on', async () => {
    await desk.open(file, 'c');
    await desk.toRows('c');
    const seen = desk.state().sheets.get('organization');
    await expect(desk.commit(() => Promise.reject(new LedgerError('STAGE-MOVED')), 'c')).rejects.toMatchObject({ code: 'STAGE-MOVED' });
    expect(desk.state().sheets.get('organization')).not.toBe(seen);
    expect(desk.state()).toMatchObject({ step: 'rows', busy: false });
  });
  it('is over once it is written, and stays where writing failed', async () => {
    await desk.open(file, 'c');
    await expect(desk.commit(() => Promise.reject(new LedgerError('DISK-FULL')), 'c')).rejects.toMatchObject({ code: 'DISK-FULL' });
    expect(desk.state().staged?.stage).toBe('s1');
    const reply = { seq: 0, batch: 1, label: '导入 2 行', rows: [], removed: [], problems: noProblems, undo: null, redo: null };
    desk.confirm(['企业']);
    expect(await desk.commit(async (input) => ({ ...reply, label: JSON.stringify(input) }), 'c')).toMatchObject({
      label: '{"stage":"s1","confirmed":["企业"]}',
    });
    expect(desk.state().file).toBeUndefined();
  });
});

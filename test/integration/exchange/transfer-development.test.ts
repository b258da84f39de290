import { beforeEach, describe, expect, test } from 'vitest';
import { idCheckCharacter } from '#shared/codes/id-number.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { passTransfer } from '../../../electron/exchange/transferring/pass-transfer.ts';
import { stageTransfer } from '../../../electron/exchange/transferring/take-transfer.ts';
import { previewTransfer, transferOut } from '../../../electron/exchange/transferring/transfer-out.ts';
import { transfers } from '../../../electron/exchange/transferring/transfers.ts';
import { mendStage } from '../../../electron/intake/staging/mending.ts';
import { commitStage, stageRows } from '../../../electron/intake/staging/stage.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, closeMonth, exported, type fill, forged, neighbours, type Parts, setText, textIn } from './desks.ts';

const refused = (code: string) => expect.objectContaining({ code });
const to = { code: '330802006', name: '白云街道' };
const numberOf = (first17: string) => `${first17}${idCheckCharacter(first17)}`;

let county: TestLedger;
let giving: TestLedger;
let receiving: TestLedger;
let filled: ReturnType<typeof fill>;
/** A branch of the receiving unit. */
let branch: string;

beforeEach(async () => {
  ({ county, giving, receiving, filled } = await neighbours());
  branch = receiving.insert('party_organization', { name: '白云商圈党支部', kind: '党支部', founded_on: '2021-07-01' });
});

const course = {
  applied_on: '2024-01-05',
  talked_on: '2024-01-20',
  activist_on: '2024-07-01',
  mentors: '王示例',
  reviews: '2025-01-02|表现良好；2025-07-01|继续培养',
};
/** The record of a person on the roster of the giving unit, admitted this spring. */
const probationary = (values: Record<string, unknown> = {}) => {
  giving.change('member', filled.member, { category: '预备党员', joined_on: '2026-03-01', full_on: null });
  return giving.insert('development', {
    ...course,
    name: '李示例',
    id_number: '11010519491231002X',
    branch: filled.branch,
    employer: filled.organization,
    candidate_on: '2025-09-01',
    admitted_on: '2026-03-01',
    approved_on: '2026-04-10',
    ...values,
  });
};
/** An activist of the giving unit, on no roster. */
const activist = (values: Record<string, unknown> = {}) =>
  giving.insert('development', {
    ...course,
    name: '赵示例',
    id_number: numberOf('11010519900307123'),
    branch: filled.branch,
    employer: filled.organization,
    ...values,
  });

const member = () => ({ table: 'member', id: filled.member, to }) as const;
const passedOn = async (order: Parameters<typeof transferOut>[1]) => passTransfer(county.books, await transferOut(giving.books, order));
const staged = async (file: DocumentFile): Promise<string> => {
  const { stage } = await stageTransfer(receiving.books, file);
  if (!stage) throw new Error('nothing was staged');
  return stage.stage;
};
/** Puts the rows of a table that came without a branch into the one here. */
const choose = (stage: string, table: TableName) =>
  mendStage(receiving.books, {
    stage,
    table,
    changes: stageRows(receiving.books, stage, table).rows.map(({ values }) => ({ id: values.id, after: { branch } })),
  });

describe('the 发展党员 record of a member', () => {
  test('goes along: closed as 转出 here, open with every date there, under an id and a branch of that unit', async () => {
    const record = probationary();
    expect(previewTransfer(giving.books, member())).toEqual({ label: '李示例', counts: { member: 1, development: 1 } });
    const out = await transferOut(giving.books, member());
    expect(giving.row('development', record)).toMatchObject({ ended_reason: 'moved', ended_on: '2026-10-31', admitted_on: '2026-03-01' });

    const stage = await staged(await passTransfer(county.books, out));
    // like the member it stays out until it has a branch
    expect(stageRows(receiving.books, stage, 'development').rows).toMatchObject([
      { fate: 'reject', values: { name: '李示例', branch: null, employer: null, ended_reason: null, ended_on: null } },
    ]);
    choose(stage, 'member');
    choose(stage, 'development');
    commitStage(receiving.books, stage);
    const [person] = receiving.ledger.rows('member');
    const [taken] = receiving.ledger.rows('development');
    const { id: _id, unit: _unit, ...before } = giving.row('development', record) ?? {};
    expect(taken).toMatchObject({
      ...before,
      unit: to.code,
      branch,
      employer: null,
      ended_reason: null,
      ended_on: null,
    });
    expect(taken?.id).not.toBe(record);
    expect(receiving.books.registers.get('transfer', out.id)?.body).toMatchObject({
      counts: { member: 1, development: 1 },
      taken: { [filled.member]: person?.id, [record]: taken?.id },
    });
  });

  test('an undo takes it back on either side', async () => {
    const record = probationary();
    const stage = await staged(await passedOn(member()));
    choose(stage, 'member');
    choose(stage, 'development');
    commitStage(receiving.books, stage);
    receiving.books.undo();
    expect(receiving.ledger.rows('development')).toEqual([]);
    giving.books.undo();
    expect(giving.row('development', record)).toMatchObject({ ended_reason: null, ended_on: null });
  });

  test('of one who was developed there before comes back to its own row', async () => {
    probationary();
    const own = receiving.insert('development', {
      name: '李示例',
      id_number: '11010519491231002X',
      branch,
      applied_on: '2024-01-05',
      ended_reason: '转出',
      ended_on: '2024-03-01',
    });
    const stage = await staged(await passedOn(member()));
    expect(stageRows(receiving.books, stage, 'development').rows).toMatchObject([{ existing: { id: own } }]);
    choose(stage, 'member');
    choose(stage, 'development');
    commitStage(receiving.books, stage);
    expect(receiving.ledger.rows('development')).toMatchObject([
      { id: own, admitted_on: '2026-03-01', ended_reason: null, ended_on: null },
    ]);
  });

  test('is known by the number: a namesake’s, one without a number and one that has ended stay', () => {
    probationary({ ended_reason: '其他', ended_on: '2026-05-01' });
    activist({ name: '李示例' });
    activist({ name: '李示例', id_number: null });
    expect(previewTransfer(giving.books, member()).counts).toEqual({ member: 1 });
  });

  test('stands open once at the county, from the packages of both', async () => {
    probationary();
    const stage = await staged(await passedOn(member()));
    choose(stage, 'member');
    choose(stage, 'development');
    commitStage(receiving.books, stage);
    for (const desk of [giving, receiving]) {
      closeMonth(desk);
      expect(await receive(county.books, await exported(desk))).toMatchObject({ code: null });
    }
    expect(county.ledger.rows('development')).toHaveLength(2);
    expect(county.ledger.rows('development').filter(({ ended_on }) => ended_on === null)).toMatchObject([{ unit: to.code }]);
  });

  test('that cannot be read keeps the member here until it is mended', async () => {
    const record = probationary({ candidate_on: '去年秋天' });
    await expect(transferOut(giving.books, member())).rejects.toThrow(/发展党员里，“发展对象日期”还没有填对/);
    giving.change('development', record, { candidate_on: '2025-09-01' });
    expect((await transferOut(giving.books, member())).counts).toEqual({ member: 1, development: 1 });
  });
});

describe('a slip with the record', () => {
  const path = 'data/development.csv';
  const without = ({ manifest, files }: Parts) => {
    files.delete(path);
    manifest.resources = manifest.resources.filter((one) => one.path !== path);
    manifest['lx:counts'] = { member: 1 };
  };

  test('written without it, as the first version did, is passed on and taken', async () => {
    probationary();
    const before = await forged(await transferOut(giving.books, member()), { from: giving, to: county }, without);
    const passed = await passTransfer(county.books, before);
    expect(passed.counts).toEqual({ member: 1 });
    const stage = await staged(passed);
    choose(stage, 'member');
    commitStage(receiving.books, stage);
    expect(receiving.ledger.rows('member')).toMatchObject([{ name: '李示例', category: 'probationary' }]);
    expect(receiving.ledger.rows('development')).toEqual([]);
  });

  test('written closed already is taken open', async () => {
    probationary();
    const passed = await passTransfer(county.books, await transferOut(giving.books, member()));
    const closed = await forged(passed, { from: county, to: receiving }, (parts) =>
      setText(parts, path, textIn(parts, path).replace(/,,,\r\n$/, ',moved,2026-10-31,\r\n')),
    );
    expect(stageRows(receiving.books, await staged(closed), 'development').rows).toMatchObject([
      { values: { admitted_on: '2026-03-01', ended_reason: null, ended_on: null } },
    ]);
  });

  test('is refused by county and township alike where the record is not as it must be', async () => {
    probationary();
    const out = await transferOut(giving.books, member());
    const passed = await passTransfer(county.books, out);
    const edited = (change: (text: string) => string) => (parts: Parts) => setText(parts, path, change(textIn(parts, path)));
    const faults: readonly (readonly [code: string, change: (parts: Parts) => void])[] = [
      ['DOC-ROWS', edited((text) => text.replace(',330802005,', ',330802007,'))],
      ['DOC-ROWS', edited((text) => text.replace('2026-03-01', '2026-03-41'))],
      ['DOC-ROWS', edited((text) => text.replace('admitted_on', 'admitted_at'))],
      ['DOC-MANIFEST', edited((text) => text.slice(0, text.indexOf('\r\n') + 2))],
      ['DOC-MANIFEST', ({ manifest }) => Object.assign(manifest, { 'lx:counts': { member: 1 } })],
      ['DOC-MANIFEST', ({ manifest }) => Object.assign(manifest.resources.find((one) => one.path === path) ?? {}, { name: 'meeting' })],
      ['DOC-HASH', ({ files }) => files.set(path, new TextEncoder().encode('id,unit\r\n'))],
    ];
    for (const [code, change] of faults) {
      await expect(passTransfer(county.books, await forged(out, { from: giving, to: county }, change))).rejects.toThrow(refused(code));
      await expect(stageTransfer(receiving.books, await forged(passed, { from: county, to: receiving }, change))).rejects.toThrow(
        refused(code),
      );
    }
    // another record under the same transfer
    const other = await forged(
      out,
      { from: giving, to: county },
      edited((text) => text.replace('2026-03-01', '2025-12-01')),
    );
    await expect(passTransfer(county.books, other)).rejects.toThrow(refused('TRANSFER-CONFLICT'));
  });
});

describe('a person in development who is no member yet', () => {
  const order = (id: string) => ({ table: 'development', id, to }) as const;

  test('goes by the record alone, and has arrived when the other unit reports it', async () => {
    const record = activist();
    expect(previewTransfer(giving.books, order(record))).toEqual({ label: '赵示例', counts: { development: 1 } });
    const passed = await passedOn(order(record));
    expect(giving.row('development', record)).toMatchObject({ ended_reason: 'moved', ended_on: '2026-10-31' });
    closeMonth(giving);
    await receive(county.books, await exported(giving));
    expect(transfers(county.books)).toMatchObject([{ direction: 'passed', table: 'development', state: 'done' }]);

    const stage = await staged(passed);
    choose(stage, 'development');
    commitStage(receiving.books, stage);
    const [taken] = receiving.ledger.rows('development');
    expect(taken).toMatchObject({ name: '赵示例', activist_on: '2024-07-01', branch, ended_on: null });
    expect(transfers(receiving.books)).toMatchObject([{ direction: 'in', row: taken?.id, state: 'done' }]);
    closeMonth(receiving);
    await receive(county.books, await exported(receiving));
    expect(transfers(county.books)).toMatchObject([{ id: passed.id, state: 'arrived' }]);

    // let go later, there: it had arrived
    const [there, above] = [receiving.at('2026-11-02'), county.at('2026-11-02')];
    const leaving = await amended(there, () => {
      there.change('development', taken?.id ?? '', { ended_reason: '本人撤回', ended_on: '2026-11-01' });
    });
    expect(await receive(above.books, leaving)).toMatchObject({ code: null });
    expect(transfers(above.books)).toMatchObject([{ id: passed.id, state: 'arrived' }]);
  });

  test('has not arrived by a record there that ended before', async () => {
    receiving.insert('development', {
      name: '赵示例',
      id_number: numberOf('11010519900307123'),
      branch,
      applied_on: '2023-01-05',
      ended_reason: '转出',
      ended_on: '2023-06-01',
    });
    await passedOn(order(activist()));
    for (const desk of [giving, receiving]) {
      closeMonth(desk);
      await receive(county.books, await exported(desk));
    }
    expect(transfers(county.books)).toMatchObject([{ direction: 'passed', state: 'done' }]);
  });

  test('stays where the number is missing, where the person goes as a member, and once gone', async () => {
    await expect(transferOut(giving.books, order(activist({ id_number: null })))).rejects.toThrow(/还没有填公民身份号码/);
    await expect(transferOut(giving.books, order(probationary()))).rejects.toThrow(/请按党员转出/);
    const record = activist();
    await transferOut(giving.books, order(record));
    await expect(transferOut(giving.books, order(record))).rejects.toThrow(refused('TRANSFER-ROW'));
    giving.books.undo();
    expect(transfers(giving.books)).toMatchObject([{ table: 'development', state: 'undone' }]);
  });
});

describe('an organization', () => {
  const organization = () => ({ table: 'organization', id: filled.organization, to }) as const;
  beforeEach(() => giving.change('organization', filled.organization, { party_organization: filled.branch }));

  test('takes along whom its branch develops and who works there, and leaves the record of a member who stays', async () => {
    const other = giving.insert('party_organization', { name: '花园社区党支部', kind: '党支部', founded_on: '2019-07-01' });
    giving.insert('member', {
      name: '孙示例',
      id_number: numberOf('11010519850412235'),
      sex: '男',
      joined_on: '2026-03-01',
      category: '预备党员',
      branch: other,
    });
    probationary();
    activist();
    activist({ name: '钱示例', id_number: null, branch: other });
    const staying = activist({ name: '孙示例', id_number: numberOf('11010519850412235') });
    activist({ name: '周示例', id_number: null, branch: other, employer: null });
    const out = await transferOut(giving.books, organization());
    expect(out.counts).toEqual({ organization: 1, party_organization: 1, member: 1, development: 3 });
    expect(giving.row('development', staying)).toMatchObject({ ended_on: null });

    const stage = await staged(await passTransfer(county.books, out));
    commitStage(receiving.books, stage);
    const [moved, own] = [receiving.ledger.rows('organization')[0], receiving.ledger.rows('party_organization')[1]];
    expect(receiving.ledger.rows('development').map(({ name, branch: led, employer }) => [name, led, employer])).toEqual([
      ['李示例', own?.id, moved?.id],
      ['赵示例', own?.id, moved?.id],
    ]);
    // 钱示例 came from another branch: one is to be chosen first
  });

  test('takes the branches below its Party organization along, with their groups and members', async () => {
    const general = giving.insert('party_organization', { name: '鲁班机械党总支', kind: '党总支', founded_on: '2018-07-01' });
    giving.change('organization', filled.organization, { party_organization: general });
    giving.change('party_organization', filled.branch, { parent: general, covers: null });
    giving.insert('party_group', { name: '第一党小组', branch: filled.branch });
    const out = await transferOut(giving.books, organization());
    expect(out.counts).toEqual({ organization: 1, party_organization: 2, party_group: 1, member: 1 });
    expect(giving.row('party_organization', filled.branch)).toMatchObject({ ended_on: '2026-10-31' });
    commitStage(receiving.books, await staged(await passTransfer(county.books, out)));
    const rows = receiving.ledger.rows('party_organization');
    const above = rows.find(({ name }) => name === '鲁班机械党总支');
    const below = rows.find(({ name }) => name === '鲁班机械党支部');
    expect(below).toMatchObject({ parent: above?.id, ended_on: null });
    expect(receiving.ledger.rows('member')).toMatchObject([{ branch: below?.id }]);
  });

  test('leaves behind a Party organization one of whose branches is another organization’s', () => {
    const general = giving.insert('party_organization', { name: '花园商圈党总支', kind: '党总支', founded_on: '2018-07-01' });
    giving.change('organization', filled.organization, { party_organization: general });
    const [other] = giving.ledger.rows('organization').filter(({ id }) => id !== filled.organization);
    giving.insert('party_organization', {
      name: '花园商会党支部',
      kind: '党支部',
      founded_on: '2018-07-01',
      parent: general,
      covers: [other?.id],
    });
    expect(previewTransfer(giving.books, organization()).counts).toEqual({ organization: 1, member: 1 });
  });
});

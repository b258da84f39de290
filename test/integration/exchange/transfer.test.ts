import { beforeEach, describe, expect, test } from 'vitest';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { duplicates } from '../../../electron/exchange/rosters/duplicates.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { passTransfer } from '../../../electron/exchange/transferring/pass-transfer.ts';
import { stageTransfer } from '../../../electron/exchange/transferring/take-transfer.ts';
import { previewTransfer, transferOut } from '../../../electron/exchange/transferring/transfer-out.ts';
import { transferFile, transfers } from '../../../electron/exchange/transferring/transfers.ts';
import { divisionName } from '../../../electron/host/divisions.ts';
import { leaveRows, mendStage } from '../../../electron/intake/staging/mending.ts';
import { commitStage, stageRows } from '../../../electron/intake/staging/stage.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { codeOf } from '../../support/staging.ts';
import { addOrganization, amended, closeMonth, exported, type fill, forged, makeCounty, neighbours, stateOf } from './desks.ts';

const refused = (code: string) => expect.objectContaining({ code });
const to = { code: '330802006', name: '白云街道' };
const here = { code: '330802005', name: '花园街道' };

let county: TestLedger;
let giving: TestLedger;
let receiving: TestLedger;
let filled: ReturnType<typeof fill>;

beforeEach(async () => {
  ({ county, giving, receiving, filled } = await neighbours());
  giving.change('organization', filled.organization, { party_organization: filled.branch });
});

const member = () => ({ table: 'member', id: filled.member, to }) as const;
const organization = () => ({ table: 'organization', id: filled.organization, to }) as const;
const received = async (file: DocumentFile): Promise<string> => {
  const { stage } = await stageTransfer(receiving.books, file);
  if (!stage) throw new Error('nothing was staged');
  return stage.stage;
};
/** The member of the giving unit, as one who was here and left long ago. */
const leftBefore = (branch: string): string =>
  receiving.insert('member', {
    name: '李示例',
    id_number: giving.row('member', filled.member)?.id_number,
    sex: '女',
    joined_on: '1990-07-01',
    category: '正式党员',
    branch,
    left_reason: '转出',
    left_on: '2024-01-01',
  });
const stateWithSlips = (desk: TestLedger) => [stateOf(desk), transfers(desk.books)];

describe('a member', () => {
  test('leaves one township as transferred, and stands in the other under a branch that is chosen there', async () => {
    const branch = receiving.insert('party_organization', { name: '白云商圈党支部', kind: '党支部', founded_on: '2021-07-01' });
    expect(previewTransfer(giving.books, member())).toEqual({ label: '李示例', counts: { member: 1 } });
    const out = await transferOut(giving.books, member());
    expect(out.name).toMatch(/^330802005_330802006_2026-10-31_[0-9a-f]{8}\.lxmove$/);
    expect(giving.row('member', filled.member)).toMatchObject({ left_reason: 'transferred', left_on: '2026-10-31', left_to: '白云街道' });
    expect(giving.books.history(undefined, 1)).toMatchObject([{ origin: 'transfer', label: '把“李示例”转出到白云街道', rows: 1 }]);

    const passed = await passTransfer(county.books, out);
    expect(passed).toMatchObject({ from: here, to, label: '李示例', counts: { member: 1 }, again: false });
    const stage = await received(passed);
    // it stays out until it has a branch
    const [row] = stageRows(receiving.books, stage, 'member').rows;
    expect(row).toMatchObject({ fate: 'reject', values: { name: '李示例', branch: null, left_reason: null, came_on: '2026-10-31' } });
    mendStage(receiving.books, { stage, table: 'member', changes: [{ id: row?.values.id ?? '', after: { branch } }] });
    commitStage(receiving.books, stage);
    const [taken] = receiving.ledger.rows('member');
    expect(taken).toMatchObject({
      name: '李示例',
      id_number: '11010519491231002X',
      branch,
      employer: null,
      unit: to.code,
      came_from: '花园街道 鲁班机械党支部',
      left_on: null,
    });
    // the row at the giving unit stays on file under its id: the new one has its own, and both are noted
    expect(taken?.id).not.toBe(filled.member);
    expect(receiving.books.registers.get('transfer', out.id)?.body).toMatchObject({
      row: filled.member,
      taken: { [filled.member]: taken?.id },
    });
    expect(transfers(giving.books)).toMatchObject([{ direction: 'out', to, label: '李示例', state: 'done' }]);
    expect(transfers(receiving.books)).toMatchObject([{ direction: 'in', from: here, label: '李示例', row: taken?.id, state: 'done' }]);
  });

  test('is counted once by the county, from the packages of both', async () => {
    receiving.insert('party_organization', { name: '白云商圈党支部', kind: '党支部', founded_on: '2021-07-01' });
    const stage = await received(await passTransfer(county.books, await transferOut(giving.books, member())));
    const [row] = stageRows(receiving.books, stage, 'member').rows;
    mendStage(receiving.books, { stage, table: 'member', changes: [{ id: row?.values.id ?? '', after: { branch: '白云商圈党支部' } }] });
    commitStage(receiving.books, stage);
    for (const desk of [giving, receiving]) {
      closeMonth(desk);
      expect(await receive(county.books, await exported(desk))).toMatchObject({ code: null });
    }
    expect(county.ledger.rows('member').map(({ unit }) => unit)).toEqual([here.code, to.code]);
    expect(await duplicates(county.books, divisionName)).toEqual([]);
    expect(transfers(county.books)).toMatchObject([{ direction: 'passed', state: 'arrived' }]);
  });

  test('an undo takes either side back', async () => {
    const out = await transferOut(giving.books, member());
    giving.books.undo();
    expect(giving.row('member', filled.member)).toMatchObject({ left_reason: null, left_on: null, left_to: null });
    expect(transfers(giving.books)).toMatchObject([{ state: 'undone' }]);
    expect(transferFile(giving.books, out.id)).toEqual({ name: out.name, bytes: out.bytes });
  });

  test('that came before and left again comes back to its own row', async () => {
    const branch = receiving.insert('party_organization', { name: '白云商圈党支部', kind: '党支部', founded_on: '2021-07-01' });
    const own = leftBefore(branch);
    const passed = await passTransfer(county.books, await transferOut(giving.books, member()));
    const stage = await received(passed);
    const [row] = stageRows(receiving.books, stage, 'member').rows;
    expect(row).toMatchObject({ existing: { id: own } });
    mendStage(receiving.books, { stage, table: 'member', changes: [{ id: row?.values.id ?? '', after: { branch } }] });
    commitStage(receiving.books, stage);
    expect(receiving.ledger.rows('member')).toMatchObject([{ id: own, left_reason: null, left_on: null }]);
    // it is known where it stands: the slip is not taken twice, and the list leads to the row
    expect(await stageTransfer(receiving.books, passed)).toMatchObject({ stage: null });
    expect(transfers(receiving.books)).toMatchObject([{ direction: 'in', row: own, state: 'done' }]);
    // the row stays after an undo, but as one that left: the slip can be taken again
    receiving.books.undo();
    expect(transfers(receiving.books)).toMatchObject([{ row: own, state: 'undone' }]);
    expect(await stageTransfer(receiving.books, passed)).toMatchObject({ taken: null, stage: { kind: 'document' } });
  });

  test('whom a person left out of an organization’s slip is not noted as taken', async () => {
    const stage = await received(await passTransfer(county.books, await transferOut(giving.books, organization())));
    const [person] = stageRows(receiving.books, stage, 'member').rows;
    leaveRows(receiving.books, { stage, table: 'member', ids: [person?.values.id ?? ''], left: true });
    commitStage(receiving.books, stage);
    const [transfer] = receiving.books.registers.list('transfer');
    expect(Object.keys(transfer?.body.taken ?? {}).sort()).toEqual([filled.organization, filled.branch].sort());
  });

  test('that left the receiving unit long ago has not arrived by that; that leaves it again has', async () => {
    const branch = receiving.insert('party_organization', { name: '白云商圈党支部', kind: '党支部', founded_on: '2021-07-01' });
    const own = leftBefore(branch);
    const passed = await passTransfer(county.books, await transferOut(giving.books, member()));
    for (const desk of [giving, receiving]) {
      closeMonth(desk);
      await receive(county.books, await exported(desk));
    }
    expect(transfers(county.books)).toMatchObject([{ direction: 'passed', state: 'done' }]);
    expect(await issueRoster(county.books, { unit: to.code })).toMatchObject({ transfers: 1 });

    const arriving = await amended(receiving, () => {
      receiving.change('member', own, { left_reason: null, left_on: null });
    });
    await receive(county.books, arriving);
    expect(transfers(county.books)).toMatchObject([{ id: passed.id, state: 'arrived' }]);
    const leaving = await amended(receiving, () => {
      receiving.change('member', own, { left_reason: '转出', left_on: '2026-11-01', left_to: '衢江区' });
    });
    await receive(county.books, leaving);
    expect(transfers(county.books)).toMatchObject([{ id: passed.id, state: 'arrived' }]);
  });

  test('is closed as the slip says, though its row is changed while the slip is sealed', async () => {
    const going = transferOut(giving.books, member());
    giving.change('member', filled.member, { name: '李改名' });
    const out = await going;
    expect(out.label).toBe('李改名');
    expect(await passTransfer(county.books, out)).toMatchObject({ label: '李改名' });
    giving.books.undo();
    const second = transferOut(giving.books, member());
    giving.change('member', filled.member, { left_reason: '转出', left_on: '2026-10-30', left_to: '衢江区' });
    await expect(second).rejects.toThrow(refused('TRANSFER-ROW'));
  });
});

describe('an organization', () => {
  test('takes its Party organization, its groups and its members along', async () => {
    const group = giving.insert('party_group', { name: '第一党小组', branch: filled.branch });
    expect(previewTransfer(giving.books, organization()).counts).toEqual({
      organization: 1,
      party_organization: 1,
      party_group: 1,
      member: 1,
    });
    const out = await transferOut(giving.books, organization());
    expect(giving.row('organization', filled.organization)).toMatchObject({
      status: 'moved',
      left_on: '2026-10-31',
      left_reason: '转接到白云街道',
    });
    expect(giving.row('party_organization', filled.branch)).toMatchObject({ ended_on: '2026-10-31' });
    expect(giving.row('member', filled.member)).toMatchObject({ left_reason: 'transferred' });
    expect(giving.row('party_group', group)).toBeDefined();

    const stage = await received(await passTransfer(county.books, out));
    commitStage(receiving.books, stage);
    const [moved, branch, people, groups] = [
      receiving.ledger.rows('organization')[0],
      receiving.ledger.rows('party_organization')[0],
      receiving.ledger.rows('member'),
      receiving.ledger.rows('party_group'),
    ];
    expect(moved).toMatchObject({ name: '柯城鲁班机械有限公司', status: 'active', party_organization: branch?.id, left_on: null });
    expect(branch).toMatchObject({ covers: [moved?.id], ended_on: null });
    expect(people).toMatchObject([{ branch: branch?.id, employer: moved?.id }]);
    expect(groups).toMatchObject([{ branch: branch?.id }]);
    // one batch, one undo
    receiving.books.undo();
    expect(receiving.ledger.rows('organization')).toEqual([]);
    expect(receiving.ledger.rows('member')).toEqual([]);
    expect(transfers(receiving.books)).toMatchObject([{ state: 'undone' }]);
  });

  test('leaves behind a Party organization that covers others too', () => {
    const other = addOrganization(giving, '同一支部的企业', '4321');
    giving.change('party_organization', filled.branch, { covers: [filled.organization, other] });
    expect(previewTransfer(giving.books, organization()).counts).toEqual({ organization: 1, member: 1 });
  });
});

describe('a slip is taken once', () => {
  test('passed on again it is the same one; taken again it is only told', async () => {
    const out = await transferOut(giving.books, organization());
    const passed = await passTransfer(county.books, out);
    const countyBefore = stateWithSlips(county);
    const again = await passTransfer(county.books, out);
    expect(again).toMatchObject({ id: passed.id, again: true, label: passed.label });
    expect(stateWithSlips(county)).toEqual(countyBefore);

    commitStage(receiving.books, await received(passed));
    const before = stateWithSlips(receiving);
    expect(await stageTransfer(receiving.books, passed)).toMatchObject({ stage: null, taken: '2026-10-31T08:00:00.000Z' });
    expect(await stageTransfer(receiving.books, again)).toMatchObject({ stage: null });
    expect(stateWithSlips(receiving)).toEqual(before);
  });

  test('two previews of one slip: the second cannot be written after the first', async () => {
    const passed = await passTransfer(county.books, await transferOut(giving.books, organization()));
    const [first, second] = [await received(passed), await received(passed)];
    commitStage(receiving.books, first);
    expect(codeOf(() => commitStage(receiving.books, second))).toMatch(/^STAGE-/);
    expect(receiving.ledger.rows('organization')).toHaveLength(1);
  });

  test('other contents under the same transfer are a conflict', async () => {
    const out = await transferOut(giving.books, member());
    await passTransfer(county.books, out);
    const other = await forged(out, { from: giving, to: county }, (parts) => {
      const text = new TextDecoder().decode(parts.files.get('data/member.csv')).replace('李示例', '李冒名');
      parts.files.set('data/member.csv', new TextEncoder().encode(text));
      parts.rehash();
    });
    await expect(passTransfer(county.books, other)).rejects.toThrow(refused('TRANSFER-CONFLICT'));
  });

  test('a slip that waits comes with the next 底册, and no longer once the unit has reported', async () => {
    await passTransfer(county.books, await transferOut(giving.books, organization()));
    closeMonth(giving);
    await receive(county.books, await exported(giving));
    const roster = await stageRoster(receiving.books, await issueRoster(county.books, { unit: to.code }));
    expect(roster.transfers).toHaveLength(1);
    const [slip] = roster.transfers;
    if (!slip) throw new Error('no slip');
    commitStage(receiving.books, await received(slip));
    closeMonth(receiving);
    await receive(county.books, await exported(receiving));
    expect(await issueRoster(county.books, { unit: to.code })).toMatchObject({ transfers: 0 });
  });

  test('one that an earlier program passed on, which noted no number, is known by the giving unit’s row', async () => {
    const passed = await passTransfer(county.books, await transferOut(giving.books, organization()));
    const { registers } = county.books;
    const kept = registers.get('transfer', passed.id);
    if (!kept) throw new Error('not kept');
    const { number: _, ...body } = kept.body;
    registers.put('transfer', passed.id, body, kept.blob);
    commitStage(receiving.books, await received(passed));
    for (const desk of [giving, receiving]) {
      expect(transfers(county.books)).toMatchObject([{ state: 'done' }]);
      closeMonth(desk);
      await receive(county.books, await exported(desk));
    }
    expect(transfers(county.books)).toMatchObject([{ state: 'arrived' }]);
  });
});

describe('a slip that is not to be taken', () => {
  test('another county’s, another township’s, the giving unit’s own', async () => {
    const out = await transferOut(giving.books, organization());
    const passed = await passTransfer(county.books, out);
    await expect(stageTransfer(giving.books, passed)).rejects.toThrow(refused('DOC-NO-KEY'));
    // the township's own slip does not go round the county
    const direct = await forged(out, { from: giving, to: county }, () => undefined);
    const readdressed = await forged(direct, { from: giving, to: county }, () => undefined);
    await expect(stageTransfer(receiving.books, readdressed)).rejects.toThrow(refused('DOC-NO-KEY'));
    const stranger = makeCounty('330803', '衢江区');
    const fromStranger = await forged(passed, { from: stranger, to: receiving }, () => undefined);
    await expect(stageTransfer(receiving.books, fromStranger)).rejects.toThrow(refused('DOC-CHAIN'));
    const forAnother = await forged(passed, { from: county, to: receiving }, ({ manifest }) => {
      manifest['lx:to'] = { code: '330802007', name: '双港街道', level: 'township' };
    });
    await expect(stageTransfer(receiving.books, forAnother)).rejects.toThrow(refused('TRANSFER-UNIT'));
  });

  test('by the county: rows of another unit, a unit that is not the signer, a revoked signer', async () => {
    const out = await transferOut(giving.books, organization());
    const ofAnother = await forged(out, { from: giving, to: county }, (parts) => {
      const path = 'data/organization.csv';
      parts.files.set(
        path,
        new TextEncoder().encode(new TextDecoder().decode(parts.files.get(path)).replace(',330802005,', ',330802007,')),
      );
      parts.rehash();
    });
    await expect(passTransfer(county.books, ofAnother)).rejects.toThrow(refused('DOC-ROWS'));
    const inAnothersName = await forged(out, { from: giving, to: county }, ({ manifest }) => {
      manifest['lx:from'] = { code: '330802007', name: '双港街道', level: 'township' };
    });
    await expect(passTransfer(county.books, inAnothersName)).rejects.toThrow(refused('DOC-UNIT'));
    const before = stateWithSlips(county);
    for (const { id, body } of county.books.registers.list('certificate'))
      if (body.unit === here.code) revoke(county.books, id, { reason: '泄露' });
    await expect(passTransfer(county.books, out)).rejects.toThrow(refused('DOC-REVOKED'));
    expect(transfers(county.books)).toEqual(before[1]);
  });

  test('to itself, out of the city, of a row that has left', async () => {
    await expect(transferOut(giving.books, { ...member(), to: here })).rejects.toThrow(refused('TRANSFER-SELF'));
    const outside = transferOut(giving.books, { ...member(), to: { code: '330702001', name: '城东街道' } });
    await expect(outside).rejects.toThrow(refused('TRANSFER-UNIT'));
    await expect(outside).rejects.toThrow(/从 花园街道 转到 城东街道 的，出了本市.*用介绍信办理.*。$/);
    // what the others could not read is said here, where it can be mended
    giving.change('member', filled.member, { born_on: '不详' });
    await expect(transferOut(giving.books, member())).rejects.toThrow(/党员里，“出生日期”还没有填对/);
    giving.change('member', filled.member, { born_on: '1949-12-31' });
    await transferOut(giving.books, member());
    await expect(transferOut(giving.books, member())).rejects.toThrow(refused('TRANSFER-ROW'));
  });
});

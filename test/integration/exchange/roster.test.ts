import { beforeEach, describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { issueFromStage, readExtract, rosterUnits, takenRosters } from '../../../electron/exchange/rosters/rosters.ts';
import { chooseCells, givenCells } from '../../../electron/intake/staging/choosing.ts';
import { leaveRows, undoStage } from '../../../electron/intake/staging/mending.ts';
import { commitStage, restage, stageRows } from '../../../electron/intake/staging/stage.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { codeOf, stage } from '../../support/staging.ts';
import { addOrganization, amended, closeMonth, drop, enrol, exported, fill, forged, makeCounty, makeTownship, stateOf } from './desks.ts';

const unit = '330802005';
const refused = (code: string) => expect.objectContaining({ code });
const expectNothingTaken = async (desk: TestLedger, file: DocumentFile, code: string) => {
  const before = [stateOf(desk), desk.books.registers.list('roster')];
  await expect(stageRoster(desk.books, file)).rejects.toThrow(refused(code));
  expect([stateOf(desk), desk.books.registers.list('roster')]).toEqual(before);
};

let county: TestLedger;
let township: TestLedger;
let filled: ReturnType<typeof fill>;

beforeEach(async () => {
  county = makeCounty();
  township = makeTownship();
  await enrol(township, county);
  filled = fill(township);
  closeMonth(township);
  const received = await receive(county.books, await exported(township));
  if (received.receipt) await acceptReceipt(township.books, received.receipt);
});

const issued = () => issueRoster(county.books, { unit });
const staged = async () => stageRoster(township.books, await issued());
const partsOf = ({ stage: { parts } }: Awaited<ReturnType<typeof staged>>) =>
  Object.fromEntries(parts.map(({ table, inserted, updated, unchanged, left }) => [table, { inserted, updated, unchanged, left }]));

describe('a 底册 beside what the township has', () => {
  test('that is the same changes nothing; taking it is noted all the same', async () => {
    const found = await staged();
    expect(partsOf(found).organization).toEqual({ inserted: 0, updated: 0, unchanged: 2, left: 0 });
    const before = stateOf(township);
    expect(commitStage(township.books, found.stage.stage).batch).toBe(0);
    expect(stateOf(township)).toEqual(before);
    expect(takenRosters(township.books)).toMatchObject([{ version: 1, name: '330802005_roster_v1.lxbase' }]);
  });

  test('keeps the township’s own filled cells; an empty one is filled, and each can be decided otherwise', async () => {
    county.apply(
      [{ op: 'update', table: 'organization', id: filled.organization, before: {}, after: { park: '柯城工业园', liaison: '王联络' } }],
      '受理',
      'receive',
    );
    township.change('organization', filled.organization, { liaison: '李联络' });
    const found = await staged();
    const { stage: id } = found.stage;
    const cell = { table: 'organization', id: filled.organization, field: 'liaison' } as const;
    expect(givenCells(township.books, id)).toMatchObject([{ ...cell, own: '李联络', given: '王联络', taken: false }]);
    const [row] = stageRows(township.books, id, 'organization').rows.filter(({ fate }) => fate === 'update');
    expect(row?.existing).toEqual({ id: filled.organization, was: { park: null } });

    chooseCells(township.books, { stage: id, cells: [cell], take: true });
    expect(givenCells(township.books, id)).toMatchObject([{ taken: true }]);
    undoStage(township.books, id, false);
    expect(givenCells(township.books, id)).toMatchObject([{ taken: false }]);
    chooseCells(township.books, { stage: id, cells: [cell], take: true });
    chooseCells(township.books, { stage: id, cells: [cell], take: false });
    commitStage(township.books, id);
    expect(township.row('organization', filled.organization)).toMatchObject({ park: '柯城工业园', liaison: '李联络' });

    // one batch, one undo
    township.books.undo();
    expect(township.row('organization', filled.organization)).toMatchObject({ park: null, liaison: '李联络' });
  });

  test('shows personal data masked, as every list does', async () => {
    const [own, given] = ['13800001234', '13900005678'];
    const phone = (owner_phone: string) => ({
      op: 'update' as const,
      table: 'organization' as const,
      id: filled.organization,
      before: {},
      after: { owner_phone },
    });
    county.apply([phone(given)], '受理', 'receive');
    township.apply([phone(own)], '录入');
    const { stage: id } = (await staged()).stage;
    const cells = givenCells(township.books, id);
    expect(cells).toMatchObject([{ title: '业主电话', own: '138****1234', given: '139****5678' }]);
    expect(JSON.stringify(cells)).not.toMatch(new RegExp(`${own}|${given}`));
  });

  test('does not offer what nobody can write: a cell of a closed month stays, and the rest is taken', async () => {
    let meeting = '';
    const file = await amended(township, () => {
      const held = { branch: filled.branch, start: '2026-10-08 09:00', kinds: '主题党日', agenda: '十月主题党日' };
      meeting = township.insert('meeting', held);
    });
    expect((await receive(county.books, file)).code).toBeNull();
    const update = (table: 'meeting' | 'organization', id: string, after: Record<string, unknown>) => ({
      op: 'update' as const,
      table,
      id,
      before: {},
      after,
    });
    county.apply(
      [update('meeting', meeting, { agenda: '上级改过的议题' }), update('organization', filled.organization, { liaison: '王联络' })],
      '受理',
      'receive',
    );
    township.change('organization', filled.organization, { liaison: '李联络' });
    const { stage: id } = (await staged()).stage;
    expect(givenCells(township.books, id)).toMatchObject([{ table: 'organization', field: 'liaison' }]);
    const cells = [
      { table: 'meeting' as const, id: meeting, field: 'agenda' },
      { table: 'organization' as const, id: filled.organization, field: 'liaison' },
    ];
    chooseCells(township.books, { stage: id, cells, take: true });
    commitStage(township.books, id);
    expect(township.row('organization', filled.organization)?.liaison).toBe('王联络');
    expect(township.row('meeting', meeting)?.agenda).toBe('十月主题党日');
  });

  test('leaves out what the township deleted, until it is taken in again', async () => {
    drop(township, 'member', filled.member);
    const found = await staged();
    expect(partsOf(found).member).toEqual({ inserted: 0, updated: 0, unchanged: 0, left: 1 });
    leaveRows(township.books, { stage: found.stage.stage, table: 'member', ids: [filled.member], left: false });
    commitStage(township.books, found.stage.stage);
    expect(township.row('member', filled.member)).toMatchObject({ name: '李示例', branch: filled.branch });
  });

  test('knows a row that the township entered by itself by its credit code', async () => {
    for (const { id } of county.books.registers.list('certificate')) revoke(county.books, id, { reason: '机器丢失' });
    const other = makeTownship();
    await enrol(other, county);
    const own = other.insert('organization', {
      name: '鲁班机械',
      credit_code: String(township.row('organization', filled.organization)?.credit_code),
      category: '新经济组织',
      status: '正常',
    });
    const found = await stageRoster(other.books, await issued());
    commitStage(other.books, found.stage.stage);
    expect(other.row('organization', own)?.name).toBe('鲁班机械');
    expect(other.row('organization', filled.organization)).toBeUndefined();
    // what links to it there leads to the township’s own row
    expect(other.row('member', filled.member)?.employer).toBe(own);
  });

  test('is compared with the ledger as it is at the commit, and cannot be recognised anew like a sheet', async () => {
    const found = await staged();
    const { stage: id } = found.stage;
    expect(codeOf(() => restage(township.books, id, {}))).toBe('CALL-INVALID');
    drop(township, 'member', filled.member);
    expect(codeOf(() => commitStage(township.books, id))).toBe('STAGE-MOVED');
  });
});

describe('new registrations', () => {
  const head = '企业名称 | 统一社会信用代码 | 类别 | 状态 | 所属乡镇街道';

  test('go to the unit that their 所属乡镇街道 names; what is known, faulty or of nobody is told', async () => {
    const code = newCode('7777');
    const known = String(county.row('organization', filled.organization)?.credit_code);
    const text = `${head}
衢州新开机械有限公司 | ${code} | 新经济组织 | 正常 | 柯城区花园街道
柯城鲁班机械有限公司 | ${known} | 新经济组织 | 正常 | 花园街道
无名镇的公司 | ${newCode('7778')} | 新经济组织 | 正常 | 无名镇
代码不对的公司 | 91330802MA28G77790 | 新经济组织 | 正常 | 花园街道`;
    const { stage: id } = stage(county, 'organization', text);
    expect(readExtract(county.books, id)).toMatchObject({
      units: [{ code: unit, name: '花园街道', rows: 1 }],
      going: [{ line: 2, name: '衢州新开机械有限公司', unit, unitName: '花园街道' }],
      left: [{ why: 'known' }, { name: '无名镇的公司', why: 'nowhere' }, { why: 'faulty' }],
    });
    const file = await issueFromStage(county.books, { unit, stage: id, attachments: false });
    expect(file).toMatchObject({ extract: 1 });
    // nothing of it is in the county's own ledger
    expect(county.ledger.rows('organization')).toHaveLength(2);
    const found = await stageRoster(township.books, file);
    expect(found.extract).toBe(1);
    expect(partsOf(found).organization).toEqual({ inserted: 1, updated: 0, unchanged: 2, left: 0 });
    commitStage(township.books, found.stage.stage);
    expect(township.ledger.rows('organization').find(({ name }) => name === '衢州新开机械有限公司')).toMatchObject({
      credit_code: code,
      unit,
    });
  });
});

const newCode = (digits: string): string => {
  const desk = makeTownship('330802007');
  return String(desk.row('organization', addOrganization(desk, '新企业', digits))?.credit_code);
};

describe('a 底册 that is not to be taken', () => {
  test('for another unit', async () => {
    const other = makeTownship('330802006', '白云街道');
    await enrol(other, county);
    const theirs = await issueRoster(county.books, { unit: '330802006' });
    await expectNothingTaken(township, theirs, 'DOC-NO-KEY');
    // sealed to this township all the same
    const forgedTo = await forged(theirs, { from: county, to: other }, () => undefined);
    expect(await stageRoster(other.books, forgedTo)).toMatchObject({ version: 1 });
    const resealed = await forged(await issued(), { from: county, to: township }, ({ manifest }) => {
      manifest['lx:to'] = { code: '330802006', name: '白云街道', level: 'township' };
    });
    await expectNothingTaken(township, resealed, 'ROSTER-UNIT');
  });

  test('older than the one taken last; the same one again is no harm', async () => {
    const [first, second] = [await issued(), await issued()];
    expect([first.version, second.version]).toEqual([1, 2]);
    commitStage(township.books, (await stageRoster(township.books, second)).stage.stage);
    await expectNothingTaken(township, first, 'ROSTER-OLD');
    expect(await stageRoster(township.books, second)).toMatchObject({ again: true });
  });

  test('of another county, signed by nobody, or changed after it was signed', async () => {
    const stranger = makeCounty('330803', '衢江区');
    const fromStranger = await forged(await issued(), { from: stranger, to: township }, () => undefined);
    await expectNothingTaken(township, fromStranger, 'DOC-CHAIN');
    const unsigned = await forged(await issued(), { from: county, to: township }, (parts) => {
      parts.keepSignature = true;
      parts.manifest['lx:version'] = 9;
    });
    await expectNothingTaken(township, unsigned, 'DOC-SIGNATURE');
    const changed = await forged(await issued(), { from: county, to: township }, (parts) => {
      parts.files.set('data/member.csv', new TextEncoder().encode('id,unit\r\n'));
    });
    await expectNothingTaken(township, changed, 'DOC-HASH');
  });

  test('signed by a township over its own rows', async () => {
    const own = await forged(await issued(), { from: township, to: township }, () => undefined);
    await expect(stageRoster(township.books, own)).rejects.toThrow(/证书/);
  });
});

describe('issuing', () => {
  test('tells what each unit would get', () => {
    expect(rosterUnits(county.books)).toMatchObject([
      {
        code: unit,
        name: '花园街道',
        counts: { organization: 2, member: 1 },
        last: { period: '2026-10', revision: 1 },
        transfers: 0,
        issued: null,
      },
    ]);
  });

  test('is refused for a unit whose certificate was revoked, that was never enrolled, and at a township', async () => {
    await expect(issueRoster(county.books, { unit: '330802099' })).rejects.toThrow(refused('ROSTER-RECIPIENT'));
    await expect(issueRoster(township.books, { unit })).rejects.toThrow(refused('LEDGER-LEVEL'));
    for (const { id } of county.books.registers.list('certificate')) revoke(county.books, id, { reason: '离岗' });
    await expect(issued()).rejects.toThrow(refused('ROSTER-RECIPIENT'));
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { rosterUnits } from '../../../electron/exchange/rosters/rosters.ts';
import { passTransfer } from '../../../electron/exchange/transferring/pass-transfer.ts';
import { receivingUnits } from '../../../electron/exchange/transferring/receiving-units.ts';
import { stageTransfer } from '../../../electron/exchange/transferring/take-transfer.ts';
import { transferOut } from '../../../electron/exchange/transferring/transfer-out.ts';
import { transfers, waitingSlip, waitingSlips } from '../../../electron/exchange/transferring/transfers.ts';
import { townshipsOf } from '../../../electron/host/divisions.ts';
import { commitStage } from '../../../electron/intake/staging/stage.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { refusalOf } from '../../support/refusal.ts';
import { closeMonth, enrol, exported, fill, forged, makeCity, makeCounty, makeTownship, type Parts, setText, textIn } from './desks.ts';

const here = { code: '330802005', name: '花园街道' };
const to = { code: '330803001', name: '樟潭街道' };
const near = { code: '330802006', name: '白云街道', level: 'township' };
const far = { code: '330803002', name: '浮石街道', level: 'township' };

let city: TestLedger;
/** 柯城区, above the giving township. */
let county: TestLedger;
/** 衢江区, above the receiving one. */
let other: TestLedger;
let giving: TestLedger;
let receiving: TestLedger;
let organization: string;

beforeEach(async () => {
  city = makeCity();
  county = makeCounty();
  other = makeCounty('330803', '衢江区');
  giving = makeTownship();
  receiving = makeTownship(to.code, to.name);
  await enrol(county, city);
  await enrol(other, city);
  await enrol(giving, county);
  await enrol(receiving, other);
  const filled = fill(giving);
  organization = filled.organization;
  giving.change('organization', organization, { party_organization: filled.branch });
});

const out = (unit: { code: string; name: string } = to) => transferOut(giving.books, { table: 'organization', id: organization, to: unit });
const pass = (desk: TestLedger, file: DocumentFile) => passTransfer(desk.books, file);
/** As far as the county above the receiving unit, which is still to pass it on. */
const atOther = async () => pass(city, await pass(county, await out()));
const stateAt = (desk: TestLedger) => transfers(desk.books).map(({ state }) => state);

async function take(desk: TestLedger, file: DocumentFile): Promise<void> {
  const { stage } = await stageTransfer(desk.books, file);
  if (!stage) throw new Error('nothing was staged');
  commitStage(desk.books, stage.stage);
}
async function report(from: TestLedger, above: TestLedger): Promise<void> {
  closeMonth(from);
  expect(await receive(above.books, await exported(from))).toMatchObject({ code: null });
}
/** What the one in the middle could write to `desk` in its own name, signed with its own key. */
const byHand = (file: DocumentFile, desks: { from: TestLedger; to: TestLedger }, ends: Record<string, unknown>) =>
  forged(file, desks, ({ manifest }) => Object.assign(manifest, ends));
/** The same with rows that belong to the giving unit that is named. */
const ofUnit = (from: typeof near) => (parts: Parts) => {
  parts.manifest['lx:from'] = from;
  for (const { path } of parts.manifest.resources) setText(parts, path, textIn(parts, path).replaceAll(here.code, from.code));
};

describe('from a township of one county to a township of another', () => {
  test('the slip goes up to the city and down again, each desk sealing it to the next one alone', async () => {
    const slip = await out();
    const up = await pass(county, slip);
    expect(up).toMatchObject({ from: here, to, next: { code: '330800', name: '衢州市' }, again: false });
    const down = await pass(city, up);
    // where both counties could have one of the name
    const called = { from: { code: here.code, name: '柯城区花园街道' }, to: { code: to.code, name: '衢江区樟潭街道' } };
    expect(down).toMatchObject({ ...called, next: { code: '330803', name: '衢江区' } });
    expect(transfers(city.books)).toMatchObject([called]);
    const last = await pass(other, down);
    expect(last).toMatchObject({ from: here, to, next: to, label: '柯城鲁班机械有限公司' });
    // whoever is not the next cannot open it
    const opening = [county, city, other].map(
      (desk) =>
        (file: DocumentFile): Promise<unknown> =>
          pass(desk, file),
    );
    opening.push((file) => stageTransfer(receiving.books, file));
    for (const [place, file] of [slip, up, down, last].entries())
      for (const [at, open] of opening.entries())
        if (at !== place) expect(await refusalOf(open(file))).toMatchObject({ code: 'DOC-NO-KEY' });

    await take(receiving, last);
    expect(receiving.ledger.rows('organization')).toMatchObject([{ name: '柯城鲁班机械有限公司', unit: to.code, status: 'active' }]);
    expect(receiving.ledger.rows('member')).toMatchObject([{ unit: to.code, came_from: '花园街道 鲁班机械党支部' }]);
    expect(transfers(receiving.books)).toMatchObject([{ direction: 'in', from: here, state: 'done' }]);
  });

  test('it stays one content on the whole way: the same again gives the same, and is told once', async () => {
    const slip = await out();
    const up = await pass(county, slip);
    const down = await pass(city, up);
    const last = await pass(other, down);
    await take(receiving, last);
    const again = await pass(other, await pass(city, await pass(county, slip)));
    expect(again).toMatchObject({ id: slip.id, again: true });
    expect(await stageTransfer(receiving.books, again)).toMatchObject({ stage: null, taken: expect.any(String) });
    for (const desk of [county, city, other]) {
      expect(transfers(desk.books)).toHaveLength(1);
      expect(desk.books.history(undefined, 10).filter(({ label }) => label.startsWith('转交'))).toHaveLength(1);
    }
  });

  test('within one county it does not go to the city', async () => {
    const neighbour = makeTownship(near.code, near.name);
    await enrol(neighbour, county);
    expect(await pass(county, await out(near))).toMatchObject({ next: { code: near.code, name: near.name } });
  });

  test('what a file is for is told at every desk on the way', async () => {
    const slip = await out();
    const up = await pass(county, slip);
    const down = await pass(city, up);
    const said = async (desk: TestLedger, file: DocumentFile) => {
      const { verdict, checks } = await inspect(desk.books, file);
      return [verdict, checks.find(({ name }) => name === 'addressee')?.detail];
    };
    expect(await said(county, slip)).toEqual(['trusted', '樟潭街道不在本单位以下，请转交上级']);
    expect(await said(city, up)).toEqual(['trusted', '请转交给衢江区']);
    expect(await said(other, down)).toEqual(['trusted', '请转交给樟潭街道']);
  });
});

describe('what each desk sees of it', () => {
  test('the first county that it went up; the city and the second county that it arrived, once its package tells', async () => {
    await take(receiving, await pass(other, await atOther()));
    expect([stateAt(county), stateAt(city), stateAt(other)]).toEqual([['handed'], ['done'], ['done']]);
    await report(giving, county);
    await report(receiving, other);
    expect([stateAt(county), stateAt(city), stateAt(other)]).toEqual([['handed'], ['done'], ['arrived']]);
    await report(county, city);
    expect(stateAt(city)).toEqual(['done']);
    await report(other, city);
    expect([stateAt(county), stateAt(city), stateAt(other)]).toEqual([['handed'], ['arrived'], ['arrived']]);
  });

  test('a slip that waits comes down with each 底册: to the county, which passes it on, and from there to the township', async () => {
    await pass(city, await pass(county, await out()));
    const waiting = (desk: TestLedger) => Object.fromEntries(rosterUnits(desk.books).map(({ code, transfers: count }) => [code, count]));
    // the first county has it no longer, and the city only for the second
    expect(waiting(county)).toEqual({ [here.code]: 0 });
    expect(waiting(city)).toEqual({ '330802': 0, '330803': 1 });
    const { stage } = await stageRoster(other.books, await issueRoster(city.books, { unit: '330803' }));
    commitStage(other.books, stage.stage);
    const [slip] = waitingSlips(other.books);
    await pass(other, waitingSlip(other.books, slip?.id ?? ''));
    expect(waitingSlips(other.books)).toEqual([]);

    expect(waiting(other)).toEqual({ [to.code]: 1 });
    const roster = await stageRoster(receiving.books, await issueRoster(other.books, { unit: to.code }));
    commitStage(receiving.books, roster.stage.stage);
    const [own] = waitingSlips(receiving.books);
    await take(receiving, waitingSlip(receiving.books, own?.id ?? ''));
    expect(waitingSlips(receiving.books)).toEqual([]);
    await report(receiving, other);
    await report(other, city);
    expect([waiting(other), waiting(city)]).toEqual([{ [to.code]: 0 }, { '330802': 0, '330803': 0 }]);
  });
});

describe('what does not go on', () => {
  const nothingPassed = () => {
    for (const desk of [city, other]) expect(transfers(desk.books)).toEqual([]);
  };

  test('out of the city, at any desk', async () => {
    const outside = { code: '330702001', name: '城东街道', level: 'township' };
    const slip = await out();
    const outward = await byHand(slip, { from: giving, to: county }, { 'lx:to': outside });
    expect(await refusalOf(pass(county, outward))).toMatchObject({ code: 'TRANSFER-UNIT' });
    expect(transfers(county.books)).toEqual([]);
    const up = await byHand(await pass(county, slip), { from: county, to: city }, { 'lx:to': outside });
    const refusal = await refusalOf(pass(city, up));
    expect(refusal).toMatchObject({ code: 'TRANSFER-UNIT' });
    expect(refusal.message).toMatch(/从 花园街道 转到 城东街道 的，出了本市.*介绍信.*。$/);
    nothingPassed();
  });

  test('up from a county that has no superior', async () => {
    const [alone, township] = [makeCounty(), makeTownship()];
    await enrol(township, alone);
    const moved = fill(township).organization;
    const slip = await transferOut(township.books, { table: 'organization', id: moved, to });
    const refusal = await refusalOf(pass(alone, slip));
    expect(refusal).toMatchObject({ code: 'TRANSFER-UNIT' });
    expect(refusal.message).toMatch(/没有上级的授权.*授权管理.*。$/);
  });

  test('down to a county or a township that has no certificate in force', async () => {
    const up = await pass(county, await out());
    const down = await pass(city, up);
    for (const [desk, unit] of [
      [other, to.code],
      [city, '330803'],
    ] as const)
      for (const { id, body } of desk.books.registers.list('certificate'))
        if (body.unit === unit) revoke(desk.books, id, { reason: '电脑遗失' });
    expect(await refusalOf(pass(other, down))).toMatchObject({ code: 'ROSTER-RECIPIENT' });
    expect(await refusalOf(pass(city, up))).toMatchObject({ code: 'ROSTER-RECIPIENT' });
  });

  test('from a county: for a unit of another, of which it is not the superior; between two of its own; when its certificate is revoked', async () => {
    const up = await pass(county, await out());
    const desks = { from: county, to: city };
    const refused = async (file: DocumentFile) => (await refusalOf(pass(city, file))).code;
    expect(await refused(await forged(up, desks, ofUnit(far)))).toBe('DOC-UNIT');
    expect(await refused(await byHand(up, desks, { 'lx:to': near }))).toBe('TRANSFER-UNIT');
    expect(await refused(await byHand(up, desks, { 'lx:to': { code: '330803', name: '衢江区', level: 'county' } }))).toBe('DOC-MANIFEST');
    expect(await refused(await forged(up, { from: makeCounty(), to: city }, () => undefined))).toBe('DOC-CHAIN');
    nothingPassed();
    for (const { id, body } of city.books.registers.list('certificate'))
      if (body.unit === '330802') revoke(city.books, id, { reason: '电脑遗失' });
    expect(await refused(up)).toBe('DOC-REVOKED');
  });

  test('from the city: to a unit of another county, from a unit of this one, by another that calls itself the city', async () => {
    const down = await atOther();
    const desks = { from: city, to: other };
    const refused = async (file: DocumentFile) => (await refusalOf(pass(other, file))).code;
    expect(await refused(await byHand(down, desks, { 'lx:to': near }))).toBe('TRANSFER-UNIT');
    expect(await refused(await forged(down, desks, ofUnit(far)))).toBe('TRANSFER-UNIT');
    expect(await refused(await forged(down, { from: makeCity(), to: other }, () => undefined))).toBe('DOC-CHAIN');
    expect(transfers(other.books)).toEqual([]);
  });

  test('another content under the same transfer, at every desk', async () => {
    const slip = await out();
    const up = await pass(county, slip);
    const down = await pass(city, up);
    await pass(other, down);
    const renamed = (parts: Parts) =>
      setText(parts, 'data/organization.csv', textIn(parts, 'data/organization.csv').replace('鲁班机械', '冒名机械'));
    for (const [file, desks] of [
      [slip, { from: giving, to: county }],
      [up, { from: county, to: city }],
      [down, { from: city, to: other }],
    ] as const)
      expect(await refusalOf(pass(desks.to, await forged(file, desks, renamed)))).toMatchObject({ code: 'TRANSFER-CONFLICT' });
  });
});

test('a township is offered those that its superior named, then its county’s others, then those of the other counties of the city', async () => {
  const neighbour = makeTownship(near.code, near.name);
  county.insert('unit', { code: near.code, name: near.name, level: '乡镇街道' });
  await enrol(giving, county);
  const offered = await receivingUnits(giving.books, townshipsOf);
  expect(offered[0]).toEqual({ code: near.code, name: near.name, county: null });
  expect(offered[1]).toEqual({ code: '330802007', name: '荷花街道', county: '柯城区' });
  expect(offered).toContainEqual({ code: '330803001', name: '樟潭街道', county: '衢江区' });
  const counties = [...new Set(offered.map(({ county: name }) => name))];
  expect(counties).toEqual([null, '柯城区', '衢江区', '常山县', '开化县', '龙游县', '江山市']);
  const codes = offered.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).not.toContain(here.code);
  expect(codes.every((code) => /^3308\d{5}$/.test(code))).toBe(true);
  await expect(receivingUnits(neighbour.books, townshipsOf)).rejects.toMatchObject({ code: 'ENROL-MISSING' });
});

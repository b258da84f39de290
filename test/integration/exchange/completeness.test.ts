import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { reminderText } from '#shared/exchange/completeness.ts';
import { completeness } from '../../../electron/exchange/completeness.ts';
import { decideDispute } from '../../../electron/exchange/disputes/decide-dispute.ts';
import { disputes } from '../../../electron/exchange/disputes/disputes.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive, receiveAt } from '../../../electron/exchange/receive.ts';
import type { Landed } from '../../../electron/upload/landed.ts';
import { Landing } from '../../../electron/upload/server/landing.ts';
import { enrolBeside } from '../../support/enrol-beside.ts';
import { type TestLedger, temporaryFolder } from '../../support/ledger.ts';
import { closeMonth, enrol, exported, fill, makeCounty, makeTownship, period } from './desks.ts';

/** The same desk on another day. */
const on = ({ books }: TestLedger, day: string) => ({
  ...books,
  clock: { ...books.clock, now: () => `${day}T08:00:00.000Z`, today: () => day },
});

test('the board: one sent in time, one late, one never, one not enrolled; the months before an enrolment are asked of nobody', async () => {
  const [county, one, late, never] = [
    makeCounty(),
    makeTownship(),
    makeTownship('330802006', '白云街道'),
    makeTownship('330802007', '荷花街道'),
  ];
  for (const township of [one, late, never]) await enrol(township, county);
  for (const [code, name] of [
    ['330802005', '花园街道'],
    ['330802008', '信安街道'],
    ['330803001', '别县的镇'],
  ])
    county.insert('unit', { code, name, level: 'township', parent: '330802' });
  closeMonth(one);
  closeMonth(late);
  await receive(on(county, '2026-11-05'), await exported(one));
  await receive(on(county, '2026-11-06'), await exported(late));
  const board = completeness(on(county, '2026-11-10'), { months: 3 });
  expect(board.months).toEqual([
    { period: '2026-11', due: '2026-12-05' },
    { period: '2026-10', due: '2026-11-05' },
    { period: '2026-09', due: '2026-10-05' },
  ]);
  expect(
    board.units.map(({ name, enrolled, cells }) => [name, enrolled, ...cells.map(({ state, onTime }) => `${state} ${onTime}`)]),
  ).toEqual([
    ['花园街道', true, 'awaited null', 'accepted true', 'none null'],
    ['白云街道', true, 'awaited null', 'accepted false', 'none null'],
    ['荷花街道', true, 'awaited null', 'late false', 'none null'],
    ['信安街道', false, 'none null', 'none null', 'none null'],
  ]);
  expect(board.rates).toEqual([
    { period: '2026-11', due: 0, onTime: 0, received: 0 },
    { period: '2026-10', due: 3, onTime: 1, received: 2 },
    { period: '2026-09', due: 0, onTime: 0, received: 0 },
  ]);
  expect(() => completeness(one.books, { months: 3 })).toThrow(expect.objectContaining({ code: 'LEDGER-LEVEL' }));
});

test('a month that never came shows as a gap once a later one has; a dispute shows until it is decided', async () => {
  const [county, township, copy] = [makeCounty(), makeTownship(), makeTownship()];
  await enrol(township, county);
  await enrolBeside(copy.books, county.books);
  fill(township);
  closeMonth(township, '2026-09');
  await exportPackage(township.books, '2026-09');
  closeMonth(township);
  await receive(county.books, await exportPackage(township.books, period));
  const states = () => completeness(on(county, '2026-11-10'), { months: 3 }).units[0]?.cells.map(({ state }) => state);
  expect(states()).toEqual(['awaited', 'accepted', 'none']);
  // enrolled before September was due
  const [certificate] = county.books.registers.list('certificate');
  if (!certificate) throw new Error('nothing issued');
  county.books.registers.put('certificate', certificate.id, { ...certificate.body, notBefore: '2026-09-01T00:00:00.000Z' });
  expect(states()).toEqual(['awaited', 'accepted', 'gap']);

  closeMonth(copy);
  await receive(county.books, await exported(copy));
  // a first package of a unit that has sent before: a ledger made anew
  expect(states()).toEqual(['awaited', 'disputed', 'gap']);
  await decideDispute(county.books, disputes(county.books)[0]?.id ?? '', { choice: 'kept', reason: '核实过' });
  expect(states()).toEqual(['awaited', 'accepted', 'gap']);
});

test('a unit that was dissolved owes what was due before its certificate was revoked, and nothing after, unless another takes its place', async () => {
  const [county, merged, staying] = [makeCounty(), makeTownship(), makeTownship('330802006', '白云街道')];
  for (const township of [merged, staying]) await enrol(township, county);
  const [certificate] = county.books.registers.list('certificate');
  revoke(on(county, '2026-11-20'), certificate?.id ?? '', { reason: '撤并' });
  const board = () => completeness(on(county, '2027-01-10'), { months: 4 });
  expect(board().units.map(({ name, until, cells }) => [name, until, ...cells.map(({ state, onTime }) => `${state} ${onTime}`)])).toEqual([
    ['花园街道', '2026-11-20', 'none null', 'none null', 'none null', 'late false'],
    ['白云街道', null, 'awaited null', 'late false', 'late false', 'late false'],
  ]);
  expect(board().rates[1]).toMatchObject({ period: '2026-12', due: 1 });
  expect(reminderText(board())).not.toMatch(/12月.*花园街道/);
  // a lost machine: the unit goes on with another certificate
  await enrolBeside(makeTownship().books, county.books);
  expect(board().units[0]).toMatchObject({ until: null });
  expect(board().units[0]?.cells.map(({ state }) => state)).toEqual(['awaited', 'late', 'late', 'late']);
});

/** An upload of a file that ended on a day, into an inbox. */
async function uploadedTo(inbox: string, { name, bytes }: DocumentFile, day: string, unit = '330802005'): Promise<Landed> {
  const landing = new Landing(inbox, () => new Date(`${day}T03:00:00.000Z`));
  const part = join(landing.uploading, 'part');
  writeFileSync(part, bytes);
  return landing.land(part, { unit, sha256: createHash('sha256').update(bytes).digest('hex'), filename: name });
}

describe('on time is judged by when a file came, where it was uploaded', () => {
  const due = '2026-11-05';
  const monday = '2026-11-08';
  let county: TestLedger;
  let township: TestLedger;
  let file: DocumentFile;
  beforeEach(async () => {
    [county, township] = [makeCounty(), makeTownship()];
    await enrol(township, county);
    closeMonth(township);
    file = await exported(township);
  });
  const october = () => completeness(on(county, '2026-11-10'), { months: 2 }).units[0]?.cells.find((one) => one.period === period);
  const ownInbox = () => join(county.folder, 'inbox');

  test('by hand: the moment of receiving', async () => {
    await receive(on(county, monday), file);
    expect(october()).toMatchObject({ onTime: false, first: `${monday}T08:00:00.000Z` });
    expect((await exchangeState(county.books)).packages).toMatchObject([{ arrived: null }]);
  });

  test('uploaded on the due day, received on the Monday after: on time, and both moments are told', async () => {
    await uploadedTo(ownInbox(), file, due);
    await receive(on(county, monday), file);
    expect(october()).toMatchObject({ onTime: true, first: `${monday}T08:00:00.000Z` });
    expect((await exchangeState(county.books)).packages).toMatchObject([
      { at: `${monday}T08:00:00.000Z`, arrived: `${due}T03:00:00.000Z` },
    ]);
  });

  test('uploaded a day late: late', async () => {
    await uploadedTo(ownInbox(), file, '2026-11-06');
    await receive(on(county, monday), file);
    expect(october()).toMatchObject({ onTime: false });
  });

  test('an upload of other bytes, or of another unit, says nothing of this file', async () => {
    await uploadedTo(ownInbox(), await exported(township), due);
    await uploadedTo(ownInbox(), file, due, '330802006');
    await receive(on(county, monday), file);
    expect(october()).toMatchObject({ onTime: false });
  });

  test('a clock that was corrected backwards does not make it come after it was received', async () => {
    await uploadedTo(ownInbox(), file, '2026-11-09');
    await receive(on(county, monday), file);
    expect((await exchangeState(county.books)).packages).toMatchObject([{ arrived: null }]);
  });

  test('what the command inbox received counts where a person names its folder, never by what lies beside a file', async () => {
    const folder = temporaryFolder();
    const { name } = await uploadedTo(folder, file, due);
    await receiveAt(on(county, monday), join(folder, name));
    expect(october()).toMatchObject({ onTime: false });
  });

  test('and so it does', async () => {
    const folder = temporaryFolder();
    const { name } = await uploadedTo(folder, file, due);
    await receiveAt(on(county, monday), join(folder, name), { inbox: folder });
    expect(october()).toMatchObject({ onTime: true });
  });
});

import { describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { completeness } from '../../../electron/exchange/completeness.ts';
import { manifestPath, signaturePath } from '../../../electron/exchange/envelope/limits.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { signManifest } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { acceptGrant } from '../../../electron/exchange/granting/accept-grant.ts';
import { grantFile, grants } from '../../../electron/exchange/granting/grants.ts';
import { issueGrant } from '../../../electron/exchange/granting/issue-grant.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { acceptTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';
import { amended, closeMonth, enrol, enrolledPair, exported, makeCity, makeCounty, makeTownship, period, signerOf } from './desks.ts';

const unit = '330802005';
const extend = (county: TestLedger, due: string, to = unit) =>
  issueGrant(county.books, { act: 'extend', unit: to, period, due, reason: '换届期间人手不足' });
const reopen = (county: TestLedger, to = unit) => issueGrant(county.books, { act: 'reopen', unit: to, period, reason: '漏报一家' });
const refused = (code: string) => expect.objectContaining({ code });
/** The same 批复 signed anew with another due day. */
async function withDue(file: DocumentFile, due: string, county: TestLedger): Promise<DocumentFile> {
  const files = await readZip(file.bytes);
  const manifest = { ...JSON.parse(new TextDecoder().decode(files.get(manifestPath))), 'lx:due': due };
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const signed = await signManifest(bytes, await signerOf(county), '2026-10-31T08:00:00Z');
  const changed = new Map([
    [manifestPath, bytes],
    [signaturePath, signed],
  ]);
  const entries = [...files].map(([path, content]) => ({ path, bytes: changed.get(path) ?? content }));
  return { name: file.name, bytes: await writeZip(entries) };
}
/** The same desk on another day. */
const on = ({ books }: TestLedger, day: string) => ({
  ...books,
  clock: { ...books.clock, now: () => `${day}T08:00:00.000Z`, today: () => day },
});

describe('延期', () => {
  test('moves the due day at the township and at the county, on the board and in the rate', async () => {
    const { county, township } = await enrolledPair();
    expect(township.books.period(period).due).toBe('2026-11-05');
    const file = await extend(county, '2026-11-12');
    expect(file.name).toBe('330802_grant_330802005_2026-10_n1.lxgrant');
    expect(await acceptGrant(township.books, file)).toMatchObject({ act: 'extend', due: '2026-11-12', taken: false });
    expect(township.books.period(period).due).toBe('2026-11-12');
    expect(township.books.periods().periods.find((one) => one.period === period)?.due).toBe('2026-11-12');
    expect(township.books.period('2026-09').due).toBe('2026-10-05');
    closeMonth(township);
    await receive(on(county, '2026-11-12'), await exported(township));
    const board = completeness(on(county, '2026-11-20'), { months: 2 });
    expect(board.units[0]?.cells[1]).toMatchObject({ due: '2026-11-12', extended: true, onTime: true });
    expect(board.rates[1]).toMatchObject({ due: 1, onTime: 1 });
    expect(county.books.history(undefined, 1)).toMatchObject([{ origin: 'decide', label: expect.stringContaining('延期至 2026-11-12') }]);
  });

  test('the same one again changes nothing; an earlier one does not come back; the file can be had once more', async () => {
    const { county, township } = await enrolledPair();
    const [first, second] = [await extend(county, '2026-11-12'), await extend(county, '2026-11-20')];
    await acceptGrant(township.books, second);
    expect(await acceptGrant(township.books, second)).toMatchObject({ taken: true });
    await expect(acceptGrant(township.books, first)).rejects.toThrow(refused('GRANT-OLD'));
    expect(township.books.period(period).due).toBe('2026-11-20');
    expect(grants(township.books)).toHaveLength(1);
    expect(grants(county.books).map(({ number }) => number)).toEqual([2, 1]);
    expect(grantFile(county.books, first.grant.id).bytes).toEqual(first.bytes);
    // one of another month is not older
    const other = await issueGrant(county.books, { act: 'extend', unit, period: '2026-09', due: '2026-10-20', reason: '停电' });
    const third = await extend(county, '2026-11-25');
    await acceptGrant(township.books, third);
    await acceptGrant(township.books, other);
    expect(township.books.period('2026-09').due).toBe('2026-10-20');
  });

  test('other contents under the same id are refused, though the number is the same; what was taken is in the log', async () => {
    const { county, township } = await enrolledPair();
    const file = await extend(county, '2026-11-12');
    await acceptGrant(township.books, file);
    expect(township.books.history(undefined, 1)).toMatchObject([{ origin: 'decide', label: expect.stringContaining('延期至 2026-11-12') }]);
    for (const due of ['2026-11-30', '2026-11-06'])
      await expect(acceptGrant(township.books, await withDue(file, due, county))).rejects.toThrow(refused('GRANT-CONFLICT'));
    expect(await acceptGrant(township.books, await withDue(file, '2026-11-12', county))).toMatchObject({ taken: true });
    expect(township.books.period(period).due).toBe('2026-11-12');
    expect(township.books.history(undefined, 10).filter(({ label }) => label.includes('批复'))).toHaveLength(1);
  });

  test('is refused where it is no later, or for a unit that this desk did not authorize, or at a township', async () => {
    const { county, township } = await enrolledPair();
    await expect(extend(county, '2026-11-05')).rejects.toThrow(refused('GRANT-DUE'));
    await extend(county, '2026-11-12');
    await expect(extend(county, '2026-11-10')).rejects.toThrow(refused('GRANT-DUE'));
    await expect(extend(county, '2026-11-30', '330802006')).rejects.toThrow(refused('GRANT-SUBORDINATE'));
    await expect(extend(township, '2026-11-30')).rejects.toThrow(refused('LEDGER-LEVEL'));
  });
});

describe('a 批复 that is refused changes nothing', () => {
  test('of another unit, of a foreign county, signed by a neighbour’s county, without signature, changed', async () => {
    const [{ county, township }, neighbour] = [await enrolledPair(), makeTownship('330802006', '白云街道')];
    await enrol(neighbour, county);
    const file = await extend(county, '2026-11-12');
    const refusedAt = (desk: TestLedger, given: DocumentFile, code: string) =>
      expect(acceptGrant(desk.books, given)).rejects.toThrow(refused(code));
    await refusedAt(neighbour, file, 'GRANT-UNIT');
    const foreign = makeCounty();
    const [double] = [makeTownship()];
    await enrol(double, foreign);
    await refusedAt(township, await extend(foreign, '2026-11-30'), 'DOC-CHAIN');
    await refusedAt(makeTownship('330802007', '荷花街道'), file, 'ENROL-MISSING');
    await refusedAt(township, await without(file, signaturePath), 'DOC-SIGNATURE');
    await refusedAt(township, await rewritten(file, 'datapackage.json', '2026-11-12', '2026-12-31'), 'DOC-SIGNATURE');
    await refusedAt(township, await rewritten(file, 'data/grant.txt', '2026-11-12', '2026-12-31'), 'DOC-HASH');
    expect(grants(township.books)).toEqual([]);
    expect(township.books.period(period).due).toBe('2026-11-05');
  });

  async function without(file: DocumentFile, path: string): Promise<DocumentFile> {
    const entries = [...(await readZip(file.bytes))].filter(([name]) => name !== path);
    return { name: file.name, bytes: await writeZip(entries.map(([name, bytes]) => ({ path: name, bytes }))) };
  }
  async function rewritten(file: DocumentFile, path: string, from: string, to: string): Promise<DocumentFile> {
    const entries = [...(await readZip(file.bytes))].map(([name, bytes]) => ({
      path: name,
      bytes: name === path ? new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(from, to)) : bytes,
    }));
    return { name: file.name, bytes: await writeZip(entries) };
  }
});

describe('准予更正', () => {
  /** The county's task asks for a 批复 before what it accepted is amended. */
  async function strictPair() {
    const { county, township } = await enrolledPair();
    const order = taskOrder.parse({ from: '2026-01', parameters: { 'RPT-003': { needs_grant: true } } });
    await acceptTask(township.books, await issueTask(county.books, order));
    closeMonth(township);
    return { county, township };
  }
  async function accepted() {
    const { county, township } = await strictPair();
    const { receipt } = await receive(county.books, await exported(township));
    if (!receipt) throw new Error('refused');
    await acceptReceipt(township.books, receipt);
    return { county, township };
  }

  test('without such a task a month is amended as before', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const { receipt } = await receive(county.books, await exported(township));
    if (receipt) await acceptReceipt(township.books, receipt);
    expect(township.books.amend(period, '漏报')).toMatchObject({ state: 'open', revision: 2 });
  });

  test('a month that the superior accepted is amended once, with the 批复, and not again with the same', async () => {
    const { county, township } = await accepted();
    expect(township.books.period(period).needsGrant).toBe(true);
    expect(refusal(() => township.books.amend(period, '漏报')).code).toBe('PERIOD-GRANT');
    const file = await reopen(county);
    expect(file.grant).toMatchObject({ act: 'reopen', revision: 1, due: null });
    await acceptGrant(township.books, file);
    expect(township.books.period(period).needsGrant).toBeUndefined();
    const second = await amended(township, () =>
      township.insert('party_organization', { name: '新支部', kind: '党支部', founded_on: '2026-10-01' }),
    );
    const { receipt } = await receive(county.books, second);
    if (receipt) await acceptReceipt(township.books, receipt);
    expect(township.books.period(period)).toMatchObject({ revision: 2, needsGrant: true });
    expect(refusal(() => township.books.amend(period, '再改')).code).toBe('PERIOD-GRANT');
    expect((await reopen(county)).grant.revision).toBe(2);
  });

  test('a month not yet accepted is free until its due day, one that was returned always', async () => {
    const { county, township } = await strictPair();
    expect(township.books.period(period).needsGrant).toBeUndefined();
    const { receipt } = await receive(county.books, await exported(township), { sentBack: { remark: '重报' } });
    if (receipt) await acceptReceipt(township.books, receipt);
    expect(township.books.amend(period, '按退回意见')).toMatchObject({ state: 'open' });
    // what the county issued asks nothing of its own months
    closeMonth(county);
    expect(county.books.period(period).needsGrant).toBeUndefined();
  });
});

test('a city grants a county as a county does a township; what was granted it is no grant of its own', async () => {
  const [city, { county, township }] = [makeCity(), await enrolledPair()];
  await enrol(county, city);
  const file = await issueGrant(city.books, { act: 'extend', unit: '330802', period, due: '2026-11-20', reason: '区划调整' });
  await acceptGrant(county.books, file);
  expect(county.books.period(period).due).toBe('2026-11-20');
  // the townships' day is another matter
  expect(completeness(county.books, { months: 1 }).units[0]?.cells[0]).toMatchObject({ due: '2026-11-05', extended: false });
  await expect(acceptGrant(township.books, file)).rejects.toThrow(refused('DOC-CHAIN'));
});

test('inspect says what it is', async () => {
  const { county, township } = await enrolledPair();
  expect(await inspect(township.books, await reopen(county))).toMatchObject({
    kind: 'grant',
    title: expect.stringContaining('批复'),
    unit: '330802',
    period,
  });
});

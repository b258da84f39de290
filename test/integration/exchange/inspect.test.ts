import { describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { takeRevocations } from '../../../electron/exchange/enrolling/take-revocations.ts';
import { issueGrant } from '../../../electron/exchange/granting/issue-grant.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import { transferOut } from '../../../electron/exchange/transferring/transfer-out.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import type { TestLedger } from '../../support/ledger.ts';
import {
  closeMonth,
  enrol,
  enrolledPair,
  exported,
  fill,
  forged,
  makeCity,
  makeCounty,
  makeTownship,
  period,
  quarantined,
  signerOf,
  stateOf,
} from './desks.ts';

const failed = (found: Awaited<ReturnType<typeof inspect>>) =>
  found.checks.flatMap(({ name, ok, code }) => (ok ? [] : [`${name} ${code}`]));

async function sent(): Promise<{ county: TestLedger; township: TestLedger; file: Awaited<ReturnType<typeof exported>> }> {
  const desks = await enrolledPair();
  fill(desks.township);
  closeMonth(desks.township);
  return { ...desks, file: await exported(desks.township) };
}

test('a package is told whole: whose, when signed, by which certificates, how many rows, and that it can be believed', async () => {
  const { county, township, file } = await sent();
  const before = stateOf(county);
  const found = await inspect(county.books, file);
  expect(found).toMatchObject({
    kind: 'package',
    verdict: 'trusted',
    encrypted: true,
    recipients: 1,
    size: file.bytes.length,
    unit: '330802005',
    unitName: '花园街道',
    to: null,
    period,
    counts: { organization: 2, member: 1, meeting: 0 },
    facts: expect.arrayContaining([
      { title: '版次', value: '第 1 版' },
      { title: '前一份', value: '没有，这是第一份' },
    ]),
    signer: {
      name: '花园街道',
      unit: '330802005',
      at: '2026-10-31T08:00:00.000Z',
      chain: [{ unit: '330802005' }, { unit: '330802', valid: true }],
    },
  });
  expect(failed(found)).toEqual([]);
  expect(stateOf(county)).toEqual(before);
  // who wrote it cannot open it: it is encrypted to the county
  expect(await inspect(township.books, file)).toMatchObject({ kind: 'package', readable: false, verdict: 'closed', recipients: 1 });
});

test('under a city the chain is of three', async () => {
  const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
  await enrol(county, city);
  await enrol(township, county);
  closeMonth(township);
  const { signer, verdict } = await inspect(county.books, await exported(township));
  expect(signer?.chain.map(({ unit }) => unit)).toEqual(['330802005', '330802', '330800']);
  expect(verdict).toBe('trusted');
});

describe('what speaks against a package is named, and nothing is written', () => {
  test.each([
    ['a changed cell', ['hash DOC-HASH'], (parts) => void parts.files.set('data/member.csv', new TextEncoder().encode('id\r\n'))],
    ['a changed manifest under the old signature', ['signature DOC-SIGNATURE'], (parts) => Object.assign(parts, { keepSignature: true })],
    [
      'another unit in the manifest',
      ['signer DOC-UNIT'],
      ({ manifest }) => {
        const unit = { code: '330802006', name: '白云街道', level: 'township' };
        Object.assign(manifest, { 'lx:unit': unit, name: `330802006_${period}_r1_0001` });
      },
    ],
    ['an entry that is not listed', ['hash DOC-ENTRIES'], (parts) => void parts.files.set('data/more.csv', new Uint8Array([65]))],
  ] satisfies [string, string[], Parameters<typeof forged>[2]][])('%s', async (_, codes, change) => {
    const { county, township, file } = await sent();
    const before = stateOf(county);
    const found = await inspect(county.books, await forged(file, { from: township, to: county }, change));
    expect(found.verdict).toBe('refused');
    expect(failed(found)).toEqual(codes);
    expect(stateOf(county)).toEqual(before);
    expect(quarantined(county)).toEqual([]);
  });

  test('a revoked certificate, a signature long after its end, another county’s key', async () => {
    const { county, township, file } = await sent();
    const late = await forged(file, { from: township, to: county }, () => undefined, { at: '2031-01-01T00:00:00Z' });
    const expired = await inspect(county.books, late);
    expect(failed(expired)).toEqual(['signer DOC-EXPIRED']);
    expect(expired.signer?.chain[0]?.valid).toBe(false);
    const stranger = makeCounty('330802', '柯城区');
    const other = makeTownship();
    await enrol(other, stranger);
    const foreign = await forged(file, { from: township, to: county }, () => undefined, { signer: await signerOf(other) });
    expect(failed(await inspect(county.books, foreign))).toEqual(['signer DOC-CHAIN']);
    revoke(county.books, county.books.registers.list('certificate')[0]?.id ?? '', { reason: '电脑丢失' });
    expect(failed(await inspect(county.books, file))).toEqual(['signer DOC-REVOKED']);
  });
});

describe('documents that go down', () => {
  test('a request and the first 授权文件 are whole, but only the fingerprint tells whose they are', async () => {
    const [county, township] = [makeCounty(), makeTownship()];
    const request = await requestEnrolment(township.books);
    expect(await inspect(county.books, request)).toMatchObject({ kind: 'request', verdict: 'unfounded', fingerprint: request.fingerprint });
    const auth = await issueEnrolment(county.books, request);
    const seen = await inspect(township.books, auth);
    expect(seen).toMatchObject({ kind: 'auth', verdict: 'unfounded', to: { code: '330802005' }, unit: '330802' });
    expect(await inspect(county.books, auth)).toMatchObject({ verdict: 'own' });
    const accepted = await acceptEnrolment(township.books, auth);
    expect(seen.fingerprint).toBe(accepted.fingerprint);
    expect(await inspect(township.books, await issueEnrolment(county.books, request))).toMatchObject({
      verdict: 'trusted',
      fingerprint: null,
    });
    const neighbour = makeTownship('330802006', '白云街道');
    expect(failed(await inspect(neighbour.books, auth))).toEqual(['authorization ENROL-UNIT']);
  });

  test('a receipt and a task are believed under the own superior only', async () => {
    const { county, township, file } = await sent();
    const { receipt } = await receive(county.books, file);
    if (!receipt) throw new Error('no receipt');
    expect(await inspect(township.books, receipt)).toMatchObject({
      kind: 'receipt',
      verdict: 'trusted',
      to: { code: '330802005' },
      facts: expect.arrayContaining([{ title: '结论', value: '接收' }]),
    });
    const task = await issueTask(county.books, taskOrder.parse({ from: period, dueDay: 8 }));
    expect(await inspect(township.books, task)).toMatchObject({ kind: 'task', verdict: 'trusted', encrypted: false, recipients: null });
    expect(failed(await inspect(makeTownship().books, task))).toEqual(['signer ENROL-MISSING']);
  });

  test('what is for another unit is named so, though the superior signed it', async () => {
    const { county, township } = await enrolledPair();
    await enrol(makeTownship('330802006', '白云街道'), county);
    const grant = await issueGrant(county.books, { act: 'extend', unit: '330802006', period, due: '2026-11-20', reason: '停电' });
    const found = await inspect(township.books, grant);
    expect(found).toMatchObject({ kind: 'grant', verdict: 'refused', to: { code: '330802006' } });
    expect(failed(found)).toEqual(['addressee INSPECT-ADDRESSEE']);
  });

  test('a slip on its way is believed at the county that passes it on', async () => {
    const { county, township } = await sent();
    await enrol(makeTownship('330802006', '白云街道'), county);
    const [member] = township.ledger.rows('member');
    const slip = await transferOut(township.books, { table: 'member', id: member?.id ?? '', to: { code: '330802006', name: '白云街道' } });
    const found = await inspect(county.books, slip);
    expect(found).toMatchObject({ kind: 'transfer', verdict: 'trusted', to: { name: '白云街道' } });
    // what it says of itself names nobody
    expect(JSON.stringify(found)).not.toContain('李示例');
  });
});

test('a file that cannot be read at all is refused with its reason', async () => {
  const county = makeCounty();
  const given = (text: string) => inspect(county.books, { name: '名单.xlsx', bytes: new TextEncoder().encode(text) });
  await expect(given('')).rejects.toThrow(expect.objectContaining({ code: 'FILE-EMPTY' }));
  await expect(given('名称,代码')).rejects.toThrow(expect.objectContaining({ code: 'DOC-KIND' }));
});

describe('a list of revoked certificates', () => {
  test('is told with whom it revokes, and by whom it may be taken', async () => {
    const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
    await enrol(county, city);
    await enrol(township, county);
    const bytes = await revocationList(city.books);
    revoke(city.books, city.books.registers.list('certificate')[0]?.id ?? '', { reason: '电脑被盗' });
    const later = { ...city.books, clock: { ...city.books.clock, now: () => '2026-10-31T09:00:00.000Z' } };
    const list = { name: '330800.crl', bytes: await revocationList(later) };
    const found = await inspect(township.books, list);
    expect(found).toMatchObject({
      kind: 'revocations',
      title: '衢州市的撤销名单',
      verdict: 'trusted',
      unit: '330800',
      facts: expect.arrayContaining([{ title: '撤销的证书', value: '1 张，其中有柯城区的' }]),
      signer: { unit: '330800', chain: [{ name: '衢州市', valid: true }] },
    });
    expect(await inspect(city.books, list)).toMatchObject({ verdict: 'own' });
    expect(failed(await inspect(makeCounty().books, list))).toEqual(['signer CRL-SIGNER']);
    const pem = new TextEncoder().encode(
      `-----BEGIN X509 CRL-----\n${Buffer.from(list.bytes).toString('base64')}\n-----END X509 CRL-----\n`,
    );
    expect(await inspect(township.books, { name: '改过名', bytes: pem })).toMatchObject({ kind: 'revocations' });
    expect(township.books.registers.list('revocations')).toEqual([]);
    await takeRevocations(township.books, list);
    expect(failed(await inspect(township.books, { ...list, bytes }))).toEqual(['use CRL-OLD']);
    expect(await inspect(township.books, list)).toMatchObject({ verdict: 'trusted' });
  });

  test('that is cut off is no document at all', async () => {
    const city = makeCity();
    const bytes = (await revocationList(city.books)).slice(0, 100);
    await expect(inspect(city.books, { name: '330800.crl', bytes })).rejects.toThrow(expect.objectContaining({ code: 'DOC-KIND' }));
  });
});

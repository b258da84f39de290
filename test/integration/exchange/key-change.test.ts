import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment, readAuthorization } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys, endKeyChange } from '../../../electron/exchange/enrolling/change-keys.ts';
import { enrolmentBoard } from '../../../electron/exchange/enrolling/enrolment-board.ts';
import { addRecipient, mostRecipients, removeRecipient } from '../../../electron/exchange/enrolling/further-recipients.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { readRequest } from '../../../electron/exchange/enrolling/read-request.ts';
import { readRevocations } from '../../../electron/exchange/enrolling/read-revocations.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { decryptWith } from '../../../electron/exchange/envelope/encryption.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { readTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import { chooseSuite, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import { makeRecipient } from '../../../electron/keys/suites/recipients.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, closeMonth, enrol, enrolledPair, exported, forged, makeCity, makeCounty, makeTownship, signerOf } from './desks.ts';

const refused = (code: string) => expect.objectContaining({ code });
const voluntary = { reason: '密钥到期', vouch: true, hybrid: false };
const compromised = { reason: '密钥可能外泄', vouch: false, hybrid: false };
const nothing: DocumentFile = { name: '', bytes: new Uint8Array() };

/** The same desk at noon; the clocks of these desks stand still at eight. */
const later = ({ books }: TestLedger): TestLedger['books'] => ({
  ...books,
  clock: { ...books.clock, now: () => '2026-10-31T12:00:00.000Z' },
});
const changeOf = async (county: TestLedger) => (await enrolmentBoard(county.books)).authority?.change;
const movedOf = async (county: TestLedger) => (await enrolmentBoard(county.books)).units.map(({ code, moved }) => [code, moved]);
const authFor = async (county: TestLedger, unit: string): Promise<DocumentFile> =>
  (await reissueEnrolments(later(county), [unit]))[0] ?? nothing;
const task = (county: TestLedger) => issueTask(county.books, { from: '2026-11', notice: '通知' });

async function twoTownships(): Promise<{ county: TestLedger; one: TestLedger; other: TestLedger }> {
  const { county, township: one } = await enrolledPair();
  const other = makeTownship('330802006', '白云街道');
  await enrol(other, county);
  return { county, one, other };
}

describe('a county that is its own root changes its keys', () => {
  test('townships that have not followed read what it signs, and it reads what they send', async () => {
    const { county, one } = await twoTownships();
    closeMonth(one);
    const before = await exported(one);
    expect(await changeKeys(county.books, voluntary)).toBeNull();
    expect(await changeOf(county)).toMatchObject({ reason: '密钥到期', vouched: true });
    const received = await receive(county.books, before);
    expect(received.outcome).toBe('accepted');
    expect(await acceptReceipt(one.books, received.receipt ?? nothing)).toMatchObject({ outcome: 'accepted' });
    expect(await readTask(one.books, await task(county))).toMatchObject({ notice: '通知' });
    expect(await movedOf(county)).toEqual([
      ['330802005', false],
      ['330802006', false],
    ]);
  });

  test('new 授权文件 are taken without a telephone, because the old key vouches; the overlap ends by itself when all have moved', async () => {
    const { county, one, other } = await twoTownships();
    const old = (await deskKeys(county.books)).recipient;
    await changeKeys(county.books, voluntary);
    for (const [desk, code] of [
      [one, '330802005'],
      [other, '330802006'],
    ] as const) {
      const file = await authFor(county, code);
      expect(await readAuthorization(later(desk), file)).toMatchObject({ kind: 'succession', turns: false });
      await acceptEnrolment(later(desk), file);
      closeMonth(desk);
      expect(await changeOf(county)).not.toBeNull();
      expect((await receive(county.books, await exported(desk))).outcome).toBe('accepted');
    }
    expect(one.books.registers.get('enrolment', 'current')?.body.recipients).not.toContain(old);
    expect(await changeOf(county)).toBeNull();
    expect(county.books.registers.list('keychange').at(-1)?.body.ended).toMatchObject({ how: 'all' });
    expect(await movedOf(county)).toEqual([
      ['330802005', true],
      ['330802006', true],
    ]);
    // what was received under the old keys is still opened and known
    expect((await receive(county.books, await exported(one))).outcome).toBe('repeated');
  });

  test('after a township followed: what the old key signed before is still taken, what it signs later is not', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const signer = await signerOf(county);
    const { receipt } = await receive(county.books, await exported(township));
    const early = await task(county);
    const stolen = await forged(receipt ?? nothing, { from: county, to: township }, () => undefined, {
      signer,
      at: '2026-12-01T00:00:00Z',
    });
    await changeKeys(county.books, voluntary);
    await acceptEnrolment(later(township), await authFor(county, '330802005'));
    expect(await readTask(township.books, early)).toMatchObject({ notice: '通知' });
    await expect(acceptReceipt(township.books, stolen)).rejects.toThrow(refused('DOC-CHAIN'));
    expect(await acceptReceipt(township.books, receipt ?? nothing)).toMatchObject({ outcome: 'accepted' });
  });

  test('twice in a row: a township that missed the first follows both links', async () => {
    const { county, township } = await enrolledPair();
    await changeKeys(county.books, voluntary);
    await changeKeys(county.books, { ...voluntary, reason: '再换一次' });
    expect(await readAuthorization(later(township), await authFor(county, '330802005'))).toMatchObject({ kind: 'succession' });
    await acceptEnrolment(later(township), await authFor(county, '330802005'));
  });

  test('ended by hand: who has not followed must compare the fingerprint', async () => {
    const { county, township } = await enrolledPair();
    await changeKeys(county.books, voluntary);
    endKeyChange(county.books);
    expect(() => endKeyChange(county.books)).toThrow(refused('KEYCHANGE-NONE'));
    await expect(readTask(township.books, await task(county))).rejects.toThrow(refused('DOC-CHAIN'));
    const file = await authFor(county, '330802005');
    expect(await readAuthorization(later(township), file)).toMatchObject({ kind: 'stranger' });
    await expect(acceptEnrolment(later(township), file)).rejects.toThrow(refused('ENROL-ROOT'));
    await acceptEnrolment(later(township), file, { replaceRoot: true });
    closeMonth(township);
    expect((await receive(county.books, await exported(township))).outcome).toBe('accepted');
  });

  test('because others may have the old one: it vouches for nothing, and is trusted no more once the township compared', async () => {
    const { county, township } = await enrolledPair();
    const signer = await signerOf(county);
    const early = await task(county);
    await changeKeys(county.books, compromised);
    expect(await changeOf(county)).toMatchObject({ vouched: false });
    const file = await authFor(county, '330802005');
    await expect(acceptEnrolment(later(township), file)).rejects.toThrow(refused('ENROL-ROOT'));
    await acceptEnrolment(later(township), file, { replaceRoot: true });
    await expect(readTask(township.books, early)).rejects.toThrow(refused('DOC-CHAIN'));
    closeMonth(township);
    const { receipt } = await receive(county.books, await exported(township));
    const stolen = await forged(receipt ?? nothing, { from: county, to: township }, () => undefined, { signer });
    await expect(acceptReceipt(township.books, stolen)).rejects.toThrow(refused('DOC-CHAIN'));
  });

  test('with nobody below, there is nothing to wait for', async () => {
    const county = makeCounty();
    await changeKeys(county.books, { ...voluntary, hybrid: true });
    expect(await changeOf(county)).toBeNull();
    expect((await deskKeys(county.books)).recipient).toMatch(/^age1pq1/);
    await expect(changeKeys(makeTownship().books, voluntary)).rejects.toThrow(refused('ENROL-MISSING'));
  });
});

describe('a county under a city changes its keys', () => {
  async function three(): Promise<{ city: TestLedger; county: TestLedger; township: TestLedger }> {
    const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
    await enrol(county, city);
    await enrol(township, county);
    return { city, county, township };
  }

  test('the city knows it by its old key; the new pair is in force with the city’s answer, and townships follow by the root', async () => {
    const { city, county, township } = await three();
    closeMonth(township);
    const before = await exported(township);
    const request = (await changeKeys(county.books, voluntary)) ?? nothing;
    expect(await readRequest(city.books, request)).toMatchObject({ kind: 'rekey' });
    expect(await changeOf(county)).toBeNull();
    const issued = await issueEnrolment(later(city), request);
    expect(await readAuthorization(later(county), issued)).toMatchObject({ kind: 'renewal', turns: true });
    await acceptEnrolment(later(county), issued);
    expect(await changeOf(county)).toMatchObject({ vouched: true });
    expect((await receive(county.books, before)).outcome).toBe('accepted');

    // before it has the new 授权文件, the township believes a newer certificate of the same root
    expect(await readTask(township.books, await task(county))).toMatchObject({ notice: '通知' });
    await acceptEnrolment(later(township), await authFor(county, '330802005'));
    const again = await amended(township, () => undefined);
    expect((await receive(county.books, again)).outcome).toBe('accepted');
    expect(await changeOf(county)).toBeNull();
  });

  test('the old certificate leads to the city’s root for ever, and is trusted no more where the old key did not vouch', async () => {
    const { city, county, township } = await three();
    const [signer, early] = [await signerOf(county), await task(county)];
    const lost = makeCounty();
    const request = await requestEnrolment(lost.books);
    expect(await readRequest(city.books, request)).toMatchObject({ kind: 'replacement' });
    await acceptEnrolment(later(lost), await issueEnrolment(later(city), request, { reason: '电脑遗失' }));
    const ask = await requestEnrolment(township.books);
    const fresh = await issueEnrolment(later(lost), ask);
    expect(await readAuthorization(later(township), fresh)).toMatchObject({ kind: 'succession' });
    await acceptEnrolment(later(township), fresh);
    await expect(readTask(township.books, early)).rejects.toThrow(refused('DOC-CHAIN'));
    closeMonth(township);
    const { receipt } = await receive(lost.books, await exported(township));
    const stolen = await forged(receipt ?? nothing, { from: lost, to: township }, () => undefined, { signer });
    await expect(acceptReceipt(township.books, stolen)).rejects.toThrow(refused('DOC-CHAIN'));
    // nor can whoever has the lost machine bring the township back under it
    const back = await issueEnrolment(later(county), ask);
    expect(await readAuthorization(later(township), back)).toMatchObject({ kind: 'stranger' });
  });
});

describe('a county that was its own root comes under a city', () => {
  test.each([
    ['with the key it has', false],
    ['with a new key', true],
  ])('%s: its townships go on, and their next 授权文件 leads to the city', async (_, isNew) => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const before = await exported(township);
    const city = makeCity();
    if (isNew) {
      // a desk that is its own root changes its keys first, then asks the city
      await changeKeys(county.books, voluntary);
    }
    await acceptEnrolment(later(county), await issueEnrolment(later(city), await requestEnrolment(county.books)));
    const received = await receive(county.books, before);
    expect(await acceptReceipt(township.books, received.receipt ?? nothing)).toMatchObject({ outcome: 'accepted' });
    const file = await authFor(county, '330802005');
    expect(await readAuthorization(later(township), file)).toMatchObject({ kind: isNew ? 'succession' : 'renewal' });
    await acceptEnrolment(later(township), file);
    expect(township.books.registers.get('enrolment', 'current')?.body.chain).toHaveLength(3);
  });

  test('a city does not enrol a township, nor does a township take what a city issues', async () => {
    const [city, township] = [makeCity(), makeTownship()];
    await expect(issueEnrolment(city.books, await requestEnrolment(township.books))).rejects.toThrow(refused('ENROL-SUBORDINATE'));
  });
});

describe('more than one recipient', () => {
  test('every one opens what townships send, the fingerprint covers all, and townships take the change without a telephone', async () => {
    const { county, township } = await enrolledPair();
    const [second, archive] = [await generateX25519Identity(), await generateHybridIdentity()];
    const named = [await identityToRecipient(second), await identityToRecipient(archive)] as const;
    const before = (await enrolmentBoard(county.books)).authority?.fingerprint;
    await addRecipient(county.books, { recipient: named[0], label: '第二台电脑' });
    await addRecipient(county.books, { recipient: named[1], label: '档案' });
    const authority = (await enrolmentBoard(county.books)).authority;
    expect(authority?.fingerprint).not.toBe(before);
    expect(authority?.recipients.map(({ label }) => label)).toEqual([null, '第二台电脑', '档案']);

    const file = await authFor(county, '330802005');
    expect(await readAuthorization(later(township), file)).toMatchObject({
      kind: 'recipients',
      recipients: 3,
      fingerprint: authority?.fingerprint,
      before,
    });
    await acceptEnrolment(later(township), file);
    closeMonth(township);
    const sent = await exported(township);
    for (const identity of [second, archive]) expect((await decryptWith(identity, sent.bytes)).length).toBeGreaterThan(0);
    expect((await receive(county.books, sent)).outcome).toBe('accepted');

    removeRecipient(county.books, named[0]);
    await acceptEnrolment(later(township), await authFor(county, '330802005'));
    const again = await amended(township, () => undefined);
    await expect(decryptWith(second, again.bytes)).rejects.toThrow(refused('DOC-NO-KEY'));
    expect(() => removeRecipient(county.books, named[0])).toThrow(refused('RECIPIENT-UNKNOWN'));
  });

  test('only what age can encrypt to, and not without end', async () => {
    const county = makeCounty();
    const add = (recipient: string) => addRecipient(county.books, { recipient, label: '另一个' });
    const good = await identityToRecipient(await generateX25519Identity());
    await expect(add(`${good.slice(0, -1)}${good.endsWith('x') ? 'q' : 'x'}`)).rejects.toThrow(refused('RECIPIENT-INVALID'));
    await expect(add(await generateX25519Identity())).rejects.toThrow(refused('RECIPIENT-INVALID'));
    for (let index = 1; index < mostRecipients; index++) await add(await identityToRecipient(await generateX25519Identity()));
    await expect(add(good)).rejects.toThrow(refused('RECIPIENT-MANY'));
    await expect(addRecipient(makeTownship().books, { recipient: good, label: '另一个' })).rejects.toThrow(refused('LEDGER-LEVEL'));
  });
});

test('in 国密 all of it goes the same way: the link, the succession, the further recipient, the list of revoked certificates', async () => {
  const [county, township, lost] = [makeCounty(), makeTownship(), makeTownship('330802006', '白云街道')];
  for (const desk of [county, township, lost]) await chooseSuite(desk.books, 'gm');
  for (const desk of [township, lost]) await enrol(desk, county);
  closeMonth(township);
  const before = await exported(township);
  const { identity, recipient } = await makeRecipient('gm', false);
  await addRecipient(county.books, { recipient, label: '档案' });
  await expect(
    addRecipient(county.books, { recipient: await identityToRecipient(await generateX25519Identity()), label: '别的算法' }),
  ).rejects.toThrow(refused('RECIPIENT-INVALID'));
  await changeKeys(county.books, voluntary);
  expect((await receive(county.books, before)).outcome).toBe('accepted');
  expect(await readTask(township.books, await task(county))).toMatchObject({ notice: '通知' });
  const file = await authFor(county, '330802005');
  expect(await readAuthorization(later(township), file)).toMatchObject({ kind: 'succession', recipients: 2 });
  await acceptEnrolment(later(township), file);
  const sent = await amended(township, () => undefined);
  expect((await decryptWith(identity, sent.bytes)).length).toBeGreaterThan(0);
  expect((await receive(county.books, sent)).outcome).toBe('accepted');
  expect(await movedOf(county)).toEqual([
    ['330802005', true],
    ['330802006', false],
  ]);
  revoke(county.books, county.books.registers.list('certificate').find(({ body }) => body.unit === '330802006')?.id ?? '', {
    reason: '遗失',
  });
  const list = { name: '330802.crl', bytes: await revocationList(county.books) };
  expect(await readRevocations(township.books, list)).toMatchObject({ signer: { as: 'superior' }, entries: [{}] });
});

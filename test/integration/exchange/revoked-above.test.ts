import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment, readAuthorization } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys } from '../../../electron/exchange/enrolling/change-keys.ts';
import { enrolmentBoard } from '../../../electron/exchange/enrolling/enrolment-board.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { readRevocations } from '../../../electron/exchange/enrolling/read-revocations.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { takeRevocations } from '../../../electron/exchange/enrolling/take-revocations.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import type { Signer } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { acceptGrant } from '../../../electron/exchange/granting/accept-grant.ts';
import { issueGrant } from '../../../electron/exchange/granting/issue-grant.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { acceptTask, readTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import { previewTransfer } from '../../../electron/exchange/transferring/transfer-out.ts';
import { makeLink, makeRoot, signingAlgorithm } from '../../../electron/keys/certificates.ts';
import { deskKeys, deskLinks, deskUnit, ownCertificate } from '../../../electron/keys/desk-keys.ts';
import { uploadLink } from '../../../electron/upload/books/outbox.ts';
import { openQueue, until } from '../upload/sender.ts';
import { closeMonth, exported, fill, forged, makeCounty, period, signerOf, stateOf } from './desks.ts';
import { issue } from './issue.ts';
import { at, listOf, revokedLast, type Three, three } from './three-desks.ts';

const refused = (code: string) => expect.objectContaining({ code });
const stolen = { reason: '县里的电脑被盗', since: '2026-10-20' };

/** A receipt of the county to a package of the township. */
async function receiptFor({ county, township }: Three): Promise<DocumentFile> {
  fill(township);
  closeMonth(township);
  const { receipt } = await receive(county.books, await exported(township));
  if (!receipt) throw new Error('not received');
  return receipt;
}

const signedBy = (signer: Signer, receipt: DocumentFile, { county, township }: Three) =>
  forged(receipt, { from: county, to: township }, () => undefined, { signer });

describe('a county’s machine is stolen, and the city revokes its certificate', () => {
  test('until the township has the city’s list, what the stolen key signs is taken; from then on nothing is', async () => {
    const desks = await three();
    const { city, county, township } = desks;
    const receipt = await receiptFor(desks);
    const list = await revokedLast(city);
    const task = await issue(county, { notice: '盗用的通知' });
    expect(await readTask(township.books, task)).toMatchObject({ notice: '盗用的通知' });

    expect(await readRevocations(township.books, list)).toMatchObject({
      signer: { as: 'superior' },
      use: 'new',
      entries: [{ unitName: '柯城区' }],
    });
    const revoked = [{ unit: '330802', name: '柯城区', by: '衢州市', at: '2026-10-31T09:00:00.000Z' }];
    expect(await takeRevocations(township.books, list)).toMatchObject({ issuer: '330800', isKnown: false, revoked });
    expect((await enrolmentBoard(township.books)).own).toMatchObject({
      revoked,
      lists: [{ issuer: '330800', entries: 1, outdated: false }],
    });

    const before = stateOf(township);
    // also what claims to have been signed before: that moment is what the thief writes
    await expect(acceptTask(township.books, task)).rejects.toThrow(refused('DOC-REVOKED'));
    await expect(acceptReceipt(township.books, receipt)).rejects.toThrow(refused('DOC-REVOKED'));
    const roster = await issueRoster(county.books, { unit: '330802005' });
    await expect(stageRoster(township.books, roster)).rejects.toThrow(refused('DOC-REVOKED'));
    const grant = await issueGrant(county.books, { unit: '330802005', act: 'extend', period, due: '2026-11-20', reason: '盗用' });
    await expect(acceptGrant(township.books, grant)).rejects.toThrow(refused('DOC-REVOKED'));
    // an 授权文件 with the thief’s recipients too, whatever is compared on the phone
    const [auth] = await reissueEnrolments(at(county, 11), undefined);
    if (!auth) throw new Error('nothing was issued');
    await expect(readAuthorization(at(township, 11), auth)).rejects.toThrow(refused('DOC-REVOKED'));
    await expect(acceptEnrolment(at(township, 11), auth, { replaceRoot: true })).rejects.toThrow(refused('DOC-REVOKED'));
    expect(stateOf(township)).toEqual(before);
    // and after a restart
    await expect(acceptTask(township.reopen().books, task)).rejects.toThrow(refused('DOC-REVOKED'));
  });

  test('the stolen key under a certificate that it makes for itself is refused by the key', async () => {
    const desks = await three();
    const receipt = await receiptFor(desks);
    const { books } = desks.county;
    const keys = await deskKeys(books);
    const self: Signer = { privateKey: keys.privateKey, chain: [await makeRoot(deskUnit(books), keys, books.clock.now())] };
    const forgery = await signedBy(self, receipt, desks);
    expect(await acceptReceipt(desks.township.books, forgery)).toMatchObject({ period });
    await takeRevocations(desks.township.books, await revokedLast(desks.city));
    await expect(acceptReceipt(desks.township.books, forgery)).rejects.toThrow(refused('DOC-REVOKED'));
  });

  test('a new key that the stolen one vouches for is nobody’s', async () => {
    const desks = await three();
    const receipt = await receiptFor(desks);
    const { books } = desks.county;
    const pair = (await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
    const certificate = ownCertificate(books);
    if (!certificate) throw new Error('not enrolled');
    const next = await makeRoot(deskUnit(books), pair, books.clock.now());
    const link = await makeLink(deskUnit(books), next, { certificate, privateKey: (await deskKeys(books)).privateKey }, books.clock.now());
    const forgery = await signedBy({ privateKey: pair.privateKey, chain: [link, certificate] }, receipt, desks);
    expect(await acceptReceipt(desks.township.books, forgery)).toMatchObject({ period });
    await takeRevocations(desks.township.books, await revokedLast(desks.city));
    await expect(acceptReceipt(desks.township.books, forgery)).rejects.toThrow(refused('DOC-CHAIN'));
  });

  test('also where the county had changed its keys and the township had not followed: the list names the newer key, the link may not hide it', async () => {
    const desks = await three();
    const { city, county, township } = desks;
    const receipt = await receiptFor(desks);
    const request = await changeKeys(county.books, { reason: '人员变动', vouch: true, hybrid: false });
    if (!request) throw new Error('no request');
    await acceptEnrolment(at(county, 9), await issueEnrolment(at(city, 9), request));
    const signer = await signerOf(county);
    const [link] = deskLinks(county.books);
    if (!link) throw new Error('no link');
    const hidden = await signedBy({ privateKey: signer.privateKey, chain: [link] }, receipt, desks);
    const open = await signedBy(signer, receipt, desks);
    for (const file of [hidden, open]) expect(await acceptReceipt(township.books, file)).toMatchObject({ period });
    revoke(at(city, 9), city.books.registers.list('certificate').at(-1)?.id ?? '', stolen);
    await takeRevocations(township.books, await listOf(at(city, 10)));
    await expect(acceptReceipt(township.books, open)).rejects.toThrow(refused('DOC-REVOKED'));
    await expect(acceptReceipt(township.books, hidden)).rejects.toThrow(refused('DOC-CHAIN'));
    // what the county signed with the key before, which is in nobody's hands, stays
    expect(await acceptReceipt(township.books, receipt)).toMatchObject({ period });
  });

  test('nothing is sent up to the revoked certificate, for the thief could read it', async () => {
    const { city, township } = await three();
    const { member } = fill(township);
    closeMonth(township);
    expect(uploadLink(township.books)).toMatchObject({ revoked: null });
    await takeRevocations(township.books, await revokedLast(city));
    await expect(exported(township)).rejects.toThrow(refused('SUPERIOR-REVOKED'));
    const order = { table: 'member' as const, id: member, to: { code: '330802006', name: '白云街道' }, date: '2026-10-31', reason: '调动' };
    expect(() => previewTransfer(township.books, order)).toThrow(refused('SUPERIOR-REVOKED'));
    expect(uploadLink(township.books)).toMatchObject({ revoked: { unit: '330802', by: '衢州市' } });
  });

  test('nor what waits in the outbox already', async () => {
    const { city, township } = await three();
    closeMonth(township);
    const { queue, ask, state, heard } = openQueue(township);
    await ask('outbox.put', { period });
    await takeRevocations(township.books, await revokedLast(city));
    queue.wake();
    await until(async () => expect(await state()).toBe('refused'));
    expect(heard.at(-1)?.items[0]).toMatchObject({ failure: { code: 'SUPERIOR-REVOKED' } });
  });

  test('an earlier key of the county’s is believed no more once its certificate is revoked as well', async () => {
    const desks = await three();
    const { city, county, township } = desks;
    const receipt = await receiptFor(desks);
    const [first] = city.books.registers.list('certificate');
    const request = await changeKeys(county.books, { reason: '人员变动', vouch: true, hybrid: false });
    if (!request) throw new Error('no request');
    await acceptEnrolment(at(county, 9), await issueEnrolment(at(city, 9), request));
    const [auth] = await reissueEnrolments(at(county, 10), undefined);
    await acceptEnrolment(at(township, 10), auth ?? { name: '', bytes: new Uint8Array() });
    expect(await acceptReceipt(township.books, receipt)).toMatchObject({ period });
    revoke(at(city, 11), first?.id ?? '', stolen);
    await takeRevocations(at(township, 11), await listOf(at(city, 11)));
    await expect(acceptReceipt(township.books, receipt)).rejects.toThrow(refused('DOC-REVOKED'));
    // the key in force is another: all else goes on
    expect((await enrolmentBoard(township.books)).own.revoked).toEqual([]);
    expect(await readTask(at(township, 11), await issueTask(at(county, 11), taskOrder.parse({ from: period })))).toMatchObject({
      taken: false,
    });
  });

  test('a township that is enrolled under the county’s new certificate goes on, and the stolen key stays refused', async () => {
    const { city, county, township } = await three();
    await takeRevocations(township.books, await revokedLast(city));
    const anew = makeCounty();
    await acceptEnrolment(at(anew, 11), await issueEnrolment(at(city, 11), await requestEnrolment(anew.books)));
    const auth = await issueEnrolment(at(anew, 12), await requestEnrolment(township.books));
    // the city's root vouches for it: no telephone
    expect(await readAuthorization(at(township, 12), auth)).toMatchObject({ kind: 'succession' });
    await acceptEnrolment(at(township, 12), auth);
    expect((await enrolmentBoard(township.books)).own.revoked).toEqual([]);

    await acceptTask(township.books, await issue(anew, { notice: '新证书签的' }));
    fill(township);
    closeMonth(township);
    const { outcome, receipt } = await receive(at(anew, 12), await exported(township));
    expect(outcome).toBe('accepted');
    expect(await acceptReceipt(at(township, 12), receipt ?? { name: '', bytes: new Uint8Array() })).toMatchObject({ period });
    await expect(acceptTask(township.books, await issue(county, { version: 9 }))).rejects.toThrow(refused('DOC-REVOKED'));
  });
});

test('in 国密 a list of the city’s is taken and held against the county all the same', async () => {
  const { city, county, township } = await three('gm');
  await takeRevocations(township.books, await revokedLast(city));
  await expect(acceptTask(township.books, await issue(county))).rejects.toThrow(refused('DOC-REVOKED'));
});

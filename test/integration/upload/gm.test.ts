import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import { describe, expect, test } from 'vitest';
import { authDocument } from '../../../electron/exchange/documents/auth.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys } from '../../../electron/exchange/enrolling/change-keys.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import { type DocumentFile, openDocument } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { suiteOfCertificate } from '../../../electron/keys/algorithms.ts';
import { followChain } from '../../../electron/keys/chain.ts';
import { chooseSuite, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { serverAuthority } from '../../../electron/keys/server-authority.ts';
import { uploadLink } from '../../../electron/upload/books/outbox.ts';
import { readToken } from '../../../electron/upload/books/token.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrol, enrolledPair, fill, makeCounty, makeTownship, period, signerOf } from '../exchange/desks.ts';
import { openInbox, packageFile, send } from './room.ts';
import { openQueue, until } from './sender.ts';

const distrusted = expect.objectContaining({ code: 'UPLOAD-TRUST' });
const change = (vouch: boolean) => ({ reason: '密钥到期', vouch, hybrid: false });
const later = ({ books }: TestLedger): TestLedger['books'] => ({
  ...books,
  clock: { ...books.clock, now: () => '2026-10-31T12:00:00.000Z' },
});
const newAuth = async (county: TestLedger): Promise<DocumentFile> =>
  (await reissueEnrolments(later(county), ['330802005']))[0] ?? { name: '', bytes: new Uint8Array() };

async function gmPair(): Promise<{ county: TestLedger; township: TestLedger }> {
  const [county, township] = [makeCounty(), makeTownship()];
  for (const { books } of [county, township]) await chooseSuite(books, 'gm');
  await enrol(township, county);
  return { county, township };
}

describe('in 国密', () => {
  test('a township uploads its month, and the county receives what came', async () => {
    const { county, township } = await gmPair();
    fill(township);
    closeMonth(township);
    const { inbox, landed, troubles } = await openInbox(county);
    const { queue, ask, state } = openQueue(township);
    await ask('outbox.keepSettings', { address: inbox.address, proxy: 'none' });
    await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
    const [file = ''] = landed();
    const received = await receive(county.books, { name: file, bytes: readFileSync(join(inbox.landing.folder, file)) });
    expect(received).toMatchObject({ outcome: 'accepted', unit: '330802005' });
    expect(troubles).toEqual([]);
  });

  test('trusted is the server of its own county alone', async () => {
    const [{ township }, other, common] = [await gmPair(), await gmPair(), await enrolledPair()];
    for (const { county } of [other, common]) {
      const { inbox } = await openInbox(county);
      await expect(send(township, inbox.address, packageFile())).rejects.toEqual(distrusted);
    }
  });

  test('what issues server certificates signs no document, and travels where only its unit reads it', async () => {
    const { county, township } = await gmPair();
    const authority = await serverAuthority(county.books);
    if (!authority) throw new Error('no authority');
    expect(suiteOfCertificate(authority.certificate.rawData).id).toBe('p256');
    const [signer] = (await signerOf(township)).chain;
    if (!signer) throw new Error('not enrolled');
    const at = new Date(county.books.clock.now());
    await expect(followChain(authority.certificate, [], [signer], at)).rejects.toMatchObject({ code: 'DOC-CHAIN' });
    expect(await serverAuthority(township.books)).toBeUndefined();
    expect(await serverAuthority((await enrolledPair()).county.books)).toBeUndefined();
    const file = township.books.registers.get('enrolment', 'current')?.blob ?? new Uint8Array();
    expect(Buffer.from(file).includes(Buffer.from(authority.certificate.rawData))).toBe(false);
    const { identity } = await deskKeys(township.books);
    const { contents } = await openDocument({ name: '', bytes: file }, authDocument, identity);
    const key = await readToken(contents, identity);
    expect(new X509Certificate(key?.authority ?? '').rawData).toEqual(authority.certificate.rawData);
  });

  test('a change of keys leaves it as it is, unless the old key may be in other hands', async () => {
    const { county, township } = await gmPair();
    await changeKeys(county.books, change(true));
    expect(await send(township, (await openInbox(county)).inbox.address, packageFile())).toBe('sent');
    await changeKeys(county.books, change(false));
    const { inbox } = await openInbox(county);
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(distrusted);
    await acceptEnrolment(later(township), await newAuth(county), { replaceRoot: true });
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
  });

  test('an 授权文件 of before there were any leads to no server, and a new one is asked for', async () => {
    const { county, township } = await gmPair();
    const { registers } = township.books;
    const kept = registers.get('enrolment', 'current');
    if (!kept?.body.upload) throw new Error('not enrolled');
    const { token } = kept.body.upload;
    registers.put('enrolment', 'current', { ...kept.body, upload: { address: null, token } }, kept.blob);
    expect(uploadLink(township.books)).toMatchObject({ token: null });
    await acceptEnrolment(later(township), await newAuth(county));
    const { inbox } = await openInbox(county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
  });
});

import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { Extension, X509Certificate, X509CrlGenerator } from '@peculiar/x509';
import { describe, expect, test } from 'vitest';
import { enrolmentBoard } from '../../../electron/exchange/enrolling/enrolment-board.ts';
import { readRevocations } from '../../../electron/exchange/enrolling/read-revocations.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { takeRevocations } from '../../../electron/exchange/enrolling/take-revocations.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { readTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { signingAlgorithm } from '../../../electron/keys/certificates.ts';
import { deskKeys, ownCertificate } from '../../../electron/keys/desk-keys.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { enrol, makeCity, makeCounty, makeTownship, stateOf } from './desks.ts';
import { issue } from './issue.ts';
import { at, listOf, revokedLast, three } from './three-desks.ts';

const refused = (code: string) => expect.objectContaining({ code });

describe('a list is taken only', () => {
  test('from an authority above, as it was signed, by who is enrolled', async () => {
    const { city, county, township } = await three();
    const list = await revokedLast(city);
    const foreign = makeCity();
    await enrol(makeCounty(), foreign);
    const neighbour = makeCounty('330803', '衢江区');
    await enrol(neighbour, city);
    const before = stateOf(township);
    const taking = (file: DocumentFile, books = township.books) => takeRevocations(books, file);
    await expect(taking(await revokedLast(foreign))).rejects.toThrow(refused('CRL-SIGNER'));
    await expect(taking(await listOf(neighbour.books))).rejects.toThrow(refused('CRL-SIGNER'));
    const last = list.bytes.length - 1;
    const spoilt = list.bytes.map((byte, index) => (index === last ? byte ^ 1 : byte));
    await expect(taking({ ...list, bytes: spoilt })).rejects.toThrow(refused('CRL-SIGNER'));
    await expect(taking({ name: 'a.crl', bytes: new Uint8Array([0x30, 3]) })).rejects.toThrow(refused('DOC-KIND'));
    // neither one's own nor one from below says anything about those above
    await expect(taking(list, city.books)).rejects.toThrow(refused('ENROL-MISSING'));
    await expect(taking(await listOf(county.books), county.books)).rejects.toThrow(refused('CRL-SIGNER'));
    await expect(taking(list, makeTownship('330802007', '荷花街道').books)).rejects.toThrow(refused('ENROL-MISSING'));
    expect(stateOf(township)).toEqual(before);
    expect(township.books.registers.list('revocations')).toEqual([]);
  });

  test('where it is not older than the one in use; the same one again changes nothing', async () => {
    const { city, township } = await three();
    const early = await listOf(city.books);
    const list = await revokedLast(city);
    expect(await takeRevocations(township.books, early)).toMatchObject({ isKnown: false, revoked: [] });
    expect(await takeRevocations(township.books, list)).toMatchObject({ isKnown: false, revoked: [{ unit: '330802' }] });
    const before = stateOf(township);
    expect(await readRevocations(township.books, early)).toMatchObject({ use: 'older' });
    await expect(takeRevocations(township.books, early)).rejects.toThrow(refused('CRL-OLD'));
    expect(await readRevocations(township.books, list)).toMatchObject({ use: 'taken' });
    expect(await takeRevocations(township.books, list)).toMatchObject({ isKnown: true, revoked: [{ unit: '330802' }] });
    // one of the same second that has lost an entry is older too
    const { privateKey } = await deskKeys(city.books);
    const without = await crafted(city, privateKey, { number: numberAt(10), from: '2026-10-31T10:00:00Z' });
    await expect(takeRevocations(township.books, without)).rejects.toThrow(refused('CRL-OLD'));
    expect(stateOf(township)).toEqual(before);
  });

  test('where it is whole, and not from days ahead', async () => {
    const { city, township } = await three();
    const { privateKey } = await deskKeys(city.books);
    const from = '2026-10-31T10:00:00Z';
    // 2.5.29.27: it holds only what changed since another (RFC 5280, 5.2.4)
    const part = await crafted(city, privateKey, { from, critical: '2.5.29.27' });
    await expect(takeRevocations(township.books, part)).rejects.toThrow(refused('CRL-PARTIAL'));
    const ahead = await crafted(city, privateKey, { from: '2026-11-02T10:00:00Z' });
    await expect(takeRevocations(township.books, ahead)).rejects.toThrow(refused('CRL-AHEAD'));
    // one without a number and without an end goes by when it was made, and loses none of its entries
    const [, superior] = township.books.registers.get('enrolment', 'current')?.body.chain ?? [];
    const named = await crafted(city, privateKey, { from, serial: new X509Certificate(superior ?? '').serialNumber });
    expect(await takeRevocations(township.books, named)).toMatchObject({ revoked: [{ unit: '330802', at: '2026-10-31T10:00:00.000Z' }] });
    const before = await crafted(city, privateKey, { from: '2026-10-31T09:00:00Z' });
    await expect(takeRevocations(township.books, before)).rejects.toThrow(refused('CRL-OLD'));
  });

  test('where the authority’s own certificate stands: the stolen machine revokes nobody', async () => {
    const { city, county, township } = await three();
    await takeRevocations(township.books, await revokedLast(city));
    revoke(county.books, county.books.registers.list('certificate')[0]?.id ?? '', { reason: '捣乱' });
    await expect(takeRevocations(township.books, await listOf(county.books))).rejects.toThrow(refused('DOC-REVOKED'));
  });
});

test('the county’s list tells a township that its own certificate was revoked', async () => {
  const { county, township } = await three();
  revoke(county.books, county.books.registers.list('certificate')[0]?.id ?? '', { reason: '电脑遗失' });
  await takeRevocations(township.books, await listOf(at(county, 10)));
  expect((await enrolmentBoard(township.books)).own.revoked).toEqual([
    { unit: '330802005', name: '花园街道', by: '柯城区', at: '2026-10-31T08:00:00.000Z' },
  ]);
  // the superior stands: what it signs is taken
  expect(await readTask(township.books, await issue(county))).toMatchObject({ taken: false });
});

const numberAt = (hour: number) => Date.parse(`2026-10-31T${hour}:00:00Z`) / 1000;

/** A list that the city’s key signs, otherwise made than the program makes them: without an end, of nobody or of one certificate. */
async function crafted(
  city: TestLedger,
  signingKey: webcrypto.CryptoKey,
  { from, number, critical, serial }: { from: string; number?: number; critical?: string; serial?: string },
): Promise<DocumentFile> {
  const issuer = ownCertificate(city.books);
  if (!issuer) throw new Error('no root');
  const integer = (value: number) => new Uint8Array([0x02, 0x05, 0, ...[24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)]);
  const list = await X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate: new Date(from),
    entries: serial === undefined ? [] : [{ serialNumber: serial, revocationDate: new Date(from), invalidity: new Date(from) }],
    extensions: [
      ...(number === undefined ? [] : [new Extension('2.5.29.20', false, integer(number))]),
      ...(critical === undefined ? [] : [new Extension(critical, true, integer(1))]),
    ],
    signingKey: signingKey as never,
    signingAlgorithm,
  });
  return { name: '330800.crl', bytes: new Uint8Array(list.rawData) };
}

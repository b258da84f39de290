import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509';
import { describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { signaturePath } from '../../../electron/exchange/envelope/limits.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import type { Signer } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { signingAlgorithm, subjectOf } from '../../../electron/keys/certificates.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { enrol, forged, makeCity, makeTownship, type Parts, resealed, signerOf } from './desks.ts';
import { expectRefused, sentPackage } from './refusals.ts';

const unit = { code: '330802005', name: '花园街道' };

/** A certificate that nobody above issued, for a key of its own, with whatever serial number and usages are wanted. */
async function selfSigned(
  subject: { code: string; name: string },
  serialNumber: string,
  usages: number = KeyUsageFlags.digitalSignature,
): Promise<Signer> {
  const keys = (await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber,
    name: subjectOf(subject),
    notBefore: new Date('2026-10-01T00:00:00Z'),
    notAfter: new Date('2028-10-01T00:00:00Z'),
    // the same thing under two declarations: Node's and the browser's
    keys: keys as never,
    signingAlgorithm,
    extensions: [new BasicConstraintsExtension(false, undefined, true), new KeyUsagesExtension(usages, true)],
  });
  return { privateKey: keys.privateKey, chain: [certificate] };
}

describe('who signed a package', () => {
  const signedBy = async (signer: (sent: { county: TestLedger; township: TestLedger }) => Promise<Signer>, code: string, step: string) => {
    const { county, township, file } = await sentPackage();
    const signing = { signer: await signer({ county, township }) };
    await expectRefused(county, await forged(file, { from: township, to: county }, () => undefined, signing), code, step);
  };

  test('self-signed, with the right name', () => signedBy(() => selfSigned(unit, '4242'), 'DOC-CHAIN', 'signature'));
  test('self-signed, with the right name and the serial number that was issued', () =>
    signedBy(({ county }) => selfSigned(unit, county.books.registers.list('certificate')[0]?.id ?? ''), 'DOC-CHAIN', 'signature'));
  test('the county itself', () => signedBy(({ county }) => signerOf(county), 'DOC-CHAIN', 'signature'));
  test('a neighbour that the county enrolled, for a unit that is not its own', () =>
    signedBy(
      async ({ county }) => {
        const neighbour = makeTownship('330802006', '白云街道');
        await enrol(neighbour, county);
        return signerOf(neighbour);
      },
      'DOC-UNIT',
      'unit',
    ));
  test('nobody: the signature was stripped', async () => {
    const { county, file } = await sentPackage();
    const stripped = await resealed(file, county, (entries) => entries.filter(({ path }) => path !== signaturePath));
    await expectRefused(county, stripped, 'DOC-SIGNATURE', 'signature');
  });
  test('the township, over another package of its own', async () => {
    const { county, township, file } = await sentPackage();
    const other = await forged(file, { from: township, to: county }, (parts) => Object.assign(parts.manifest, { title: '另一份' }));
    let signature = new Uint8Array();
    await resealed(other, county, (entries) => {
      signature = new Uint8Array(entries.find(({ path }) => path === signaturePath)?.bytes ?? []);
      return entries;
    });
    const moved = await resealed(file, county, (entries) =>
      entries.map((entry) => (entry.path === signaturePath ? { ...entry, bytes: signature } : entry)),
    );
    await expectRefused(county, moved, 'DOC-SIGNATURE', 'signature');
  });
});

describe('downgrade', () => {
  const cases: [string, string, string, (parts: Parts) => void][] = [
    ['an older format', 'DOC-FORMAT', 'manifest', ({ manifest }) => Object.assign(manifest, { 'lx:format': 0 })],
    ['a newer format', 'DOC-FORMAT', 'manifest', ({ manifest }) => Object.assign(manifest, { 'lx:format': 2 })],
    ['a format written as text', 'DOC-MANIFEST', 'manifest', ({ manifest }) => Object.assign(manifest, { 'lx:format': '1' })],
    [
      'a weaker hash of the resources',
      'DOC-MANIFEST',
      'manifest',
      ({ manifest }) => {
        for (const one of manifest.resources) one.hash = `md5:${'0'.repeat(32)}`;
      },
    ],
  ];
  test.each(cases)('%s: %s', async (_, code, step, change) => {
    const { county, township, file } = await sentPackage();
    await expectRefused(county, await forged(file, { from: township, to: county }, change), code, step);
  });

  // SHA-256 and ECDSA-SHA256 exchanged for the weaker ones of the same length, in the signer's own fields, the last in the message
  test.each([
    ['digest', '0609608648016503040201', '0609608648016503040204'],
    ['signature', '06082a8648ce3d040302', '06082a8648ce3d040301'],
  ])('a weaker %s algorithm is refused by name, not tried', async (_, from, to) => {
    const { county, file } = await sentPackage();
    const weaker = await resealed(file, county, (entries) =>
      entries.map((entry) => {
        if (entry.path !== signaturePath) return entry;
        const der = Buffer.from(entry.bytes);
        Buffer.from(to, 'hex').copy(der, der.lastIndexOf(Buffer.from(from, 'hex')));
        return { ...entry, bytes: der };
      }),
    );
    await expectRefused(county, weaker, 'DOC-ALGORITHM', 'signature');
  });

  test('personal data without age around it', async () => {
    const { county, file } = await sentPackage();
    await expectRefused(county, await resealed(file, county, (entries) => entries, { encrypted: false }), 'DOC-MANIFEST', 'manifest');
  });
});

describe('clocks', () => {
  /** The same desk at another instant. */
  const at = ({ books }: TestLedger, now: string) => ({
    ...books,
    clock: { ...books.clock, now: () => now, today: () => now.slice(0, 10) },
  });
  const signedAt = async (moment: string) => {
    const sent = await sentPackage();
    return { ...sent, file: await forged(sent.file, { from: sent.township, to: sent.county }, () => undefined, { at: moment }) };
  };
  const said = async (county: TestLedger['books'], file: DocumentFile) =>
    (await verify(county, file)).checks.find(({ name }) => name === 'signature')?.detail;

  test('the township’s a year back: signed before its certificate began', async () => {
    const { county, file } = await signedAt('2025-10-31T08:00:00Z');
    await expectRefused(county, file, 'DOC-EXPIRED', 'signature');
  });
  test('the township’s a year ahead: taken, and said', async () => {
    const { county, file } = await signedAt('2027-10-31T08:00:00Z');
    expect(await said(county.books, file)).toContain('签名时间晚于本机时间');
    expect(await receive(county.books, file)).toMatchObject({ outcome: 'accepted' });
  });
  test('the township’s a day back, before the month it reports: taken, and said', async () => {
    const { county, township, file } = await sentPackage();
    const next = await forged(file, { from: township, to: county }, ({ manifest }) =>
      Object.assign(manifest, { 'lx:period': '2026-11', name: '330802005_2026-11_r1_0001' }),
    );
    expect(await said(county.books, next)).toContain('签名时间早于所报月份');
  });
  test.each(['2025-10-31T08:00:00.000Z', '2027-10-31T08:00:00.000Z'])(
    'the county’s at %s: the order of packages holds all the same',
    async (now) => {
      const { county, file } = await sentPackage();
      expect(await receive(at(county, now), file)).toMatchObject({ outcome: 'accepted' });
      expect(await receive(county.books, file)).toMatchObject({ outcome: 'repeated' });
    },
  );
  test('the county’s a year back: its receipt is signed before its own certificate began, and is not taken', async () => {
    const { county, township, file } = await sentPackage();
    const { receipt } = await receive(at(county, '2025-10-31T08:00:00.000Z'), file);
    await expect(acceptReceipt(township.books, receipt ?? file)).rejects.toMatchObject({ code: 'DOC-EXPIRED' });
    expect(township.books.period('2026-10').state).toBe('exported');
  });
});

test('a signer without the usage to sign is nobody’s superior', async () => {
  const { county, township, file } = await sentPackage();
  const { receipt } = await receive(county.books, file);
  const signer = await selfSigned({ code: '330802', name: '柯城区' }, '43', KeyUsageFlags.keyCertSign);
  const forgery = await forged(receipt ?? file, { from: county, to: township }, () => undefined, { signer });
  await expect(acceptReceipt(township.books, forgery)).rejects.toMatchObject({ code: 'DOC-CHAIN' });
});

test('a city that a county was not enrolled by does not answer its packages', async () => {
  const { county, township, file } = await sentPackage();
  const { receipt } = await receive(county.books, file);
  const forgery = await forged(receipt ?? file, { from: county, to: township }, () => undefined, { signer: await signerOf(makeCity()) });
  await expect(acceptReceipt(township.books, forgery)).rejects.toMatchObject({ code: 'DOC-CHAIN' });
});

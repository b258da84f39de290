import type { X509Certificate } from '@peculiar/x509';
import { titleOf } from '#shared/codes/code-list.ts';
import { unitLevel } from '#shared/codes/party-codes.ts';
import { authPaths } from '#shared/documents/auth-manifest.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { recordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { makeCertificate } from '../keys/certificates.ts';
import { type DeskKeys, deskChain, deskKeys, deskUnit } from '../keys/desk-keys.ts';
import { isDirectlyUnder, levelBelow } from '../keys/subordination.ts';
import { authDocument } from './documents/auth.ts';
import type { DocumentFile } from './envelope/open.ts';
import { csvFormat, describeResource, manifestBytes, type SealedBytes, seal } from './envelope/seal.ts';
import type { ZipEntry } from './envelope/write-zip.ts';
import { headOf } from './head.ts';
import { openRequest } from './read-request.ts';

/**
 * Issues the 授权文件 for a request: certificate, chain, recipients. Which level it may be for is one below this desk's.
 * Throws LEDGER-LEVEL for a township, ENROL-SUBORDINATE where the unit is not directly under this one, and what reading the request throws.
 */
export async function issueEnrolment(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
): Promise<{ name: string; bytes: SealedBytes; unit: string; fingerprint: string }> {
  const desk = deskUnit(bookkeeping);
  const { unit, request, recipient, fingerprint } = await openRequest(bookkeeping, file);
  const keys = await deskKeys(bookkeeping);
  const chain = levelBelow(desk.level) && (await deskChain(bookkeeping, keys));
  const own = chain?.[0];
  if (!chain || !own) throw new LedgerError('LEDGER-LEVEL', { level: titleOf(unitLevel, desk.level), act: '授权下级' });
  if (!isDirectlyUnder(unit, desk)) throw new LedgerError('ENROL-SUBORDINATE', { unit: unit.code });
  const certificate = await makeCertificate(
    unit,
    request.publicKey,
    { certificate: own, privateKey: keys.privateKey },
    bookkeeping.clock.now(),
  );
  const bytes = await sealAuth(bookkeeping, keys, unit, [certificate, ...chain]);
  bookkeeping.registers.put('certificate', certificate.serialNumber, {
    unit: unit.code,
    name: unit.name,
    level: unit.level,
    certificate: certificate.toString('pem'),
    recipient,
    fingerprint,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    revoked: null,
  });
  return { name: `${unit.code}.${authDocument.extension}`, bytes, unit: unit.code, fingerprint };
}

/** Signs the document with the chain above the new certificate. */
async function sealAuth(
  bookkeeping: Bookkeeping,
  keys: DeskKeys,
  unit: UnitStamp,
  [certificate, ...chain]: X509Certificate[],
): Promise<SealedBytes> {
  const text = new TextEncoder();
  const pem = (certificates: (X509Certificate | undefined)[]) =>
    text.encode(certificates.map((one) => `${one?.toString('pem')}\n`).join(''));
  const divisions: ZipEntry = { path: authPaths.divisions, bytes: text.encode(divisionsCsv(bookkeeping, unit)) };
  const plain: [string, ZipEntry][] = [
    ['certificate', { path: authPaths.certificate, bytes: pem([certificate]) }],
    ['chain', { path: authPaths.chain, bytes: pem(chain) }],
    ['recipients', { path: authPaths.recipients, bytes: text.encode(`${keys.recipient}\n`) }],
  ];
  const manifest = {
    ...headOf(bookkeeping, authDocument, { name: `${unit.code}_auth`, title: `给${unit.name}的授权文件` }),
    'lx:to': unit,
    'lx:address': null,
    'lx:contact': contactOf(bookkeeping),
    resources: [...plain.map(([name, entry]) => describeResource(name, entry)), describeResource('divisions', divisions, csvFormat)],
  };
  const resources = [...plain.map(([, entry]) => entry), divisions];
  return seal({
    manifest: manifestBytes(manifest),
    resources,
    signer: { privateKey: keys.privateKey, chain },
    at: manifest.created,
    recipients: null,
  });
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : '');

/** The units this desk knows, itself and the enrolled one among them: code, name, level and superior, nothing about people. */
function divisionsCsv(bookkeeping: Bookkeeping, enrolled: UnitStamp): string {
  const desk = deskUnit(bookkeeping);
  const known = bookkeeping.ledger
    .rows('unit')
    .map((row) => ({ code: textIn(row.code), name: textIn(row.name), level: textIn(row.level), parent: textIn(row.parent) }));
  const all = [{ ...desk, parent: '' }, { ...enrolled, parent: desk.code }, ...known];
  const byCode = new Map(all.map((one) => [one.code, one]));
  byCode.delete('');
  return recordsCsv(
    ['code', 'name', 'level', 'parent'],
    [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1)),
  );
}

// the file travels unencrypted: a name to ask for, no number
const contactOf = (bookkeeping: Bookkeeping): string | null => {
  const own = bookkeeping.ledger.rows('unit').find((row) => row.code === bookkeeping.ledger.identity.unit);
  return textIn(own?.contact).slice(0, 100) || null;
};

import type { PublicKey, X509Certificate } from '@peculiar/x509';
import { titleOf } from '#shared/codes/code-list.ts';
import { unitLevel } from '#shared/codes/party-codes.ts';
import { authPaths } from '#shared/documents/auth-manifest.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { recordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import { requestWords } from '#shared/exchange/enrolment-words.ts';
import type { RequestKind } from '#shared/exchange/unit-enrolment.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { makeCertificate } from '../../keys/certificates.ts';
import { chainToRoot, type DeskKeys, deskKeys, deskLinks, deskUnit } from '../../keys/desk-keys.ts';
import { serverAuthority } from '../../keys/server-authority.ts';
import { isDirectlyUnder, levelBelow, mayTellOf } from '../../keys/subordination.ts';
import { settingsOf } from '../../upload/books/settings.ts';
import { makeToken } from '../../upload/books/token.ts';
import { authDocument } from '../documents/auth.ts';
import type { DocumentFile } from '../envelope/open.ts';
import { csvFormat, describeResource, manifestBytes, type SealedBytes, seal } from '../envelope/seal.ts';
import type { ZipEntry } from '../envelope/write-zip.ts';
import { headOf } from '../head.ts';
import { recipientsOf } from './further-recipients.ts';
import { currentCertificate } from './issued-certificates.ts';
import { kindOf, openRequest } from './read-request.ts';
import { type Revocation, revokeWhere } from './revoke.ts';

export interface Issued {
  readonly name: string;
  readonly bytes: SealedBytes;
  readonly unit: string;
  readonly unitName: string;
  readonly fingerprint: string;
  readonly kind: RequestKind;
}

/**
 * Issues the 授权文件 for a request: certificate, chain, recipients. Which level it may be for is one below this desk's. A renewal, or a key that the unit's
 * own key vouches for, supersedes the certificate before; another machine's key is refused unless `replacing` says why the old certificate is revoked for it.
 * Throws LEDGER-LEVEL for a township, ENROL-SUBORDINATE where the unit is not directly under this one, ENROL-OTHER-KEY, and what reading the request throws.
 */
export async function issueEnrolment(bookkeeping: Bookkeeping, file: DocumentFile, replacing?: Revocation): Promise<Issued> {
  const opened = await openRequest(bookkeeping, file);
  const issuer = await issuerOf(bookkeeping);
  if (!isDirectlyUnder(opened.unit, deskUnit(bookkeeping))) throw new LedgerError('ENROL-SUBORDINATE', { unit: opened.unit.code });
  const ask = () => {
    const kind = kindOf(bookkeeping, opened);
    if (kind === 'replacement' && !replacing) throw otherKey(bookkeeping, opened.unit);
    return kind;
  };
  ask();
  const { unit, request, recipient, fingerprint } = opened;
  return issueTo(bookkeeping, issuer, { unit, publicKey: request.publicKey, recipient, fingerprint }, ask, replacing);
}

function otherKey({ registers }: Bookkeeping, unit: UnitStamp): LedgerError {
  const since = currentCertificate(registers, unit.code)?.body.notBefore;
  // a certificate is good from a day before it was issued
  const date = since ? chinaDate(new Date(Date.parse(since) + 86_400_000)) : '—';
  return new LedgerError('ENROL-OTHER-KEY', { unit: unit.name, date });
}

/** Who the certificate is for. */
interface Holder {
  readonly unit: UnitStamp;
  readonly publicKey: PublicKey;
  readonly recipient: string;
  readonly fingerprint: string;
}
export interface Issuer {
  readonly keys: DeskKeys;
  readonly chain: readonly X509Certificate[];
  readonly own: X509Certificate;
}

/** What this desk issues with. Throws LEDGER-LEVEL for a township. */
export async function issuerOf(bookkeeping: Bookkeeping): Promise<Issuer> {
  const { level } = deskUnit(bookkeeping);
  const keys = await deskKeys(bookkeeping);
  const chain = levelBelow(level) && (await chainToRoot(bookkeeping, keys));
  const own = chain?.[0];
  if (!chain || !own) throw new LedgerError('LEDGER-LEVEL', { level: titleOf(unitLevel, level), act: '授权下级' });
  return { keys, chain, own };
}

/** Makes certificate and document, then enters both; `ask` says within the transaction as what, and throws where that is not to be. */
export async function issueTo(
  bookkeeping: Bookkeeping,
  { keys, chain, own }: Issuer,
  { unit, publicKey, recipient, fingerprint }: Holder,
  ask: () => RequestKind,
  replacing?: Revocation,
): Promise<Issued> {
  const issuer = { certificate: own, privateKey: keys.privateKey };
  const certificate = await makeCertificate(unit, publicKey, issuer, bookkeeping.clock.now());
  const authority = await serverAuthority(bookkeeping);
  const token = await makeToken(recipient, authority?.certificate.toString('pem'));
  const bytes = await sealAuth(bookkeeping, keys, unit, [certificate, ...chain], token.sealed);
  const kind = bookkeeping.atomically(() => {
    // another certificate may have been issued meanwhile
    const asked = ask();
    const before = currentCertificate(bookkeeping.registers, unit.code);
    takeThePlaceOfOthers(bookkeeping, unit, certificate.serialNumber, asked === 'replacement' ? replacing : undefined);
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
      uploadToken: token.sha256,
      ...(asked === 'replacement' && before ? { replaces: before.id } : {}),
    });
    if (asked !== 'replacement')
      bookkeeping.note(`为${unit.name}签发证书 ${certificate.serialNumber}（${requestWords[asked]}）`.slice(0, 200));
    return asked;
  });
  return { name: `${unit.code}.${authDocument.extension}`, bytes, unit: unit.code, unitName: unit.name, fingerprint, kind };
}

/** The unit's certificates before: revoked with a reason where another machine's key takes their place, else superseded. */
function takeThePlaceOfOthers(bookkeeping: Bookkeeping, unit: UnitStamp, serial: string, replacing: Revocation | undefined): void {
  const { registers, clock } = bookkeeping;
  if (replacing) {
    revokeWhere(bookkeeping, replacing, (body) => body.unit === unit.code);
    bookkeeping.note(`撤销${unit.name}原来的证书，并为另一台电脑签发 ${serial}：${replacing.reason}`.slice(0, 300));
    return;
  }
  for (const { id, body } of registers.list('certificate'))
    if (body.unit === unit.code && !body.revoked && !body.superseded)
      registers.put('certificate', id, { ...body, superseded: { at: clock.now(), by: serial } });
}

/** Signs the document with the chain above the new certificate. */
async function sealAuth(
  bookkeeping: Bookkeeping,
  keys: DeskKeys,
  unit: UnitStamp,
  [certificate, ...chain]: X509Certificate[],
  token: Uint8Array,
): Promise<SealedBytes> {
  const text = new TextEncoder();
  const pem = (certificates: (X509Certificate | undefined)[]) =>
    text.encode(certificates.map((one) => `${one?.toString('pem')}\n`).join(''));
  const divisions: ZipEntry = { path: authPaths.divisions, bytes: text.encode(divisionsCsv(bookkeeping, unit)) };
  const plain: [string, ZipEntry][] = [
    ['certificate', { path: authPaths.certificate, bytes: pem([certificate]) }],
    ['chain', { path: authPaths.chain, bytes: pem(chain) }],
    ['recipients', { path: authPaths.recipients, bytes: text.encode(`${recipientsOf(bookkeeping, keys).join('\n')}\n`) }],
    ['upload', { path: authPaths.upload, bytes: token }],
  ];
  const manifest = {
    ...headOf(bookkeeping, authDocument, { name: `${unit.code}_auth`, title: `给${unit.name}的授权文件` }),
    'lx:to': unit,
    'lx:address': settingsOf(bookkeeping).address,
    'lx:contact': contactOf(bookkeeping),
    resources: [...plain.map(([name, entry]) => describeResource(name, entry)), describeResource('divisions', divisions, csvFormat)],
  };
  const resources = [...plain.map(([, entry]) => entry), divisions];
  return seal({
    manifest: manifestBytes(manifest),
    resources,
    signer: { privateKey: keys.privateKey, chain: [...chain, ...deskLinks(bookkeeping)] },
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
    .filter(({ unit, code }) => mayTellOf(unit, code))
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
  const { unit } = bookkeeping.ledger.identity;
  const own = bookkeeping.ledger.rows('unit', unit).find((row) => row.code === unit);
  return textIn(own?.contact).slice(0, 100) || null;
};

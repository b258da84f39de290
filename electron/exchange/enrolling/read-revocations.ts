import 'reflect-metadata';
import { X509Certificate, X509Crl } from '@peculiar/x509';
import { CertificateRevocationList } from 'pkijs';
import type { OutputOf } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { suiteOfSignature } from '../../keys/algorithms.ts';
import { organizationOf, sameBytes, unitOf } from '../../keys/certificates.ts';
import { ownCertificate } from '../../keys/desk-keys.ts';
import { certificatesOf } from '../../keys/superior.ts';
import type { DocumentFile } from '../envelope/open.ts';

type Read = OutputOf<'enrolment.readRevocations'>;
const largest = 4 * 1024 * 1024;

/**
 * Whose list of revoked certificates (X.509 CRL, DER or PEM) it is and what it names; `signer` says by whose certificate known here it is signed, null by none.
 * Throws DOC-LIMIT, DOC-KIND where it is no such list, DOC-ALGORITHM.
 */
export async function readRevocations(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Read> {
  if (file.bytes.length > largest) throw new LedgerError('DOC-LIMIT', { reason: `${file.bytes.length} 字节` });
  const { list, entries, ...said } = parsed(file);
  const signer = await signerOf(bookkeeping, list);
  const { registers, clock } = bookkeeping;
  return {
    ...said,
    signer: signer ? { as: signer.as, unit: unitOf(signer.certificate), name: organizationOf(signer.certificate) } : null,
    outdated: said.until !== null && said.until < clock.now(),
    entries: entries.map((entry) => ({ ...entry, unitName: registers.get('certificate', entry.serial)?.body.name ?? null })),
  };
}

/** Everything that is shown of it, read at once: the library reads much only when it is asked. */
function parsed({ name, bytes }: DocumentFile) {
  const isPem = bytes[0] === 0x2d;
  try {
    const list = new X509Crl(isPem ? new TextDecoder().decode(bytes) : new Uint8Array(bytes));
    suiteOfSignature(CertificateRevocationList.fromBER(list.rawData).signatureAlgorithm.algorithmId);
    return {
      list,
      issuer: list.issuerName.getField('2.5.4.5')[0] ?? '',
      issuerName: list.issuerName.getField('O')[0] ?? '',
      from: list.thisUpdate.toISOString(),
      until: list.nextUpdate?.toISOString() ?? null,
      entries: list.entries.map(({ serialNumber, revocationDate, invalidity }) => ({
        serial: serialNumber,
        at: revocationDate.toISOString(),
        since: invalidity?.toISOString() ?? null,
      })),
    };
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DOC-KIND', { name }, { cause: error });
  }
}

interface Known {
  readonly as: 'own' | 'superior' | 'subordinate';
  readonly certificate: X509Certificate;
}

async function signerOf(bookkeeping: Bookkeeping, list: X509Crl): Promise<Known | undefined> {
  for (const known of knownIssuers(bookkeeping)) {
    const isNamed = sameBytes(known.certificate.subjectName.toArrayBuffer(), list.issuerName.toArrayBuffer());
    if (isNamed && (await isSignedWith(list, known.certificate))) return known;
  }
  return undefined;
}

async function isSignedWith(list: X509Crl, { publicKey }: X509Certificate): Promise<boolean> {
  try {
    return await list.verify({ publicKey });
  } catch (error) {
    // a signature that cannot even be read is nobody's
    if (error instanceof Error) return false;
    throw error;
  }
}

/** The certificates here that can sign such a list: this desk's own, those above it, and of those below the ones that issue. */
function knownIssuers(bookkeeping: Bookkeeping): Known[] {
  const { registers } = bookkeeping;
  const own = ownCertificate(bookkeeping);
  const enrolment = registers.get('enrolment', 'current')?.body;
  const below = registers.list('certificate').filter(({ body }) => body.level !== 'township' && !body.revoked);
  return [
    ...(own ? [{ as: 'own' as const, certificate: own }] : []),
    ...(enrolment ? certificatesOf(enrolment).slice(1) : []).map((certificate) => ({ as: 'superior' as const, certificate })),
    ...below.map(({ body }) => ({ as: 'subordinate' as const, certificate: new X509Certificate(body.certificate) })),
  ];
}

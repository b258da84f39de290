import 'reflect-metadata';
import { KeyUsageFlags, X509Certificate, X509Crl } from '@peculiar/x509';
import { fromBER, GeneralizedTime, Integer } from 'asn1js';
import { CertificateRevocationList, type Extension, type RevokedCertificate } from 'pkijs';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { suiteOfSignature } from '../../keys/algorithms.ts';
import { hasUsage, sameBytes } from '../../keys/certificates.ts';
import { ownCertificate } from '../../keys/desk-keys.ts';
import { certificatesOf } from '../../keys/superior.ts';
import type { DocumentFile } from '../envelope/open.ts';

/** Bytes. */
export const largestList = 4 * 1024 * 1024;
const crlNumber = '2.5.29.20';
const invalidityDate = '2.5.29.24';

/** A list of revoked certificates as it says itself. */
interface Parsed {
  readonly list: X509Crl;
  readonly issuer: string;
  readonly issuerName: string;
  /** When it was made, and until when it holds. */
  readonly from: string;
  readonly until: string | null;
  /** cRLNumber, decimal. */
  readonly number: string | null;
  /** No extension of it must be understood that is not understood here, as those of a part of a list must (RFC 5280, 5.2). */
  readonly whole: boolean;
  readonly entries: readonly { readonly serial: string; readonly at: string; readonly since: string | null }[];
}

interface Known {
  readonly as: 'own' | 'superior' | 'subordinate';
  readonly certificate: X509Certificate;
}

export interface OpenedList extends Parsed {
  /** By whose certificate known here it is signed. */
  readonly signer: Known | undefined;
}

/** A list of revoked certificates (X.509 CRL, DER or PEM) and who signed it. Throws DOC-LIMIT, DOC-KIND where it is no such list, DOC-ALGORITHM. */
export async function openRevocations(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenedList> {
  if (file.bytes.length > largestList) throw new LedgerError('DOC-LIMIT', { reason: `${file.bytes.length} 字节` });
  const said = parsed(file);
  return { ...said, signer: await signerOf(bookkeeping, said.list) };
}

/** Everything that is needed of it. The library that checks the signature loses what follows where there is no nextUpdate: entries and extensions are read by the other. */
function parsed({ name, bytes }: DocumentFile): Parsed {
  const isPem = bytes[0] === 0x2d;
  try {
    const list = new X509Crl(isPem ? new TextDecoder().decode(bytes) : new Uint8Array(bytes));
    const read = CertificateRevocationList.fromBER(list.rawData);
    suiteOfSignature(read.signatureAlgorithm.algorithmId);
    const extensions = read.crlExtensions?.extensions ?? [];
    const revoked = read.revokedCertificates ?? [];
    const number = extensions.find(({ extnID }) => extnID === crlNumber);
    return {
      list,
      issuer: list.issuerName.getField('2.5.4.5')[0] ?? '',
      issuerName: list.issuerName.getField('O')[0] ?? '',
      from: read.thisUpdate.value.toISOString(),
      until: read.nextUpdate?.value.toISOString() ?? null,
      number: number ? numberIn(number) : null,
      whole: ![extensions, ...revoked.map(extensionsOf)].flat().some(({ critical }) => critical),
      entries: revoked.map((one) => ({
        serial: serialIn(one),
        at: one.revocationDate.value.toISOString(),
        since: invalidFrom(extensionsOf(one)),
      })),
    };
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DOC-KIND', { name }, { cause: error });
  }
}

/** As certificates here say it: without the zero byte before a first bit that is set. Programs other than this one give such numbers. */
const serialIn = ({ userCertificate }: RevokedCertificate): string =>
  Buffer.from(userCertificate.valueBlock.valueHexView)
    .toString('hex')
    .replace(/^00(?=[89a-f])/, '');
const extensionsOf = ({ crlEntryExtensions }: RevokedCertificate): Extension[] => crlEntryExtensions?.extensions ?? [];
const contentOf = ({ extnValue }: Extension): unknown => fromBER(extnValue.valueBlock.valueHexView).result;

/** A whole number, decimal. Throws where it is none. */
function numberIn(extension: Extension): string {
  const value = contentOf(extension);
  if (!(value instanceof Integer)) throw new Error('not a number');
  return value.toBigInt().toString();
}

/** RFC 5280's invalidityDate. */
function invalidFrom(extensions: readonly Extension[]): string | null {
  const extension = extensions.find(({ extnID }) => extnID === invalidityDate);
  const value = extension && contentOf(extension);
  return value instanceof GeneralizedTime ? value.toDate().toISOString() : null;
}

async function signerOf(bookkeeping: Bookkeeping, list: X509Crl): Promise<Known | undefined> {
  for (const known of knownIssuers(bookkeeping)) {
    const isNamed = sameBytes(known.certificate.subjectName.toArrayBuffer(), list.issuerName.toArrayBuffer());
    const maySign = hasUsage(known.certificate, KeyUsageFlags.cRLSign);
    if (isNamed && maySign && (await isSignedWith(list, known.certificate))) return known;
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

import 'reflect-metadata';
import { BasicConstraintsExtension, KeyUsageFlags, type X509Certificate } from '@peculiar/x509';
import { LedgerError } from '#shared/errors.ts';
import { allowCertificate } from './algorithms.ts';
import { hasUsage, sameBytes, unitOf } from './certificates.ts';
import { isDirectlyUnder, levelOfCode } from './subordination.ts';

const longest = 4;

const sameKey = (one: X509Certificate, other: X509Certificate) =>
  sameBytes(one.publicKey.rawData, other.publicKey.rawData) &&
  sameBytes(one.subjectName.toArrayBuffer(), other.subjectName.toArrayBuffer());

/**
 * Follows a signer's certificate up to one of the trusted (RFC 5280, as far as our chains go): every signature, every validity at the moment of signing,
 * CA and keyCertSign on every issuer, path length, and the unit of each directly under its issuer's. A trusted name and key may come in another certificate.
 * Returns the path, signer first. Throws DOC-ALGORITHM, DOC-CHAIN or DOC-EXPIRED.
 */
export async function followChain(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  at: Date,
): Promise<X509Certificate[]> {
  if (!hasUsage(signer, KeyUsageFlags.digitalSignature)) throw new LedgerError('DOC-CHAIN');
  const path: X509Certificate[] = [];
  let current = signer;
  while (path.length < longest) {
    allowCertificate(current.rawData);
    if (at < current.notBefore || at > current.notAfter) throw new LedgerError('DOC-EXPIRED');
    path.push(current);
    const anchored = current;
    if (trusted.some((anchor) => sameKey(anchor, anchored))) return path;
    const issuer = await issuerOf(current, [...trusted, ...others], path.length - 1);
    if (!issuer) throw new LedgerError('DOC-CHAIN');
    current = issuer;
  }
  throw new LedgerError('DOC-CHAIN');
}

/** Whether a certificate may have issued another: CA, keyCertSign, path length for the issuing desks below it, and the unit under its own. */
async function issuerOf(
  subject: X509Certificate,
  candidates: readonly X509Certificate[],
  desksBelow: number,
): Promise<X509Certificate | undefined> {
  for (const candidate of candidates) {
    const constraints = candidate.getExtension(BasicConstraintsExtension);
    const mayIssue =
      constraints?.ca === true && hasUsage(candidate, KeyUsageFlags.keyCertSign) && desksBelow <= (constraints.pathLength ?? longest);
    if (!mayIssue || !sameBytes(candidate.subjectName.toArrayBuffer(), subject.issuerName.toArrayBuffer())) continue;
    if (!isUnitUnder(subject, candidate)) continue;
    allowCertificate(candidate.rawData);
    if (await subject.verify({ publicKey: candidate.publicKey, signatureOnly: true })) return candidate;
  }
  return undefined;
}

function isUnitUnder(subject: X509Certificate, issuer: X509Certificate): boolean {
  const [low, high] = [unitOf(subject), unitOf(issuer)];
  const [lowLevel, highLevel] = [levelOfCode(low), levelOfCode(high)];
  return (
    lowLevel !== undefined && highLevel !== undefined && isDirectlyUnder({ code: low, level: lowLevel }, { code: high, level: highLevel })
  );
}

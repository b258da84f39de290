import 'reflect-metadata';
import { BasicConstraintsExtension, KeyUsageFlags, type X509Certificate } from '@peculiar/x509';
import { LedgerError } from '#shared/errors.ts';
import { allowCertificate, suiteOfCertificate } from './algorithms.ts';
import { hasUsage, sameBytes, unitOf } from './certificates.ts';
import { isDirectlyUnder, levelOfCode } from './subordination.ts';
import type { Suite } from './suites/suite.ts';

const longest = 4;

const sameKey = (one: X509Certificate, other: X509Certificate) =>
  sameBytes(one.publicKey.rawData, other.publicKey.rawData) &&
  sameBytes(one.subjectName.toArrayBuffer(), other.subjectName.toArrayBuffer());

/**
 * Follows a signer's certificate up to one of the trusted (RFC 5280, as far as our chains go): every signature, every validity at the moment of signing,
 * CA and keyCertSign on every issuer, path length, and the unit of each directly under its issuer's. A trusted name and key may come in another certificate.
 * Every certificate is of the suite of the first that is trusted: no other way leads to it, were its algorithms ever so good.
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
  const suite = suiteOfCertificate((trusted[0] ?? signer).rawData);
  let current = signer;
  while (path.length < longest) {
    allowCertificate(suite, current.rawData);
    if (at < current.notBefore || at > current.notAfter) throw new LedgerError('DOC-EXPIRED');
    path.push(current);
    const anchored = current;
    if (trusted.some((anchor) => sameKey(anchor, anchored))) return path;
    const issuer = await issuerOf(suite, current, [...trusted, ...others], path.length - 1);
    if (!issuer) throw new LedgerError('DOC-CHAIN');
    current = issuer;
  }
  throw new LedgerError('DOC-CHAIN');
}

/**
 * The link certificates among `others` that lead on from a trusted certificate: the same unit's next keys, each certified by the one before (RFC 4210, 4.4),
 * valid at the moment. In order; empty where none does. Throws DOC-ALGORITHM.
 */
export async function linksFrom(trusted: X509Certificate, others: readonly X509Certificate[], at: Date): Promise<X509Certificate[]> {
  const links: X509Certificate[] = [];
  let last = trusted;
  for (;;) {
    const next = await linkFrom(
      last,
      others.filter((one) => !links.includes(one)),
      at,
    );
    if (!next || links.length >= longest) return links;
    links.push(next);
    last = next;
  }
}

async function linkFrom(before: X509Certificate, others: readonly X509Certificate[], at: Date): Promise<X509Certificate | undefined> {
  for (const one of others) {
    const name = before.subjectName.toArrayBuffer();
    const isOfTheSame = sameBytes(one.subjectName.toArrayBuffer(), name) && sameBytes(one.issuerName.toArrayBuffer(), name);
    const isNew = !sameBytes(one.publicKey.rawData, before.publicKey.rawData);
    const mayIssue = one.getExtension(BasicConstraintsExtension)?.ca === true && hasUsage(one, KeyUsageFlags.keyCertSign);
    if (!isOfTheSame || !isNew || !mayIssue || at < one.notBefore || at > one.notAfter) continue;
    allowCertificate(suiteOfCertificate(before.rawData), one.rawData);
    if (await one.verify({ publicKey: before.publicKey, signatureOnly: true })) return one;
  }
  return undefined;
}

/** Whether a certificate may have issued another: CA, keyCertSign, path length for the issuing desks below it, and the unit under its own. */
async function issuerOf(
  suite: Suite,
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
    allowCertificate(suite, candidate.rawData);
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

import 'reflect-metadata';
import { randomBytes, type webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type PublicKey,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { signingAlgorithm } from './suites/p256-suite.ts';
import './suites/web-crypto.ts';

/** Of P-256; a key of another suite says itself what it signs with. */
export { signingAlgorithm };

const unitCodeAttribute = '2.5.4.5';
const hour = 3_600_000;

/** Years a certificate is good for, by the level of its holder. An issued certificate never outlives its issuer. */
const years = { city: 20, county: 10, township: 2 } as const;
/** How many desks that issue may follow below, by level; townships issue none. */
const pathLength = { city: 1, county: 0 } as const;

/** The name a unit's certificates and requests carry: unit code as serialNumber (2.5.4.5), its name as O and CN. */
export const subjectOf = (unit: Pick<UnitStamp, 'code' | 'name'>) => [
  { [unitCodeAttribute]: [unit.code] },
  { O: [unit.name] },
  { CN: [unit.name] },
];

export const unitOf = (certificate: X509Certificate): string => certificate.subjectName.getField(unitCodeAttribute)[0] ?? '';
export const issuerUnitOf = (certificate: X509Certificate): string => certificate.issuerName.getField(unitCodeAttribute)[0] ?? '';
export const organizationOf = (certificate: X509Certificate): string => certificate.subjectName.getField('O')[0] ?? '';
export const hasUsage = (certificate: X509Certificate, usage: KeyUsageFlags): boolean =>
  ((certificate.getExtension(KeyUsagesExtension)?.usages ?? 0) & usage) !== 0;
/** Whether a certificate says that it was issued with the key of another (authority and subject key identifiers). */
export function isIssuedWith(certificate: X509Certificate, issuer: X509Certificate): boolean {
  const [authority, subject] = [
    certificate.getExtension(AuthorityKeyIdentifierExtension),
    issuer.getExtension(SubjectKeyIdentifierExtension),
  ];
  return authority?.keyId !== undefined && authority.keyId === subject?.keyId;
}
export const sameBytes = (one: ArrayBuffer | Uint8Array, other: ArrayBuffer | Uint8Array): boolean =>
  Buffer.from(new Uint8Array(one)).equals(new Uint8Array(other));

/** One PEM text with every certificate in it, in order. Throws where one cannot be read. */
export const certificatesIn = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) => new X509Certificate(one));

async function extensionsFor(
  level: UnitStamp['level'],
  subjectKey: PublicKey | webcrypto.CryptoKey,
  issuerKey: PublicKey | webcrypto.CryptoKey,
) {
  const issues = level !== 'township';
  const usage = KeyUsageFlags.digitalSignature | (issues ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign : 0);
  return [
    new BasicConstraintsExtension(issues, issues ? pathLength[level] : undefined, true),
    new KeyUsagesExtension(usage, true),
    await SubjectKeyIdentifierExtension.create(subjectKey),
    await AuthorityKeyIdentifierExtension.create(issuerKey),
  ];
}

/** 127 random bits, positive and without a leading zero byte. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/** Clocks of two desks differ: a certificate is good from a day before. */
const lifeFrom = (now: string, level: UnitStamp['level'], most?: Date) => {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + years[level]);
  end.setUTCMilliseconds(0);
  const start = new Date(Math.floor(Date.parse(now) / 1000) * 1000 - 24 * hour);
  return { notBefore: start, notAfter: most && most < end ? most : end };
};

/** The self-signed certificate of a desk without a superior. `now` in ISO 8601. */
export async function makeRoot(
  unit: UnitStamp,
  keys: { publicKey: webcrypto.CryptoKey; privateKey: webcrypto.CryptoKey },
  now: string,
): Promise<X509Certificate> {
  return X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: subjectOf(unit),
    keys,
    signingAlgorithm,
    ...lifeFrom(now, unit.level),
    extensions: await extensionsFor(unit.level, keys.publicKey, keys.publicKey),
  });
}

/**
 * A link certificate: a desk's new key, certified by its old one under its own name (RFC 4210, 4.4, NewWithOld), so that whoever trusts the old key finds
 * the new one. Good as long as both are.
 */
export async function makeLink(
  unit: UnitStamp,
  next: X509Certificate,
  before: { certificate: X509Certificate; privateKey: webcrypto.CryptoKey },
  now: string,
): Promise<X509Certificate> {
  return makeCertificate(unit, next.publicKey, before, now, next.notAfter);
}

/** A certificate for a subordinate's key: for a county one that issues, for a township one that only signs. */
export async function makeCertificate(
  unit: UnitStamp,
  publicKey: PublicKey,
  issuer: { certificate: X509Certificate; privateKey: webcrypto.CryptoKey },
  now: string,
  most?: Date,
): Promise<X509Certificate> {
  const end = issuer.certificate.notAfter;
  return X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: subjectOf(unit),
    issuer: issuer.certificate.subjectName,
    publicKey,
    signingKey: issuer.privateKey,
    signingAlgorithm,
    ...lifeFrom(now, unit.level, most && most < end ? most : end),
    extensions: await extensionsFor(unit.level, publicKey, issuer.certificate.publicKey),
  });
}

import { ObjectIdentifier } from 'asn1js';
import { type AlgorithmIdentifier, Certificate } from 'pkijs';
import { LedgerError } from '#shared/errors.ts';

/** The algorithms this program works with, by the identifiers that documents carry. Another suite is another entry here. */
const allowed = {
  digest: { '2.16.840.1.101.3.4.2.1': 'SHA-256' },
  signature: { '1.2.840.10045.4.3.2': 'ECDSA-SHA256' },
  key: { '1.2.840.10045.2.1': 'EC' },
  curve: { '1.2.840.10045.3.1.7': 'P-256' },
} as const;

/** Names of those most likely met, so that a refusal can be read by a person. */
const names: Readonly<Record<string, string>> = {
  '1.2.156.10197.1.301': 'SM2',
  '1.2.156.10197.1.401': 'SM3',
  '1.2.156.10197.1.501': 'SM2-SM3',
  '1.3.14.3.2.26': 'SHA-1',
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.5': 'RSA-SHA1',
  '1.2.840.113549.1.1.11': 'RSA-SHA256',
  '1.2.840.10045.4.3.3': 'ECDSA-SHA384',
  '1.2.840.10045.4.3.4': 'ECDSA-SHA512',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.3.132.0.34': 'P-384',
  '1.3.101.112': 'Ed25519',
};

/** Throws DOC-ALGORITHM, naming it, where the identifier is not on the list. */
export function allowAlgorithm(use: keyof typeof allowed, identifier: string): void {
  if (!Object.hasOwn(allowed[use], identifier)) throw new LedgerError('DOC-ALGORITHM', { algorithm: names[identifier] ?? identifier });
}

/** Throws DOC-ALGORITHM where a public key is no EC key on an allowed curve. */
export function allowKey(algorithm: AlgorithmIdentifier): void {
  allowAlgorithm('key', algorithm.algorithmId);
  const curve: unknown = algorithm.algorithmParams;
  allowAlgorithm('curve', curve instanceof ObjectIdentifier ? curve.valueBlock.toString() : '?');
}

/** Throws DOC-ALGORITHM where a certificate's key or its issuer's signature uses what is not on the list. */
export function allowCertificate(der: ArrayBuffer): void {
  const certificate = Certificate.fromBER(der);
  allowAlgorithm('signature', certificate.signatureAlgorithm.algorithmId);
  allowKey(certificate.subjectPublicKeyInfo.algorithm);
}

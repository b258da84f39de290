import { ObjectIdentifier } from 'asn1js';
import { type AlgorithmIdentifier, Certificate } from 'pkijs';
import { LedgerError } from '#shared/errors.ts';
import type { Algorithms, Suite } from './suites/suite.ts';
import { suites } from './suites/suites.ts';

type Use = keyof Algorithms;

/** Names of those most likely met, so that a refusal can be read by a person. */
const names: Readonly<Record<string, string>> = {
  '1.2.156.10197.1.104': 'SM4',
  '1.2.156.10197.1.104.2': 'SM4-CBC',
  '1.2.156.10197.1.301': 'SM2',
  '1.2.156.10197.1.301.1': 'SM2-1',
  '1.2.156.10197.1.301.3': 'SM2-3',
  '1.2.156.10197.1.401': 'SM3',
  '1.2.156.10197.1.501': 'SM2-SM3',
  '1.3.14.3.2.26': 'SHA-1',
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.5': 'RSA-SHA1',
  '1.2.840.113549.1.1.11': 'RSA-SHA256',
  '1.2.840.10045.2.1': 'EC',
  '1.2.840.10045.3.1.7': 'P-256',
  '1.2.840.10045.4.3.2': 'ECDSA-SHA256',
  '1.2.840.10045.4.3.3': 'ECDSA-SHA384',
  '1.2.840.10045.4.3.4': 'ECDSA-SHA512',
  '2.16.840.1.101.3.4.1.2': 'AES128-CBC',
  '2.16.840.1.101.3.4.1.6': 'AES128-GCM',
  '2.16.840.1.101.3.4.1.42': 'AES256-CBC',
  '2.16.840.1.101.3.4.1.46': 'AES256-GCM',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.3.132.0.34': 'P-384',
  '1.3.101.112': 'Ed25519',
};

/** DOC-ALGORITHM for an identifier, by its name where it has one. */
export const foreignAlgorithm = (identifier: string): LedgerError =>
  new LedgerError('DOC-ALGORITHM', { algorithm: names[identifier] ?? identifier });

/** Throws DOC-ALGORITHM, naming it, where the identifier is not the suite's for this use. */
export function allowAlgorithm(suite: Suite, use: Use, identifier: string): void {
  if (suite.algorithms[use].identifier !== identifier) throw foreignAlgorithm(identifier);
}

/** The suite of a signature over a certificate, a request or a revocation list. Throws DOC-ALGORITHM. */
export function suiteOfSignature(identifier: string): Suite {
  const suite = suites.find((one) => one.algorithms.signature.identifier === identifier);
  if (!suite) throw foreignAlgorithm(identifier);
  return suite;
}

/** The suite that a signature over a certificate or a request, and the key within it, belong to. Throws DOC-ALGORITHM where there is none for both. */
export function suiteOfSubject(signature: string, key: AlgorithmIdentifier): Suite {
  const suite = suiteOfSignature(signature);
  allowAlgorithm(suite, 'key', key.algorithmId);
  const curve: unknown = key.algorithmParams;
  allowAlgorithm(suite, 'curve', curve instanceof ObjectIdentifier ? curve.valueBlock.toString() : '?');
  return suite;
}

/** The suite of a certificate, of its key and its issuer's signature. Throws DOC-ALGORITHM. */
export function suiteOfCertificate(der: ArrayBuffer): Suite {
  const certificate = Certificate.fromBER(der);
  return suiteOfSubject(certificate.signatureAlgorithm.algorithmId, certificate.subjectPublicKeyInfo.algorithm);
}

/** Throws DOC-ALGORITHM where a certificate's key or its issuer's signature is not the suite's. */
export function allowCertificate(suite: Suite, der: ArrayBuffer): void {
  const certificate = Certificate.fromBER(der);
  const { algorithmId } = certificate.signatureAlgorithm;
  suiteOfSubject(algorithmId, certificate.subjectPublicKeyInfo.algorithm);
  allowAlgorithm(suite, 'signature', algorithmId);
}

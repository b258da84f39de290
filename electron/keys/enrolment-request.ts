import 'reflect-metadata';
import { Pkcs10CertificateRequest, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { CertificationRequest } from 'pkijs';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { suiteOfSubject } from './algorithms.ts';
import { signingAlgorithm, subjectOf } from './certificates.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { Suite } from './suites/suite.ts';

/** The PKCS#10 request of a desk, PEM. */
export async function makeRequest(unit: UnitStamp, keys: DeskKeys): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create({ name: subjectOf(unit), keys, signingAlgorithm });
  return `${request.toString('pem')}\n`;
}

interface AskedFor {
  readonly request: Pkcs10CertificateRequest;
  readonly suite: Suite;
  readonly unit: string;
  readonly name: string;
}

/** Reads a request and proves that its sender holds the key. Throws DOC-DAMAGED, DOC-ALGORITHM or DOC-SIGNATURE. */
export async function readRequest(pem: string): Promise<AskedFor> {
  const request = parsed(pem);
  const raw = CertificationRequest.fromBER(request.rawData);
  const suite = suiteOfSubject(raw.signatureAlgorithm.algorithmId, raw.subjectPublicKeyInfo.algorithm);
  if (!(await request.verify())) throw new LedgerError('DOC-SIGNATURE');
  return { request, suite, unit: request.subjectName.getField('2.5.4.5')[0] ?? '', name: request.subjectName.getField('O')[0] ?? '' };
}

function parsed(pem: string): Pkcs10CertificateRequest {
  try {
    return new Pkcs10CertificateRequest(pem);
  } catch (error) {
    throw new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
}

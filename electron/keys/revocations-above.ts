import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import type { ReadableRegisters } from '../bookkeeping/registers.ts';
import { issuerUnitOf, sameBytes } from './certificates.ts';

/** By which authority a certificate was revoked, and when. */
export interface RevokedAbove {
  readonly by: string;
  readonly at: string;
}
/** What the lists of authorities above that were taken here say. */
export interface RevocationsAbove {
  /** Of a certificate: its issuer's list names it, or one of the enrolment with the same key. Who has a key can show it under any certificate. */
  of(certificate: X509Certificate): RevokedAbove | undefined;
  /** Whether the list of another authority that issued a certificate is here. */
  cover(certificate: X509Certificate): boolean;
}

/** Reads the lists anew each time: one may be taken at any moment. */
export function revocationsAbove(registers: ReadableRegisters): RevocationsAbove {
  const lists = new Map(registers.list('revocations').map(({ id, body }) => [id, body]));
  const listed = (certificate: X509Certificate): RevokedAbove | undefined => {
    const list = lists.get(issuerUnitOf(certificate));
    const entry = list?.entries.find(({ serial }) => serial === certificate.serialNumber);
    return list && entry && { by: list.issuerName, at: entry.at };
  };
  const keys = (lists.size === 0 ? [] : enrolmentCertificates(registers)).flatMap((certificate) => {
    const revoked = listed(certificate);
    return revoked ? [{ key: certificate.publicKey.rawData, revoked }] : [];
  });
  return {
    of: (certificate) => listed(certificate) ?? keys.find(({ key }) => sameBytes(key, certificate.publicKey.rawData))?.revoked,
    cover: (certificate) =>
      lists.has(issuerUnitOf(certificate)) && !sameBytes(certificate.issuerName.toArrayBuffer(), certificate.subjectName.toArrayBuffer()),
  };
}

function enrolmentCertificates(registers: ReadableRegisters): X509Certificate[] {
  const enrolment = registers.get('enrolment', 'current')?.body;
  const pems = [...(enrolment?.chain ?? []), ...(enrolment?.former ?? []).map(({ certificate }) => certificate)];
  return pems.map((pem) => new X509Certificate(pem));
}

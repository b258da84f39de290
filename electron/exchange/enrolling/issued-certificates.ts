import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import type { Entry, ReadableRegisters, RegisterBodies } from '../../bookkeeping/registers.ts';
import { sameBytes } from '../../keys/certificates.ts';

/** The certificate of a unit that no later one took the place of and that was not revoked, expired or not. */
export const currentCertificate = (registers: ReadableRegisters, unit: string): Entry<'certificate'> | undefined =>
  registers
    .list('certificate')
    .filter(({ body }) => body.unit === unit && !body.revoked && !body.superseded)
    .at(-1);

/** The same for every unit that has one, by its code. */
export function currentCertificates(registers: ReadableRegisters): Entry<'certificate'>[] {
  const byUnit = new Map<string, Entry<'certificate'>>();
  for (const one of registers.list('certificate')) if (!one.body.revoked && !one.body.superseded) byUnit.set(one.body.unit, one);
  return [...byUnit.values()].sort((one, other) => (one.body.unit < other.body.unit ? -1 : 1));
}

/** Whether a certificate is for a public key (DER of SubjectPublicKeyInfo). */
export const hasKey = ({ certificate }: RegisterBodies['certificate'], publicKey: ArrayBuffer): boolean =>
  sameBytes(new X509Certificate(certificate).publicKey.rawData, publicKey);

import { LedgerError } from '#shared/errors.ts';
import type { RevokedInChain } from '#shared/exchange/unit-enrolment.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import type { ReadableRegisters, RegisterBodies } from '../bookkeeping/registers.ts';
import { organizationOf, unitOf } from './certificates.ts';
import { revocationsAbove } from './revocations-above.ts';
import { certificatesOf } from './superior.ts';

/** The certificates of this desk's enrolment that lists taken here name, its own first. */
export function revokedInChain(registers: ReadableRegisters): RevokedInChain[] {
  const enrolment = registers.get('enrolment', 'current')?.body;
  const revocations = revocationsAbove(registers);
  return (enrolment ? certificatesOf(enrolment) : []).flatMap((certificate) => {
    const revoked = revocations.of(certificate);
    return revoked ? [{ unit: unitOf(certificate), name: organizationOf(certificate), ...revoked }] : [];
  });
}

/** The revocation of the superior's certificate; null where it is in force as far as is known here. */
export function superiorRevoked(registers: ReadableRegisters): RevokedInChain | null {
  const superior = registers.get('enrolment', 'current')?.body.superior;
  return revokedInChain(registers).find(({ unit }) => unit === superior) ?? null;
}

/** What is encrypted to the superior's old key is for others to read: nothing goes up any more. Throws SUPERIOR-REVOKED. */
export function refuseToSend(revoked: RevokedInChain | null): void {
  if (revoked) throw new LedgerError('SUPERIOR-REVOKED', { name: revoked.name, by: revoked.by, date: chinaDate(revoked.at) });
}

/** The enrolment to send something up by. Throws ENROL-MISSING, SUPERIOR-REVOKED. */
export function enrolmentToSendBy(registers: ReadableRegisters): RegisterBodies['enrolment'] {
  const enrolment = registers.get('enrolment', 'current')?.body;
  if (!enrolment) throw new LedgerError('ENROL-MISSING');
  refuseToSend(superiorRevoked(registers));
  return enrolment;
}

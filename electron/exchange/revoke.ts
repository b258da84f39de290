import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';

/** Revokes a certificate this desk issued: nothing signed with it is received any more. The first revocation stands. Throws CERT-UNKNOWN. */
export function revoke({ registers, clock }: Bookkeeping, serial: string, reason: string): { serial: string; unit: string } {
  const id = serial.toLowerCase().replace(/[\s:]/g, '');
  const issued = registers.get('certificate', id);
  if (!issued) throw new LedgerError('CERT-UNKNOWN', { serial });
  if (!issued.body.revoked) registers.put('certificate', id, { ...issued.body, revoked: { at: clock.now(), reason } }, issued.blob);
  return { serial: id, unit: issued.body.unit };
}

import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';

/** Revokes a certificate this desk issued: nothing signed with it is received any more. The first revocation stands, and is in the log. Throws CERT-UNKNOWN. */
export function revoke(bookkeeping: Bookkeeping, serial: string, reason: string): { serial: string; unit: string } {
  const { registers, clock } = bookkeeping;
  const id = serial.toLowerCase().replace(/[\s:]/g, '');
  const issued = registers.get('certificate', id);
  if (!issued) throw new LedgerError('CERT-UNKNOWN', { serial });
  if (!issued.body.revoked)
    bookkeeping.atomically(() => {
      registers.put('certificate', id, { ...issued.body, revoked: { at: clock.now(), reason } }, issued.blob);
      bookkeeping.note(`撤销${issued.body.name}的证书 ${id}：${reason}`);
    });
  return { serial: id, unit: issued.body.unit };
}

import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { hasKey } from './issued-certificates.ts';

type Certificate = RegisterBodies['certificate'];
/** Why a certificate is revoked; `since`: the civil date from which the key may have been in other hands. */
export interface Revocation {
  readonly reason: string;
  readonly since?: string | undefined;
}

/**
 * Revokes a certificate this desk issued, and the unit's others for the same key: nothing signed with it is received any more. The first revocation stands,
 * and is in the log. Throws CERT-UNKNOWN.
 */
export function revoke(bookkeeping: Bookkeeping, serial: string, revocation: Revocation): { serial: string; unit: string } {
  const { registers } = bookkeeping;
  const id = serial.toLowerCase().replace(/[\s:]/g, '');
  const issued = registers.get('certificate', id);
  if (!issued) throw new LedgerError('CERT-UNKNOWN', { serial });
  if (!issued.body.revoked) {
    const key = new X509Certificate(issued.body.certificate).publicKey.rawData;
    bookkeeping.atomically(() => {
      revokeWhere(bookkeeping, revocation, (body) => body.unit === issued.body.unit && hasKey(body, key));
      bookkeeping.note(`撤销${issued.body.name}的证书 ${id}：${revocation.reason}`);
    });
  }
  return { serial: id, unit: issued.body.unit };
}

/** Marks those that are not revoked yet; within a transaction. */
export function revokeWhere(
  { registers, clock }: Bookkeeping,
  { reason, since }: Revocation,
  isMeant: (body: Certificate) => boolean,
): void {
  for (const { id, body } of registers.list('certificate'))
    if (!body.revoked && isMeant(body))
      registers.put('certificate', id, { ...body, revoked: { at: clock.now(), reason, ...(since === undefined ? {} : { since }) } });
}

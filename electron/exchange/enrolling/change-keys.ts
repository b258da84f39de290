import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { isIssuedWith, makeLink, makeRoot } from '../../keys/certificates.ts';
import {
  chainToRoot,
  deskChain,
  deskKeys,
  deskUnit,
  type KeyChange,
  makeNextKeys,
  ownCertificate,
  takeNextKeys,
} from '../../keys/desk-keys.ts';
import { levelBelow } from '../../keys/subordination.ts';
import { currentCertificates } from './issued-certificates.ts';
import { type RequestFile, sealRequest } from './request-enrolment.ts';

/**
 * Changes this desk's keys. A desk under a superior gets a request for its new pair, which comes into force with the 授权文件 that answers it; one that is its
 * own root certifies itself anew at once. What was encrypted to the old recipient is still opened. Throws ENROL-MISSING for a township that is not enrolled.
 */
export async function changeKeys(bookkeeping: Bookkeeping, change: KeyChange): Promise<RequestFile | null> {
  const keys = await deskKeys(bookkeeping);
  const chain = await deskChain(bookkeeping, keys);
  if (!chain) throw new LedgerError('ENROL-MISSING');
  const next = await makeNextKeys(bookkeeping, change);
  if (bookkeeping.registers.get('enrolment', 'current')) {
    bookkeeping.note(`申请更换本单位的密钥：${change.reason}`);
    return sealRequest(bookkeeping, next, change.vouch ? { privateKey: keys.privateKey, chain } : null);
  }
  const root = await makeRoot(deskUnit(bookkeeping), next, bookkeeping.clock.now());
  const turn = await prepareTurn(bookkeeping, root);
  bookkeeping.atomically(() => {
    turn();
    const { registers, clock } = bookkeeping;
    registers.put('key', 'root', { algorithm: 'X.509', public: root.toString('pem'), created: clock.now() });
  });
  return null;
}

/**
 * Makes ready what puts the next pair in force under the certificate for it, and gives the act that does, for the caller's transaction. While the desk's
 * subordinates have still to follow, what it signs carries its new key certified by the old one.
 */
export async function prepareTurn(bookkeeping: Bookkeeping, certificate: X509Certificate): Promise<() => void> {
  const { registers, clock } = bookkeeping;
  const unit = deskUnit(bookkeeping);
  const keys = await deskKeys(bookkeeping);
  const before = (await chainToRoot(bookkeeping, keys))?.[0];
  const { reason, vouch } = registers.get('key', 'next-signing')?.body.change ?? { reason: '', vouch: false };
  const issues = levelBelow(unit.level) !== undefined;
  const isGood = before !== undefined && clock.now() < before.notAfter.toISOString();
  const link =
    issues && vouch && isGood ? await makeLink(unit, certificate, { certificate: before, privateKey: keys.privateKey }, clock.now()) : null;
  return () => {
    takeNextKeys(bookkeeping);
    // who may have the old key may have this one too
    if (!vouch) registers.forgetKey('server');
    const awaited = issues && currentCertificates(registers).length > 0;
    registers.put('keychange', clock.id(), {
      at: clock.now(),
      reason,
      fingerprint: keys.fingerprint,
      recipient: keys.recipient,
      link: link?.toString('pem') ?? null,
      ended: awaited ? null : { at: clock.now(), how: 'all' },
    });
    bookkeeping.note(`更换了本单位的密钥：${reason}`.slice(0, 300));
  };
}

/** Ends the overlap of a change of keys by hand: who has not followed by then must compare the fingerprint again. Throws KEYCHANGE-NONE. */
export function endKeyChange(bookkeeping: Bookkeeping): void {
  const open = openChanges(bookkeeping);
  if (open.length === 0) throw new LedgerError('KEYCHANGE-NONE');
  bookkeeping.atomically(() => {
    end(bookkeeping, 'hand');
    bookkeeping.note('结束更换密钥的过渡');
  });
}

/** Ends the overlap once something signed under the new key has come from every unit; within the transaction that took it in. */
export function endIfAllMoved(bookkeeping: Bookkeeping): void {
  if (openChanges(bookkeeping).length === 0) return;
  const moved = movedUnits(bookkeeping);
  const now = bookkeeping.clock.now();
  const awaited = currentCertificates(bookkeeping.registers).filter(({ body }) => body.notAfter > now && !moved.has(body.unit));
  if (awaited.length === 0) end(bookkeeping, 'all');
}

export const openChanges = ({ registers }: Bookkeeping) => registers.list('keychange').filter(({ body }) => !body.ended);

function end(bookkeeping: Bookkeeping, how: 'all' | 'hand'): void {
  for (const { id, body } of openChanges(bookkeeping))
    bookkeeping.registers.put('keychange', id, { ...body, ended: { at: bookkeeping.clock.now(), how } });
}

/** Units of which something has come that was signed with a certificate of this desk's key in force. */
export function movedUnits(bookkeeping: Bookkeeping): Set<string> {
  const own = ownCertificate(bookkeeping);
  const used = new Set(bookkeeping.registers.list('received').flatMap(({ body }) => body.certificate ?? []));
  const certificates = bookkeeping.registers.list('certificate').filter(({ id }) => used.has(id));
  return new Set(certificates.flatMap(({ body }) => (own && isIssuedWith(new X509Certificate(body.certificate), own) ? [body.unit] : [])));
}

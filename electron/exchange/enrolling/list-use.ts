import type { OutputOf } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaDate, chinaTime } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { sameBytes, unitOf } from '../../keys/certificates.ts';
import { revocationsAbove } from '../../keys/revocations-above.ts';
import type { OpenedList } from './revocation-list-file.ts';

type Held = RegisterBodies['revocations'];
/** Clocks of two desks differ. A list from further ahead would bar every later one. */
const clocksDiffer = 86_400_000;

/** What this desk can do with a list of revoked certificates: take it, or why not. */
export function listUse({ registers, clock }: Bookkeeping, opened: OpenedList): OutputOf<'enrolment.readRevocations'>['use'] {
  const { list, signer, whole, from } = opened;
  if (signer?.as !== 'superior') return 'none';
  if (revocationsAbove(registers).of(signer.certificate)) return 'revoked';
  if (!whole) return 'partial';
  if (Date.parse(from) > Date.parse(clock.now()) + clocksDiffer) return 'ahead';
  const held = registers.get('revocations', unitOf(signer.certificate));
  if (!held || held.body.key !== keyOf(opened)) return 'new';
  if (held.blob && sameBytes(held.blob, list.rawData)) return 'taken';
  return isOlder(opened, held.body) ? 'older' : 'new';
}

/** Why a list is not to be taken here; null where it is, or is the one in use. */
export function listRefusal(bookkeeping: Bookkeeping, opened: OpenedList): LedgerError | null {
  const { issuer, issuerName, from } = opened;
  switch (listUse(bookkeeping, opened)) {
    case 'new':
    case 'taken':
      return null;
    case 'none':
      return new LedgerError('CRL-SIGNER');
    case 'revoked':
      return new LedgerError('DOC-REVOKED');
    case 'partial':
      return new LedgerError('CRL-PARTIAL', { issuer: issuerName });
    case 'ahead':
      return new LedgerError('CRL-AHEAD', { date: chinaDate(from) });
    case 'older': {
      const current = chinaTime(bookkeeping.registers.get('revocations', issuer)?.body.from ?? null);
      return new LedgerError('CRL-OLD', { issuer: issuerName, date: chinaTime(from), current });
    }
  }
}

/** The key that a list is signed with, as it is kept. */
export const keyOf = ({ signer }: OpenedList): string =>
  Buffer.from(new Uint8Array(signer?.certificate.publicKey.rawData ?? new ArrayBuffer(0))).toString('base64');

/** By number where both have one, else by when they were made; of two of the same second, the one that lacks what the other names. */
function isOlder(list: OpenedList, held: Held): boolean {
  const [one, other] =
    list.number !== null && held.number !== null
      ? [BigInt(list.number), BigInt(held.number)]
      : [Date.parse(list.from), Date.parse(held.from)];
  if (one !== other) return one < other;
  const named = new Set(list.entries.map(({ serial }) => serial));
  return held.entries.some(({ serial }) => !named.has(serial));
}

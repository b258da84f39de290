import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import { isDirectlyUnder, levelBelow } from '../../keys/subordination.ts';

/** The certificate by which a unit under this desk can be written to: the last one issued that is neither revoked nor out of date. Throws ROSTER-RECIPIENT. */
export function recipientOf(bookkeeping: Bookkeeping, code: string): { readonly unit: UnitStamp; readonly recipient: string } {
  const found = standing(bookkeeping)
    .filter(({ body }) => body.unit === code)
    .reduce<Entry<'certificate'> | undefined>((last, one) => (last && last.body.notBefore > one.body.notBefore ? last : one), undefined);
  const level = levelBelow(deskUnit(bookkeeping).level);
  if (!found || !level || !isDirectlyUnder({ code, level }, deskUnit(bookkeeping)))
    throw new LedgerError('ROSTER-RECIPIENT', { unit: code });
  return { unit: { code, name: found.body.name, level }, recipient: found.body.recipient };
}

/** The units under this desk that can be written to, by code. */
export function enrolledUnits(bookkeeping: Bookkeeping): { readonly code: string; readonly name: string }[] {
  const names = new Map(standing(bookkeeping).map(({ body }) => [body.unit, body.name]));
  return [...names].map(([code, name]) => ({ code, name })).sort((one, other) => (one.code < other.code ? -1 : 1));
}

const standing = ({ registers, clock }: Bookkeeping): Entry<'certificate'>[] =>
  registers.list('certificate').filter(({ body }) => !body.revoked && body.notAfter > clock.now());

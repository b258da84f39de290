import { authPaths } from '#shared/documents/auth-manifest.ts';
import { parseRecordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { authDocument } from '../documents/auth.ts';
import { openDocument, textOf } from '../envelope/open.ts';
import { cityOf } from './way.ts';

/** What the list of divisions says of the townships of a city. */
export type TownshipsOf = (city: string) => Promise<readonly { readonly code: string; readonly name: string; readonly county: string }[]>;

/** A unit to transfer to; `county` is null for those that the superior told of, else the name of the county it is in. */
export interface ReceivingUnit {
  readonly code: string;
  readonly name: string;
  readonly county: string | null;
}

/**
 * The townships that this one can transfer to, itself aside: those of its superior that the 授权文件 names, then all others of the city as the list of divisions
 * has them, its own county's first. Whether one of these can be written to, only the desks above know. Throws ENROL-MISSING.
 */
export async function receivingUnits(bookkeeping: Bookkeeping, townshipsOf: TownshipsOf): Promise<ReceivingUnit[]> {
  const { registers, ledger } = bookkeeping;
  const own = ledger.identity.unit;
  const enrolment = registers.get('enrolment', 'current');
  if (!enrolment?.blob) throw new LedgerError('ENROL-MISSING');
  const { identity } = await deskKeys(bookkeeping);
  const { contents } = await openDocument({ name: 'enrolment', bytes: new Uint8Array(enrolment.blob) }, authDocument, identity);
  const named = parseRecordsCsv(['code', 'name', 'level', 'parent'], textOf(contents, authPaths.divisions))
    .filter(({ code, level }) => level === 'township' && code !== own)
    .map(({ code, name }) => ({ code, name, county: null }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const told = new Set([own, ...named.map(({ code }) => code)]);
  const others = (await townshipsOf(cityOf(own))).filter(({ code }) => !told.has(code));
  const isNear = ({ code }: { readonly code: string }) => code.startsWith(enrolment.body.superior);
  return [...named, ...others.filter(isNear), ...others.filter((one) => !isNear(one))];
}

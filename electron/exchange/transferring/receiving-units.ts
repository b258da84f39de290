import { authPaths } from '#shared/documents/auth-manifest.ts';
import { parseRecordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { authDocument } from '../documents/auth.ts';
import { openDocument, textOf } from '../envelope/open.ts';

/** The townships that this one can transfer to: those of its superior that the 授权文件 names, itself aside. Throws ENROL-MISSING. */
export async function receivingUnits(bookkeeping: Bookkeeping): Promise<{ code: string; name: string }[]> {
  const { registers, ledger } = bookkeeping;
  const file = registers.get('enrolment', 'current')?.blob;
  if (!file) throw new LedgerError('ENROL-MISSING');
  const { identity } = await deskKeys(bookkeeping);
  const { contents } = await openDocument({ name: 'enrolment', bytes: new Uint8Array(file) }, authDocument, identity);
  const known = parseRecordsCsv(['code', 'name', 'level', 'parent'], textOf(contents, authPaths.divisions));
  return known
    .filter(({ code, level }) => level === 'township' && code !== ledger.identity.unit)
    .map(({ code, name }) => ({ code, name }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

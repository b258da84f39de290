import type { OutputOf } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { revokedInChain } from '../../keys/superior-revoked.ts';
import type { DocumentFile } from '../envelope/open.ts';
import { keyOf, listRefusal, listUse } from './list-use.ts';
import { openRevocations } from './revocation-list-file.ts';

type Taken = OutputOf<'enrolment.takeRevocations'>;

/**
 * Takes the list of revoked certificates of an authority above, of the superior or of one above it: from then on nothing is taken that leads over a certificate
 * it names. It takes the place of that authority's list before; the same one again changes nothing. Throws what opening throws, ENROL-MISSING, CRL-SIGNER for
 * anybody else's, DOC-REVOKED where its authority's own certificate was revoked, CRL-OLD for one older than that taken last, CRL-AHEAD, CRL-PARTIAL.
 */
export async function takeRevocations(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Taken> {
  const { registers, clock } = bookkeeping;
  if (!registers.get('enrolment', 'current')) throw new LedgerError('ENROL-MISSING');
  const opened = await openRevocations(bookkeeping, file);
  const { issuer, issuerName, from, until, number, entries } = opened;
  const isKnown = bookkeeping.atomically(() => {
    // another list, or another enrolment, may have been taken meanwhile
    const refusal = listRefusal(bookkeeping, opened);
    if (refusal) throw refusal;
    if (listUse(bookkeeping, opened) === 'taken') return true;
    const body = { issuerName, key: keyOf(opened), number, from, until, entries, taken: clock.now() };
    registers.put('revocations', issuer, body, new Uint8Array(opened.list.rawData));
    bookkeeping.note(`采用${issuerName}的撤销名单（${chinaTime(from)}），撤销的证书 ${entries.length} 张`.slice(0, 200));
    return false;
  });
  return { issuer, issuerName, from, isKnown, revoked: revokedInChain(registers) };
}

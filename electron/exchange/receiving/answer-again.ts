import type { Received } from '#shared/contract/exchange.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { currentCertificate } from '../enrolling/issued-certificates.ts';
import { noteAskedAgain } from './answers-from-below.ts';
import { receivedFileOf } from './kept-files.ts';
import { readPackage, signed } from './opened-package.ts';
import { type Answer, makeReceipt } from './receipt.ts';
import { setAside } from './sequence.ts';

/**
 * Another receipt to a package that was received, in place of the one before; what is done is said in the log by `label`. Its rows stay as they are.
 * Throws PACKAGE-UNKNOWN where it never came or a later one of the same month has come since, PACKAGE-RETURNED where it went back, and what opening its kept file throws.
 */
export async function answerAgain(
  bookkeeping: Bookkeeping,
  id: string,
  answer: Answer,
  { label, again = [] }: { label(name: string, body: Entry<'received'>['body']): string; again?: readonly string[] | undefined },
): Promise<Omit<Received, 'message'>> {
  const { registers, ledger } = bookkeeping;
  const { body } = answerable(bookkeeping, id, answer);
  const { manifest, signature } = await readPackage(bookkeeping, receivedFileOf(ledger.folder, body), signed);
  const certificate = registers.get('certificate', signature.signer.serialNumber);
  if (!certificate || manifest.sha256 !== body.manifestSha256) throw new LedgerError('PACKAGE-UNKNOWN');
  // another machine may have taken over since
  const { recipient } = (currentCertificate(registers, body.unit) ?? certificate).body;
  const { id: made, file: receipt } = await makeReceipt(bookkeeping, manifest, recipient, answer, body.receipts);
  const now = answerable(bookkeeping, id, answer);
  // another was made to the package while this one was sealed: this one must name it
  if (now.body.receipts?.at(-1) !== body.receipts?.at(-1)) return answerAgain(bookkeeping, id, answer, { label, again });
  const { outcome, problems, remark } = answer;
  bookkeeping.atomically(() => {
    const receipts = [...(now.body.receipts ?? []), made];
    registers.put('received', id, { ...now.body, outcome, receiptName: receipt.name, remark, receipts, recipient }, receipt.bytes);
    registers.put('review', id, { changes: [], ...registers.get('review', id)?.body, problems });
    noteAskedAgain(bookkeeping, again);
    bookkeeping.note(label(manifest.manifest['lx:unit'].name, body));
  });
  return { file: body.name, outcome, code: null, unit: body.unit, period: body.period, diff: {}, receipt };
}

/** What went back waits for its correction and may never have been merged: no other answer makes it accepted. */
function answerable(bookkeeping: Bookkeeping, id: string, { outcome }: Answer): Entry<'received'> {
  const found = latestOfItsMonth(bookkeeping, id);
  const { period, revision } = found.body;
  if (found.body.outcome === 'returned' && outcome !== 'returned') throw new LedgerError('PACKAGE-RETURNED', { period, revision });
  return found;
}

function latestOfItsMonth({ registers }: Bookkeeping, id: string): Entry<'received'> {
  const found = registers.get('received', id);
  const aside = setAside(registers);
  const later =
    found &&
    registers
      .list('received')
      .some(
        ({ id: other, body }) =>
          !aside.has(other) && body.unit === found.body.unit && body.period === found.body.period && body.revision > found.body.revision,
      );
  if (!found || later || aside.has(id)) throw new LedgerError('PACKAGE-UNKNOWN');
  return found;
}

import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry, ReadableRegisters } from '../../bookkeeping/registers.ts';
import { currentCertificate } from '../enrolling/issued-certificates.ts';
import type { SealedFile } from '../envelope/seal.ts';
import type { CheckedPackage } from './check-package.ts';
import { judge } from './judge.ts';
import { type Answer, makeReceipt } from './receipt.ts';

/**
 * The receipt to a package that was received before: the one that holds. Where the unit's key is another by now, as after a lost machine, it could no longer
 * open that one: it is made anew with the same answer, and takes its place.
 */
export async function receiptAgain(
  bookkeeping: Bookkeeping,
  checked: Pick<CheckedPackage, 'manifest' | 'rows'>,
): Promise<{ readonly receipt: SealedFile; readonly anew: boolean }> {
  const { registers } = bookkeeping;
  const { manifest } = checked.manifest;
  const kept = receivedBefore(registers, manifest.id);
  const recipient = currentCertificate(registers, kept.body.unit)?.body.recipient;
  if (recipient === undefined || recipient === recipientOf(registers, kept.body))
    return { receipt: { name: kept.body.receiptName, bytes: new Uint8Array(kept.blob) }, anew: false };
  const { id: made, file } = await makeReceipt(
    bookkeeping,
    checked.manifest,
    recipient,
    answerOf(bookkeeping, kept, checked),
    kept.body.receipts,
  );
  const now = receivedBefore(registers, manifest.id);
  // another was made to the package while this one was sealed
  if (now.body.receipts?.at(-1) !== kept.body.receipts?.at(-1)) return receiptAgain(bookkeeping, checked);
  bookkeeping.atomically(() => {
    const receipts = [...(now.body.receipts ?? []), made];
    registers.put('received', manifest.id, { ...now.body, receiptName: file.name, receipts, recipient }, file.bytes);
    bookkeeping.note(`按现在的密钥再发回执：${manifest['lx:unit'].name} ${now.body.period} 第 ${now.body.revision} 版`.slice(0, 200));
  });
  return { receipt: file, anew: true };
}

function receivedBefore(registers: ReadableRegisters, id: string): Entry<'received'> & { readonly blob: Uint8Array } {
  const { body, blob } = registers.get('received', id) ?? {};
  if (!body || !blob) throw new Error('a received package has no receipt');
  return { id, body, blob };
}

/** To whom the receipt that holds is encrypted; undefined where that was not kept yet. */
const recipientOf = (registers: ReadableRegisters, { recipient, certificate }: Entry<'received'>['body']): string | undefined =>
  recipient ?? (certificate === undefined ? undefined : registers.get('certificate', certificate)?.body.recipient);

/** What the receipt that holds says; of one of before its problems were kept, what the rules say now. */
function answerOf(
  bookkeeping: Bookkeeping,
  { id, body }: Entry<'received'>,
  { manifest, rows }: Pick<CheckedPackage, 'manifest' | 'rows'>,
): Answer {
  const outcome = body.outcome as Answer['outcome'];
  const review = bookkeeping.registers.get('review', id)?.body;
  const asked = outcome === 'accepted_with_problems' && !review ? judge(bookkeeping, manifest.manifest, rows).problems : [];
  return { outcome, problems: review?.problems ?? asked, remark: body.remark ?? null };
}

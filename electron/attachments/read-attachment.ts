import { LedgerError } from '#shared/errors.ts';
import { type AttachmentKind, kindOf } from '#shared/model/attachment-kind.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { attachmentStore } from './attachment-store.ts';

/** A stored file and what kind it is. Throws ATTACH-MISSING or ATTACH-DAMAGED, which name it as `name`, and DISK-ERROR. */
export function readAttachment(
  { ledger }: Bookkeeping,
  sha256: string,
  name = `${sha256.slice(0, 8)}…`,
): { bytes: Uint8Array<ArrayBuffer>; type: AttachmentKind } {
  const bytes = attachmentStore(ledger).get(sha256, name);
  const type = kindOf(bytes);
  // only what can be attached was ever stored
  if (typeof type === 'object') throw new LedgerError('ATTACH-DAMAGED', { name });
  return { bytes, type };
}

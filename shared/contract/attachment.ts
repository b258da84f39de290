import { z } from 'zod';
import { attachmentKindNames } from '../model/attachment-kind.ts';
import { call } from './call.ts';
import { bytes, nothing, rowId, tableName } from './wire.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: '需要 64 位小写的 SHA-256' });

export const storedAttachment = z.object({
  name: z.string(),
  sha256,
  /** Bytes. */
  size: z.number(),
  type: z.enum(attachmentKindNames),
});
export type StoredAttachment = z.infer<typeof storedAttachment>;

export const attachmentCalls = {
  /**
   * Keeps a file, encrypted, beside the ledger; the same bytes are kept once. It changes no row: who adds it to one writes the row's field by
   * bookkeeping.apply. With `row` the name is one that the row does not have yet, and a row that has its fill is refused.
   */
  'attachment.add': call(
    z.object({ name: z.string().max(1000), bytes, row: z.object({ table: tableName, id: rowId }).optional() }),
    storedAttachment,
  ),
  'attachment.read': call(z.object({ sha256 }), z.object({ bytes, type: z.enum(attachmentKindNames) })),
  /** Removes files that no row names and none ever did, a day after they were added: those of an adding that was given up. */
  'attachment.sweep': call(nothing, z.object({ removed: z.number(), bytes: z.number() })),
};

import type { StoredAttachment } from '#shared/contract/attachment.ts';
import { LedgerError } from '#shared/errors.ts';
import { attachmentLimits, attachmentsOf, cleanName, freeName, sizeText } from '#shared/model/attachment.ts';
import { attachmentKinds, kindOf } from '#shared/model/attachment-kind.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { attachmentStore } from './attachment-store.ts';

interface Adding {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The row it is meant for. */
  readonly row?: { readonly table: TableName; readonly id: string } | undefined;
}

/**
 * Keeps a file beside the ledger and says how a row is to name it; writes no row. Throws ATTACH-EMPTY, ATTACH-KIND, ATTACH-HEIC, ATTACH-MACRO,
 * ATTACH-TOO-LARGE, ATTACH-MANY where the row has its fill, EDIT-MISSING where there is no such row, DISK-FULL, DISK-ERROR.
 */
export function addAttachment({ ledger }: Bookkeeping, { name, bytes, row }: Adding): StoredAttachment {
  const type = kindOf(bytes);
  if (typeof type === 'object') throw new LedgerError(type.refused, { name });
  const { file: limit, perRow } = attachmentLimits;
  if (bytes.length > limit) throw new LedgerError('ATTACH-TOO-LARGE', { name, size: sizeText(bytes.length), limit: sizeText(limit) });
  const standing = row && ledger.row(row.table, row.id);
  if (row && !standing) throw new LedgerError('EDIT-MISSING');
  const beside = row && standing ? attachmentsOf(row.table, standing) : [];
  if (beside.length >= perRow) throw new LedgerError('ATTACH-MANY', { name, limit: perRow });
  const { sha256 } = attachmentStore(ledger).put(bytes);
  const fitting = freeName(cleanName(name, attachmentKinds[type].extension), new Set(beside.map((one) => one.name)));
  return { name: fitting, sha256, size: bytes.length, type };
}

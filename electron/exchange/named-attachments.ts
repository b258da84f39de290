import { type Attachment, attachmentsIn, attachmentTables } from '#shared/model/attachment.ts';
import { tableOf } from '#shared/model/tables.ts';
import { periodOf } from '#shared/rules/derived-keys.ts';
import type { PackageRows } from './receiving/package-rows.ts';

/** A file that rows of a package name. */
export interface NamedAttachment extends Attachment {
  /** A row of the package's own month names it, or one that has no month: it always travels. */
  readonly ofMonth: boolean;
}

/**
 * The files that a unit's own rows name, by hash. Those of units below it stay where they are: pictures travel one level, their rows all the way.
 * A file that rows name with different sizes is listed with the size of the first.
 */
export function namedAttachments(rows: PackageRows, unit: string, period: string): ReadonlyMap<string, NamedAttachment> {
  const named = new Map<string, NamedAttachment>();
  for (const { table, field } of attachmentTables()) {
    const { dated } = tableOf(table);
    for (const row of rows.get(table) ?? []) {
      if (row.unit !== unit) continue;
      const month = dated === undefined ? undefined : periodOf(row, dated);
      for (const attachment of attachmentsIn(row[field])) {
        const known = named.get(attachment.sha256);
        const ofMonth = month === undefined || month === period || known?.ofMonth === true;
        named.set(attachment.sha256, { ...attachment, ...known, ofMonth });
      }
    }
  }
  return named;
}

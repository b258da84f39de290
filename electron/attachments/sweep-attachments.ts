import { attachmentsIn, attachmentsOf, attachmentTables } from '#shared/model/attachment.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { attachmentStore } from './attachment-store.ts';
import { attachmentsSql } from './attachments.sql.ts';

const day = 86_400_000;

/** Removes stored files that nothing names: no row, and no entry of the change log that undo could bring back. What was added within a day stays. */
export function sweepAttachments({ ledger, clock }: Bookkeeping): { removed: number; bytes: number } {
  return attachmentStore(ledger).removeAllBut(everNamed(ledger), Date.parse(clock.now()) - day);
}

function everNamed(ledger: ReadableLedger): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { table, field } of attachmentTables()) {
    for (const row of ledger.rows(table)) for (const { sha256 } of attachmentsOf(table, row)) named.add(sha256);
    const path = `$.${field}`;
    for (const { value } of ledger.all(attachmentsSql.everNamed, path, table, path, path, table, path, field, table))
      if (value !== null) for (const { sha256 } of attachmentsIn(JSON.parse(String(value)))) named.add(sha256);
  }
  return named;
}

import { LedgerError } from '#shared/errors.ts';
import { attachmentsOf, attachmentTables } from '#shared/model/attachment.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Watch } from '../bookkeeping/bookkeeping.ts';
import { type Integrity, integrity } from '../ledger/integrity.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { attachmentStore } from './attachment-store.ts';

/** The database, the change log, and the files kept beside them. */
export function wholeIntegrity(ledger: ReadableLedger, watch?: Watch): Integrity {
  const found = integrity(ledger);
  const problems = [...found.problems, ...attachmentProblems(ledger, watch)];
  return { ...found, ok: problems.length === 0, problems };
}

/** Deciphers every file that a row names and holds it against its hash: what is missing or damaged, each file once, with the table that names it. */
function attachmentProblems(ledger: ReadableLedger, watch: Watch | undefined): Integrity['problems'] {
  const named = attachmentTables().flatMap(({ table }) =>
    ledger.rows(table).flatMap((row) => attachmentsOf(table, row).map((file) => ({ ...file, table }))),
  );
  const files = [...new Map(named.map((file) => [file.sha256, file])).values()];
  const store = attachmentStore(ledger);
  return files.flatMap(({ sha256, name, table }, done) => {
    watch?.throwIfCancelled();
    watch?.progress({ done, total: files.length, label: '附件' });
    try {
      store.get(sha256, name);
      return [];
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return [{ code: error.code, message: `${tableOf(table).title}：${error.message}` }];
    }
  });
}

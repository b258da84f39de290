import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nameOfUnnamed, syncFolder } from '../../attachments/write-whole.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { asLedgerError } from '../../ledger/failures.ts';
import { ledgerFolder } from '../../ledger/ledger-folder.ts';
import { isUnderWay } from './outbox.ts';

/** What `enqueue` calls its files; anything else in the folder is somebody else's. */
const isOurs = (name: string): boolean => /_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.lxpkg$/.test(name);

/**
 * Ends what a kill or a power cut left undone in the outbox: a file that was entered gets its name; one that the book does not know, or that it has settled,
 * goes. Such a month was not entered, and is sealed again when it is asked for. Only while nothing is being put in. Throws DISK-*.
 */
export function tidyOutbox(books: Bookkeeping): void {
  const { outbox } = ledgerFolder(books.ledger.folder);
  if (!existsSync(outbox)) return;
  const sizes = new Map(
    books.registers.list('upload').flatMap(({ body }) => (body.file !== null && isUnderWay(body) ? [[body.file, body.size]] : [])),
  );
  try {
    for (const found of readdirSync(outbox)) {
      const name = nameOfUnnamed(found);
      const file = name ?? found;
      if (!isOurs(file)) continue;
      const [path, place] = [join(outbox, found), join(outbox, file)];
      const isEntered = statSync(path).size === sizes.get(file);
      if (name !== undefined && isEntered && !existsSync(place)) renameSync(path, place);
      // under its own name it stays whatever its size: that it changed is said when it is sent
      else if (name !== undefined || !sizes.has(file)) rmSync(path, { force: true });
    }
    syncFolder(outbox);
  } catch (error) {
    throw asLedgerError(error, outbox);
  }
}

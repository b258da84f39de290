import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where everything of a ledger stands in its folder. */
export const ledgerFolder = (folder: string) => ({
  database: join(folder, 'ledger.db'),
  key: join(folder, 'key.age'),
  lock: join(folder, 'lock.db'),
  attachments: join(folder, 'attachments'),
  backups: join(folder, 'backups'),
  outbox: join(folder, 'outbox'),
  inbox: join(folder, 'inbox'),
  quarantine: join(folder, 'quarantine'),
  received: join(folder, 'received'),
  logs: join(folder, 'logs'),
});

export const holdsLedger = (folder: string): boolean => existsSync(ledgerFolder(folder).database) || existsSync(ledgerFolder(folder).key);

export function makeLedgerFolder(folder: string): void {
  const { attachments, backups, outbox, quarantine, logs } = ledgerFolder(folder);
  for (const path of [folder, attachments, backups, outbox, quarantine, logs]) mkdirSync(path, { recursive: true, mode: 0o700 });
}

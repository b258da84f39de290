import { statSync } from 'node:fs';
import { LedgerError } from '#shared/errors.ts';
import { ledgerFolder } from '../ledger/ledger-folder.ts';
import { hostsOf } from '../upload/server/addresses.ts';
import type { CommandContext } from './command.ts';

const lookAgain = 10 * 60_000;
const atLatest = 86_400_000;

type Opening = Pick<CommandContext, 'folder' | 'open' | 'passphrase'>;
type Watching = Opening & Pick<CommandContext, 'say'>;

/** Who may upload, and a certificate for the server; the ledger is open only meanwhile. */
export async function fromLedger(context: Opening, host: string) {
  const ledger = await context.open({ act: 'open', folder: context.folder, passphrase: context.passphrase() });
  try {
    const { permits, settings } = await ledger.ask('inbox.permits', {});
    return { permits, credentials: await ledger.ask('inbox.credentials', { hosts: hostsOf(host, settings.address) }) };
  } finally {
    await ledger.close();
  }
}

type Found = Awaited<ReturnType<typeof fromLedger>>;

/**
 * Asks the ledger again for who may upload and for a certificate, where it has changed and nobody has it open; once a day in any case, as certificates expire.
 */
export function watchLedger(context: Watching, host: string, onFound: (found: Found) => void): NodeJS.Timeout {
  const { database } = ledgerFolder(context.folder);
  const changedAt = () => Math.max(...[database, `${database}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
  let [seen, askedAt] = [changedAt(), Date.now()];
  const look = async () => {
    if (changedAt() === seen && Date.now() - askedAt < atLatest) return;
    const found = await fromLedger(context, host);
    [seen, askedAt] = [changedAt(), Date.now()];
    onFound(found);
  };
  return setInterval(
    () =>
      look().catch((error: unknown) => {
        if (!(error instanceof LedgerError) || error.code !== 'LEDGER-LOCKED') context.say(`没有重新取到上传凭证：${String(error)}`);
      }),
    lookAgain,
  );
}

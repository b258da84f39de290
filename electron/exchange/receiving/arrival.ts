import { existsSync } from 'node:fs';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { ledgerFolder } from '../../ledger/ledger-folder.ts';
import { landedFolder, landedPath, readLanded } from '../../upload/landed.ts';
import { type GivenFile, sha256OfFile } from '../envelope/given-file.ts';

/**
 * When a unit's file came over the network: into this ledger's own inbox, or the one that a person names. Known by its bytes, so that it may have been moved
 * since. Undefined for what came by hand, and where the clock says that it is still to come.
 */
export function arrivalOf({ ledger, clock }: Bookkeeping, file: GivenFile, unit: string, inbox?: string): string | undefined {
  const inboxes = [ledgerFolder(ledger.folder).inbox, ...(inbox === undefined ? [] : [inbox])].filter((one) =>
    existsSync(landedFolder(one)),
  );
  if (inboxes.length === 0) return undefined;
  const sha256 = sha256OfFile(file);
  const now = clock.now();
  return inboxes
    .flatMap((one) => readLanded(landedPath(one, unit, sha256))?.at ?? [])
    .filter((at) => at < now)
    .sort()[0];
}

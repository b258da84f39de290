import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import type { DocumentFile } from './envelope/open.ts';
import type { SealedFile } from './envelope/seal.ts';
import { writeZip } from './envelope/write-zip.ts';

/** Documents for several units in one zip, for a page that can hand over one file at a time; named by the day. */
export async function archiveOf({ ledger, clock }: Bookkeeping, files: readonly DocumentFile[]): Promise<SealedFile> {
  const entries = files.map(({ name, bytes }) => ({ path: name, bytes, stored: true }));
  return { name: `${ledger.identity.unit}_${clock.today()}.zip`, bytes: new Uint8Array(await writeZip(entries)) };
}

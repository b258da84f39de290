import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import type { DocumentFile } from './envelope/open.ts';
import type { SealedFile } from './envelope/seal.ts';
import { writeZip } from './envelope/write-zip.ts';

/** Documents for several units in one zip, for a page that can hand over one file at a time; named by the day. Of two with one name the later stands. */
export async function archiveOf({ ledger, clock }: Bookkeeping, files: readonly DocumentFile[]): Promise<SealedFile> {
  const latest = new Map(files.map((file) => [file.name, file]));
  const entries = [...latest.values()].map(({ name, bytes }) => ({ path: name, bytes, stored: true }));
  return { name: `${ledger.identity.unit}_${clock.today()}.zip`, bytes: new Uint8Array(await writeZip(entries)) };
}

import { type GivenFile, inMemory, sizeOf } from './given-file.ts';
import { readLargeZip } from './large-zip.ts';
import { limits } from './limits.ts';
import { type Contents, unwrap, unwrapLarge } from './open.ts';
import { readZip } from './read-zip.ts';
import { ScratchFile } from './scratch-file.ts';

/** The zip of a file: in memory, or, where it is too large for that, on the disk. */
export interface Unwrapped {
  readonly zip: Uint8Array | ScratchFile;
  readonly encrypted: boolean;
}

/** The zip in a file of any size; one in a scratch file in `folder` is to be closed by closeZip. Throws what unwrap and unwrapLarge throw. */
export async function unwrapAnySize(file: GivenFile, identity: string, folder: string): Promise<Unwrapped> {
  if (sizeOf(file) <= limits.inMemory) return unwrap(inMemory(file), identity);
  return { zip: await unwrapLarge(file, identity, folder), encrypted: true };
}

/** What lies in the zip. Throws what readZip throws. */
export const contentsIn = async ({ zip }: Unwrapped): Promise<Contents> => (zip instanceof ScratchFile ? readLargeZip(zip) : readZip(zip));

/** Lets go of a zip on the disk: what lies in it can no longer be read. */
export function closeZip({ zip }: Unwrapped): void {
  if (zip instanceof ScratchFile) zip.close();
}

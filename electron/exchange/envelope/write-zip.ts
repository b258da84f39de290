import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Not compressed: a picture is already. */
  readonly stored?: boolean;
}

/** A zip of the entries in the given order; the same entries give the same bytes. */
export async function writeZip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  // zip keeps local time without a zone: made of local parts, this reads 2000-01-01 00:00 in every zone
  const timestamp = new Date(2000, 0, 1);
  const zip = new ZipFile();
  const written = buffer(zip.outputStream);
  for (const { path, bytes, stored } of entries)
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, {
      mtime: timestamp,
      mode: 0o100644,
      ...(stored ? { compress: false } : { compressionLevel: 6 }),
      forceDosTimestamp: true,
    });
  zip.end();
  return written;
}

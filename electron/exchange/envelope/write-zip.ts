import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly path: string;
  /** May be read anew each time it is asked for. */
  readonly bytes: Uint8Array;
  /** Not compressed: a picture is already. */
  readonly stored?: boolean;
}

/** A zip of the entries in the given order; the same entries give the same bytes. */
export const writeZip = (entries: readonly ZipEntry[]): Promise<Uint8Array> => buffer(zipStream(entries));

/** The same part by part: of what is not compressed, one entry at a time is in memory. */
export function zipStream(entries: readonly ZipEntry[]): NodeJS.ReadableStream {
  // zip keeps local time without a zone: made of local parts, this reads 2000-01-01 00:00 in every zone
  const timestamp = new Date(2000, 0, 1);
  const zip = new ZipFile();
  const common = { mtime: timestamp, mode: 0o100644, forceDosTimestamp: true };
  for (const entry of entries) {
    if (entry.stored)
      zip.addReadStreamLazy(entry.path, { ...common, compress: false }, (give) => give(null, Readable.from([inBuffer(entry)])));
    else zip.addBuffer(inBuffer(entry), entry.path, { ...common, compressionLevel: 6 });
  }
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error));
  zip.end();
  return zip.outputStream;
}

function inBuffer({ bytes }: ZipEntry): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

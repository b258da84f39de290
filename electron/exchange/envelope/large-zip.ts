import { Readable } from 'node:stream';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { LedgerError } from '#shared/errors.ts';
import { LazyContents } from './lazy-contents.ts';
import { limits } from './limits.ts';
import { checkCount, listEntries, localNameFits, soundly } from './read-zip.ts';
import type { ScratchFile } from './scratch-file.ts';

class ScratchReader extends RandomAccessReader {
  readonly #file: ScratchFile;
  constructor(file: ScratchFile) {
    super();
    this.#file = file;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.#file.read(start, end - start)]);
  }
}

interface Place {
  readonly start: number;
  readonly entry: Entry;
}

/**
 * Reads a zip that is too large for memory: every entry is unpacked once and looked through, but only those that are compressed are kept, the others,
 * pictures, are read again whenever they are asked for. The same checks and refusals as readZip.
 */
export async function readLargeZip(file: ScratchFile): Promise<LazyContents> {
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false } as const;
  const zip = await soundly(() => fromRandomAccessReaderPromise(new ScratchReader(file), file.length, options));
  checkCount(zip, limits);
  const places = new Map<string, Place>();
  const kept = new Map<string, Uint8Array>();
  for (const [path, entry] of await soundly(() => listEntries(zip, limits))) {
    const place = await soundly(() => placeOf(zip, entry, path));
    const content = unpack(file, place);
    places.set(path, place);
    if (entry.compressionMethod !== 0) kept.set(path, content);
  }
  return new LazyContents(new Map([...places].map(([path, place]) => [path, () => kept.get(path) ?? unpack(file, place)])));
}

async function placeOf(zip: ZipFile, entry: Entry, path: string): Promise<Place> {
  const header = await zip.readLocalFileHeaderPromise(entry);
  localNameFits(header, entry, path);
  return { start: header.fileDataStart, entry };
}

function unpack(file: ScratchFile, { start, entry }: Place): Uint8Array {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  const packed = file.read(start, compressedSize);
  const content = compressionMethod === 0 ? packed : inflated(packed, uncompressedSize);
  if (content.length !== uncompressedSize || crc32(content) !== entry.crc32) throw new LedgerError('DOC-DAMAGED');
  return content;
}

function inflated(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
}

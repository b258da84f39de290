import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { LedgerError } from '#shared/errors.ts';

const megabyte = 1024 * 1024;
/** What a workbook may unpack to; a believable one of 200,000 rows stays below. */
export const unpackedLimit = 600 * megabyte;
/** What may be unpacked whole by a library that holds everything at once. */
const wholeLimit = 250 * megabyte;

/** A workbook's zip whose declared sizes were looked at before anything was unpacked. */
export interface WorkbookZip {
  /** The entries' names as written. */
  readonly names: readonly string[];
  has(path: string): boolean;
  /** The bytes of an entry as they are unpacked, held against its size and CRC. */
  parts(path: string): AsyncGenerator<Buffer>;
  /** Reads every entry through, for a library that does not look. Throws FILE-TOO-LARGE, FILE-UNSAFE and what reading throws. */
  checkAll(): Promise<void>;
}

/** Throws FILE-TOO-LARGE, FILE-DAMAGED, FILE-ENCRYPTED; what reading an entry throws is for the caller to name. */
export async function openWorkbookZip(name: string, bytes: Uint8Array, limit: number = unpackedLimit): Promise<WorkbookZip> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Entry>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (declared > limit) throw tooLarge(name, limit);
    if (entry.isEncrypted()) throw new LedgerError('FILE-ENCRYPTED', { name });
    entries.set(keyOf(entry.fileName), entry);
  }
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (path) => entries.has(keyOf(path)),
    parts: (path) => entryParts(zip, entries.get(keyOf(path)), path),
    async checkAll() {
      if (declared > wholeLimit) throw tooLarge(name, wholeLimit);
      for (const entry of entries.values()) await readThrough(name, zip, entry);
    },
  };
}

const tooLarge = (name: string, limit: number) => new LedgerError('FILE-TOO-LARGE', { name, limit: `${Math.round(limit / megabyte)} MB` });

// some writers put a slash before a name, or backslashes within, or other capitals than the relations say
const keyOf = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

async function* entryParts(zip: ZipFile, entry: Entry | undefined, path: string): AsyncGenerator<Buffer> {
  if (!entry) throw new Error(`no entry ${path}`);
  let sum = 0;
  // the stream fails by itself where it gives more or fewer bytes than declared
  for await (const part of await zip.openReadStreamPromise(entry)) {
    sum = crc32(part as Buffer, sum);
    yield part as Buffer;
  }
  if (sum !== entry.crc32) throw new Error(`wrong CRC of ${path}`);
}

async function readThrough(name: string, zip: ZipFile, entry: Entry): Promise<void> {
  let head = '';
  for await (const part of entryParts(zip, entry, entry.fileName)) if (head.length < 4096) head += part.toString('latin1');
  if (/\.(xml|rels|vml)$/i.test(entry.fileName) && /<!(DOCTYPE|ENTITY)/i.test(head)) throw new LedgerError('FILE-UNSAFE', { name });
}

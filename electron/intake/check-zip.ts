import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { LedgerError } from '#shared/errors.ts';

const megabyte = 1024 * 1024;
/** What a workbook may unpack to; a believable one of 100,000 rows stays far below. */
export const unpackedLimit = 400 * megabyte;

/**
 * Reads a workbook's zip through before any library unpacks it: the sizes it declares, then the bytes themselves against size and CRC.
 * Gives the entries' names. Throws FILE-TOO-LARGE, FILE-DAMAGED.
 */
export async function checkZip(name: string, bytes: Uint8Array, limit: number = unpackedLimit): Promise<string[]> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true });
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (declared > limit) throw new LedgerError('FILE-TOO-LARGE', { name, limit: `${Math.round(limit / megabyte)} MB` });
    for (const entry of entries) await checkEntry(zip, entry);
    return entries.map((entry) => entry.fileName);
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw new LedgerError('FILE-DAMAGED', { name }, { cause: error });
  }
}

async function checkEntry(zip: ZipFile, entry: Entry): Promise<void> {
  let sum = 0;
  // the stream fails by itself where it gives more or fewer bytes than declared
  for await (const part of await zip.openReadStreamPromise(entry)) sum = crc32(part as Buffer, sum);
  if (sum !== entry.crc32) throw new Error(`wrong CRC of ${entry.fileName}`);
}

import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type LocalFileHeader, type ZipFile } from 'yauzl';
import { pathPattern } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { type Limits, manifestPath, limits as shippedLimits, signaturePath } from './limits.ts';

const symbolicLink = 0o120000;
const fileTypeMask = 0o170000;
// an extra field that gives an entry a second name, which unzip takes and others do not
const unicodePath = 0x7075;
// what deflate may add to bytes that it cannot pack: zlib's own bound is below an eighth and some
const packedMore = 4;
const packedAlways = 1024;

/**
 * Reads a zip wholly into memory: path -> bytes. Names, count, sizes and ratio are checked before anything is unpacked, sizes again while unpacking.
 * Throws DOC-DAMAGED where it is no sound zip, DOC-ENTRIES for a name or kind that may not be, DOC-LIMIT beyond the limits.
 */
export async function readZip(bytes: Uint8Array, limits: Limits = shippedLimits): Promise<Map<string, Uint8Array>> {
  const zip = await soundly(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    }),
  );
  checkCount(zip, limits);
  const listed = await soundly(() => listEntries(zip, limits));
  const contents = new Map<string, Uint8Array>();
  for (const [path, entry] of listed) contents.set(path, await soundly(() => unpack(zip, entry, path, bytes)));
  return contents;
}

export function checkCount(zip: ZipFile, limits: Limits): void {
  if (zip.entryCount > limits.entries) throw new LedgerError('DOC-LIMIT', { reason: `${zip.entryCount} 个条目` });
}

/** Whatever the zip reader finds wrong is damage; our own refusals pass. */
export async function soundly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
}

/** The entries by path, their names, kinds and sizes checked. */
export async function listEntries(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  const listed = new Map<string, Entry>();
  const sum = { size: 0, packed: 0, inflated: 0 };
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileNameRaw.toString('latin1');
    checkKind(entry, path);
    if (listed.has(path)) throw new LedgerError('DOC-ENTRIES', { path: shown(path) });
    checkSize(entry, path, limits);
    sum.size += entry.uncompressedSize;
    sum.packed += entry.compressedSize;
    if (entry.compressionMethod !== 0) sum.inflated += entry.uncompressedSize;
    checkSum(sum, path, limits);
    // entries that lie over one another
    if (sum.packed > zip.fileSize) throw new LedgerError('DOC-DAMAGED');
    listed.set(path, entry);
  }
  if (listed.size !== zip.entryCount) throw new LedgerError('DOC-DAMAGED');
  return listed;
}

// a refused name is shown without whatever control characters it holds
const shown = (path: string) => path.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);

function checkKind(entry: Entry, path: string): void {
  const unixMode = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  const plain = path.length <= 128 && pathPattern.test(path) && unixMode !== symbolicLink && !entry.isEncrypted();
  const isRenamed = entry.extraFields.some(({ id }) => id === unicodePath);
  if (!plain || isRenamed || !entry.canDecodeFileData()) throw new LedgerError('DOC-ENTRIES', { path: shown(path) });
}

function checkSize(entry: Entry, path: string, limits: Limits): void {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  const most = path === manifestPath ? limits.manifest : path === signaturePath ? limits.signature : limits.entry;
  if (size > most) throw new LedgerError('DOC-LIMIT', { reason: `${path} 展开后 ${size} 字节` });
  if (packed > size + size / packedMore + packedAlways) throw new LedgerError('DOC-DAMAGED');
  if (size > limits.ratioFrom && size > packed * limits.ratio) throw new LedgerError('DOC-LIMIT', { reason: `${path} 的压缩比过高` });
}

/** Many small entries are as much as a large one: what is compressed is held in memory, what is not takes no more room than the file itself. */
function checkSum({ size, packed, inflated }: { size: number; packed: number; inflated: number }, path: string, limits: Limits): void {
  if (size > limits.total || inflated > limits.tables) throw new LedgerError('DOC-LIMIT', { reason: `到 ${path} 为止展开后 ${size} 字节` });
  if (size > limits.allRatioFrom && size > packed * limits.ratio) throw new LedgerError('DOC-LIMIT', { reason: '整个文件的压缩比过高' });
}

/** Throws DOC-ENTRIES for a zip that tells one tool another name than the next. */
export function localNameFits({ fileName }: LocalFileHeader, entry: Entry, path: string): void {
  if (!fileName.equals(entry.fileNameRaw)) throw new LedgerError('DOC-ENTRIES', { path: shown(path) });
}

/** In one go: by a stream, of which each part waits for its turn, it takes three times as long. */
async function unpack(zip: ZipFile, entry: Entry, path: string, bytes: Uint8Array): Promise<Uint8Array> {
  const header = await zip.readLocalFileHeaderPromise(entry);
  localNameFits(header, entry, path);
  const packed = bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize);
  // no more is unpacked than the entry says it holds
  const content = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.uncompressedSize, 1) });
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) throw new LedgerError('DOC-DAMAGED');
  return content;
}

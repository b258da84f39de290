import { LedgerError } from '#shared/errors.ts';
import { isWebArchive } from './message-parts.ts';
import { decodeMarkup } from './text-encoding.ts';

/**
 * What a file is by its content; its name says nothing. compound: the old binary workbooks · xml: the spreadsheet of 2003 · page: HTML ·
 * archive: pages kept as one file, in the form of a mail.
 */
export type FileKind = 'zip' | 'compound' | 'xml' | 'page' | 'archive' | 'text';

const begins = (bytes: Uint8Array, signature: string) => Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;
/** An encrypted .xlsx is a compound file that holds a stream of this name. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
const foreign = [
  '%PDF',
  'PK',
  'Rar!',
  '7z\xbc\xaf',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'BM',
  'MZ',
  '\x7fELF',
  '\x1f\x8b',
  '{\\rtf',
  'MIME-Version:',
  'age-encryption.org',
];

/** Recognises a workbook, a page or a text table. Throws FILE-EMPTY, FILE-KIND, FILE-ENCRYPTED. */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new LedgerError('FILE-EMPTY', { name });
  if (begins(bytes, 'PK\x03\x04')) return 'zip';
  if (begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(encryptedPackage))
      throw new LedgerError('FILE-ENCRYPTED', { name });
    return 'compound';
  }
  if (isBareStream(bytes)) return 'compound';
  if (isWebArchive(bytes)) return 'archive';
  // two letters may begin a text as well: a program or a picture holds NULs
  const isForeign = (signature: string) =>
    begins(bytes, signature) && (signature.length > 2 || bytes.subarray(0, 4096).includes(0) || signature === 'PK');
  if (foreign.some(isForeign)) throw new LedgerError('FILE-KIND', { name });
  return markupKind(decodeMarkup(bytes.subarray(0, 65_536)));
}

// a workbook of before 1995 without a container: its first record says so
const isBareStream = ([a, b = 99, c = 0, d = 99]: Uint8Array) =>
  a === 9 && [0, 2, 4, 8].includes(b) && [4, 6, 8, 16].includes(c) && d === 0;

function markupKind(head: string): FileKind {
  // what the clipboard holds of a sheet begins with places in itself
  if (/^\s*Version:[\d.]+\s+StartHTML/i.test(head)) return 'page';
  if (!/^\s*<[?!a-z]/i.test(head)) return 'text';
  return /<(\w+:)?Workbook[\s>]/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet') ? 'xml' : 'page';
}

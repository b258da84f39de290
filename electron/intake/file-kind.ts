import { LedgerError } from '#shared/errors.ts';

/** What a file is by its content; its name says nothing. */
export type FileKind = 'zip' | 'compound' | 'text';

const begins = (bytes: Uint8Array, signature: string) => Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;
/** An encrypted .xlsx is a compound file that holds a stream of this name. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Recognises a workbook or a text table. Throws FILE-EMPTY, FILE-KIND, FILE-ENCRYPTED. */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new LedgerError('FILE-EMPTY', { name });
  if (begins(bytes, 'PK\x03\x04')) return 'zip';
  if (begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(encryptedPackage))
      throw new LedgerError('FILE-ENCRYPTED', { name });
    return 'compound';
  }
  for (const foreign of ['%PDF', 'PK', 'Rar!', '7z\xbc\xaf', '\x89PNG', '\xff\xd8\xff', 'GIF8', '\x1f\x8b', 'age-encryption.org'])
    if (begins(bytes, foreign)) throw new LedgerError('FILE-KIND', { name });
  return 'text';
}

import { documentNameOf } from './document-names.ts';

/** What a file may be that cannot be read as one of ours, by its first bytes and its name. */
export type LikelyFile = 'empty' | 'ours' | 'table' | 'document' | 'picture' | 'archive' | 'key' | 'unknown';

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte);
const hasExtension = (name: string, ...extensions: string[]) => extensions.some((one) => name.toLowerCase().endsWith(`.${one}`));

/** A guess for a person to go on with; nothing is decided by it. */
export function likelyFile(name: string, bytes: Uint8Array): LikelyFile {
  if (bytes.length === 0) return 'empty';
  if (begins(bytes, 'age-encryption.org/') || documentNameOf(name) !== undefined) return 'ours';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'picture';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || hasExtension(name, 'doc', 'docx', 'wps', 'ofd')) return 'document';
  if (hasExtension(name, 'xlsx', 'xlsm', 'xls', 'et', 'ods', 'csv', 'tsv', 'mht')) return 'table';
  if (hasExtension(name, 'crl', 'pem', 'cer', 'key', 'age')) return 'key';
  if (startsWith(bytes, 0x50, 0x4b)) return holds(bytes, 'xl/') ? 'table' : 'archive';
  return startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) ? 'table' : 'unknown';
}

const begins = (bytes: Uint8Array, text: string) => String.fromCharCode(...bytes.subarray(0, text.length)) === text;
/** Whether a text stands in the first part of a file, as names of zip entries do. */
const holds = (bytes: Uint8Array, text: string) => String.fromCharCode(...bytes.subarray(0, 4096)).includes(text);

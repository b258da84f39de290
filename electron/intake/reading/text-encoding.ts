import type { Encoding } from '#shared/contract/intake.ts';

const beginsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);

/**
 * Which encoding a text is in, by rule: byte order mark, then where the NULs stand (UTF-16), then strict UTF-8 over the whole, else GB18030.
 * Detection libraries agree with the truth less often than this on short Chinese files.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  return byMark(bytes) ?? byNuls(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
}

/** The text without its byte order mark. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding = encodingOf(bytes)): string => new TextDecoder(encoding).decode(bytes);

/**
 * The text of HTML or XML: a mark counts before what is said of it, `stated` where it came from or in the text itself, and that only where it holds.
 */
export function decodeMarkup(bytes: Uint8Array, encoding?: Encoding, stated?: string): string {
  return decodeText(
    bytes,
    encoding ?? byMark(bytes) ?? saidEncoding(bytes, stated) ?? saidEncoding(bytes, charsetIn(bytes)) ?? encodingOf(bytes),
  );
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (beginsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (beginsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return beginsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
}

function charsetIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function saidEncoding(bytes: Uint8Array, charset: string | undefined): Encoding | undefined {
  const said = charset?.toLowerCase();
  // many a page that says gb2312 was turned into UTF-8 on its way; a few bytes of GBK can be UTF-8 by chance, but no Chinese of it
  if (said && /^(gb2312|gbk|gb18030|gb_2312|x-gbk|cp936)/.test(said))
    return isUtf8(bytes) && /[\u0800-\uffff]/.test(decodeText(bytes, 'utf-8')) ? 'utf-8' : 'gb18030';
  return said === 'utf-8' && isUtf8(bytes) ? 'utf-8' : undefined;
}

/** Tab, line ends, space, comma: with a NUL beside them they are these and no Chinese character (as 一, U+4E00, or U+3000 would be). */
const partings = new Set([0x09, 0x0a, 0x0d, 0x20, 0x2c]);

// ASCII has its NUL second in little endian, first in big endian; no other encoding of text holds one
function byNuls(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let big = 0;
  let little = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 65_536); at += 2) {
    if (bytes[at] === 0 && partings.has(bytes[at + 1] ?? 0)) big++;
    if (bytes[at + 1] === 0 && partings.has(bytes[at] ?? 0)) little++;
  }
  if (little > 0 && big === 0) return 'utf-16le';
  return big > 0 && little === 0 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

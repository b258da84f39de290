/** The encodings a text table can come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const beginsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);

/**
 * Which encoding a text is in, by rule: byte order mark, then where the NULs stand (UTF-16), then strict UTF-8 over the whole, else GB18030.
 * Detection libraries agree with the truth less often than this on short Chinese files.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (beginsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (beginsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (beginsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return byNuls(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
}

/** The text without its byte order mark. */
export const decodeText = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

// ASCII (commas, digits, line ends) has its NUL second in little endian, first in big endian; no other encoding of text holds one
function byNuls(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let first = 0;
  let second = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 65_536); at += 2) {
    if (bytes[at] === 0) first++;
    if (bytes[at + 1] === 0) second++;
  }
  if (second > 0 && first === 0) return 'utf-16le';
  return first > 0 && second === 0 ? 'utf-16be' : undefined;
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

/** JSON with bytes in it, for the loopback wire: a Uint8Array travels as `{"$bytes": base64}`. */

const mebi = 1024 * 1024;
/** Bytes of the largest file that a page takes or sends: above what a page exports at once. A larger one is for the command line. */
export const largestFile = 215 * mebi;
/** Bytes of the call that carries it, in base64, and what goes with it. */
export const largestCall = Math.ceil(largestFile / 3) * 4 + mebi;

// in browsers and in Node alike, but in no ECMAScript library
declare const btoa: (binary: string) => string;
declare const atob: (text: string) => string;

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
};
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

export function encode(value: unknown): string {
  // `this[key]` and not the argument: Node's Buffer has a toJSON that has already run on the argument
  return JSON.stringify(value, function (this: Record<string, unknown>, key, item: unknown) {
    const original = this[key];
    return original instanceof Uint8Array ? { $bytes: toBase64(original) } : item;
  });
}

/** Throws SyntaxError where the text is no JSON. */
export const decode = (text: string): unknown =>
  // looking at every value takes several times as long as reading a large answer: only where bytes are in it
  text.includes('"$bytes"') ? JSON.parse(text, withBytes) : JSON.parse(text);

const withBytes = (_: string, item: unknown) =>
  typeof item === 'object' && item !== null && '$bytes' in item && typeof item.$bytes === 'string' ? fromBase64(item.$bytes) : item;

import { encode } from '#shared/contract/encoding.ts';

/** Bytes from here on are written as base64 by the browser, which is ten times as fast. */
const large = 256 * 1024;
/** Written at once, so that no frame waits long; in threes, so that the parts are one base64. */
const slice = 3 * 128 * 1024;

type ToBase64 = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

/** The JSON that a call carries, as `encode` writes it: a Blob where its input has large bytes. Rejects where the browser cannot read them. */
export async function requestBody(input: unknown, toBase64: ToBase64 = byBrowser): Promise<string | Blob> {
  const found = Object.entries(input ?? {}).find((entry): entry is [string, Uint8Array<ArrayBuffer>] => isLarge(entry[1]));
  if (!found) return encode(input);
  const [key, bytes] = found;
  const place = crypto.randomUUID();
  const [before = '', after = ''] = encode({ ...(input as object), [key]: { $bytes: place } }).split(place);
  const parts: Blob[] = [];
  for (let start = 0; start < bytes.length; start += slice) parts.push(new Blob([await toBase64(bytes.subarray(start, start + slice))]));
  return new Blob([before, ...parts, after]);
}

const isLarge = (value: unknown): boolean => value instanceof Uint8Array && value.length > large;

const byBrowser: ToBase64 = (bytes) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes]));
  });

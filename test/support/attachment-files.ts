import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import yazl from 'yazl';

/** Small files of every kind that matters to attachments, made here: `mark` makes two of a kind differ. */
const text = (content: string) => new TextEncoder().encode(content);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** No picture, but a JPEG by its first bytes. */
export const jpegLike = (mark = ''): Uint8Array =>
  joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), text(`JFIF ${mark}`), Uint8Array.of(0xff, 0xd9));
export const pdfLike = (mark = ''): Uint8Array => text(`%PDF-1.7\n%${mark}\n%%EOF\n`);
export const heicLike = (): Uint8Array => joined(Uint8Array.of(0, 0, 0, 24), text('ftypheic'), new Uint8Array(16));
export const programLike = (): Uint8Array => joined(text('MZ'), new Uint8Array(120), text('PE'));

export async function zipWith(...names: string[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  for (const name of names) zip.addBuffer(Buffer.from('<x/>'), name);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** An old Office file as far as it is looked at: the signature, and streams named in UTF-16. */
export const compoundWith = (...streams: string[]): Uint8Array =>
  joined(
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    new Uint8Array(504),
    ...streams.map((name) => new Uint8Array(Buffer.from(name, 'utf16le'))),
  );

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc = (bytes: Uint8Array) => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
const chunk = (name: string, body: Uint8Array) => {
  const named = joined(text(name), body);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc(named));
  return joined(head, named, tail);
};

/** A real picture: a PNG of one colour per column. */
export function png(width: number, height: number): Uint8Array {
  const line = joined(
    Uint8Array.of(0),
    Uint8Array.from({ length: width * 3 }, (_, at) => (at * 7) % 256),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const body = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', body),
    chunk('IEND', new Uint8Array()),
  );
}

/** Kinds of files that can be attached. Known by their content: a name proves nothing. */
export const attachmentKinds = {
  jpeg: { title: '图片', extension: 'jpg', media: 'image/jpeg', image: true },
  png: { title: '图片', extension: 'png', media: 'image/png', image: true },
  webp: { title: '图片', extension: 'webp', media: 'image/webp', image: true },
  pdf: { title: 'PDF', extension: 'pdf', media: 'application/pdf', image: false },
  ofd: { title: 'OFD', extension: 'ofd', media: 'application/ofd', image: false },
  docx: {
    title: 'Word 文档',
    extension: 'docx',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    image: false,
  },
  doc: { title: 'Word 文档', extension: 'doc', media: 'application/msword', image: false },
} as const;
export type AttachmentKind = keyof typeof attachmentKinds;
export const attachmentKindNames = Object.keys(attachmentKinds) as [AttachmentKind, ...AttachmentKind[]];

/** Why a file of another kind cannot be attached; the code of its error. */
export type KindRefusal = 'ATTACH-EMPTY' | 'ATTACH-HEIC' | 'ATTACH-MACRO' | 'ATTACH-KIND';

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
const begins = (bytes: Uint8Array, ...head: number[]) => head.every((byte, index) => bytes[index] === byte);

/** The kind of a file by its content, or why it is refused. */
export function kindOf(bytes: Uint8Array): AttachmentKind | { readonly refused: KindRefusal } {
  if (bytes.length === 0) return { refused: 'ATTACH-EMPTY' };
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  if (ascii(bytes, 4, 8) === 'ftyp' && /^(hei|hev|mif1|msf1)/.test(ascii(bytes, 8, 12))) return { refused: 'ATTACH-HEIC' };
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return kindOfZip(zipNames(bytes));
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return kindOfCompound(bytes);
  return { refused: 'ATTACH-KIND' };
}

function kindOfZip(names: ReadonlySet<string>): ReturnType<typeof kindOf> {
  if (names.has('OFD.xml')) return 'ofd';
  if (!names.has('[Content_Types].xml') || !names.has('word/document.xml')) return { refused: 'ATTACH-KIND' };
  return names.has('word/vbaProject.bin') ? { refused: 'ATTACH-MACRO' } : 'docx';
}

/** The names in a zip's directory; none where it is no sound zip. */
function zipNames(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  for (const last = Math.max(0, end - 0xffff); end > last && view.getUint32(end, true) !== 0x06054b50; ) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return names;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    names.add(ascii(bytes, at + 46, at + 46 + length));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** An old Office file is a file system of its own: what its directory names tells Word from the others, and macros. */
function kindOfCompound(bytes: Uint8Array): ReturnType<typeof kindOf> {
  if (bytes.length < 512) return { refused: 'ATTACH-KIND' };
  const named = (name: string) =>
    holds(
      bytes,
      [...name].flatMap((letter) => [letter.charCodeAt(0), 0]),
    );
  if (!named('WordDocument')) return { refused: 'ATTACH-KIND' };
  return named('_VBA_PROJECT') ? { refused: 'ATTACH-MACRO' } : 'doc';
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first] = wanted;
  if (first === undefined) return true;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

/** What stands behind the last dot of a name, where it looks like an extension. */
export const extensionOf = (name: string): string | undefined => /[^.]\.((?=\d*[A-Za-z])[A-Za-z0-9]{1,5})$/.exec(name)?.[1];

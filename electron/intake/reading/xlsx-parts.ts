import { lineBreaks } from './cell-text.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import type { WorkbookZip } from './workbook-zip.ts';
import { attribute, resolved, scanXml, type XmlEars } from './xml-scan.ts';

/** Scans one entry of a workbook as it is unpacked. Throws what the zip and the scan throw. */
export async function scanPart(zip: WorkbookZip, path: string, ears: XmlEars): Promise<void> {
  const scan = scanXml(ears);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const bytes of zip.parts(path)) {
    decoder ??= new TextDecoder(
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8',
    );
    scan.push(decoder.decode(bytes, { stream: true }));
  }
  scan.push(decoder?.decode() ?? '');
  scan.end();
}

interface Tag {
  readonly name: string;
  readonly text: string;
}

/** The tags of a small part, in their order. */
async function tagsOf(zip: WorkbookZip, path: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  await scanPart(zip, path, {
    open: (name, text, from, to) => void tags.push({ name, text: text.slice(from, to) }),
    close: (name) => void tags.push({ name: `/${name}`, text: '' }),
    text: () => undefined,
  });
  return tags;
}

export interface Relation {
  readonly id: string;
  /** The last step of the type: the namespaces of the standard's two forms differ before it. */
  readonly type: string;
  readonly target: string;
}

/** What a part refers to; targets as paths in the zip. */
export async function relationsOf(zip: WorkbookZip, part: string): Promise<Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const path = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
  if (!zip.has(path)) return [];
  return (await tagsOf(zip, path))
    .filter(({ name }) => name === 'Relationship')
    .map(({ text }) => ({
      id: attribute(text, 'Id') ?? '',
      type: (attribute(text, 'Type') ?? '').replace(/^.*\//, ''),
      target: pathFrom(part.slice(0, cut), attribute(text, 'Target') ?? ''),
    }));
}

const pathFrom = (folder: string, target: string) => decodeURI(new URL(encodeURI(target), `zip:///${encodeURI(folder)}`).pathname).slice(1);

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

/** The workbook part: its sheets and its date system; no sheets where the part is none of a workbook. */
export async function readBook(zip: WorkbookZip, path: string): Promise<{ sheets: SheetEntry[]; date1904: boolean }> {
  const tags = await tagsOf(zip, path);
  const properties = tags.find(({ name }) => name === 'workbookPr');
  return {
    date1904: properties !== undefined && isTrue(attribute(properties.text, 'date1904')),
    sheets: tags
      .filter(({ name }) => name === 'sheet')
      .map(({ text }) => ({
        name: attribute(text, 'name') ?? '',
        hidden: /hidden/i.test(attribute(text, 'state') ?? ''),
        id: attribute(text, 'id') ?? '',
      })),
  };
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The number format of each cell style, by its place. */
export async function readFormats(zip: WorkbookZip, path: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  for (const { name, text } of await tagsOf(zip, path)) {
    if (name === 'cellXfs' || name === '/cellXfs') inCells = name === 'cellXfs';
    else if (name === 'numFmt' && !inCells) codes.set(Number(attribute(text, 'numFmtId')), attribute(text, 'formatCode') ?? '');
    else if (name === 'xf' && inCells) {
      const id = Number(attribute(text, 'numFmtId') ?? 0);
      formats.push(numberFormat(codes.get(id), id));
    }
  }
  return formats;
}

/** The texts that cells refer to by their place. */
export async function readStrings(zip: WorkbookZip, path: string): Promise<string[]> {
  const strings: string[] = [];
  const rich = richText();
  await scanPart(zip, path, {
    open: (name) => rich.open(name),
    close(name) {
      if (name === 'si') strings.push(rich.take());
      else rich.close(name);
    },
    text: (text, from, to) => rich.text(text, from, to),
  });
  return strings;
}

/** Gathers a text of runs, without what tells its pronunciation. */
export function richText() {
  let gathered = '';
  let inText = false;
  let aside = false;
  return {
    open(name: string): void {
      if (name === 't') inText = true;
      else if (name === 'rPh') aside = true;
    },
    close(name: string): void {
      if (name === 't') inText = false;
      else if (name === 'rPh') aside = false;
    },
    text(text: string, from: number, to: number): void {
      if (inText && !aside) gathered += text.slice(from, to);
    },
    take(): string {
      const text = plainText(gathered);
      gathered = '';
      return text;
    },
  };
}

/** A text as the workbook's writer meant it: references and Excel's _x000D_ resolved, one kind of line break. */
export function plainText(written: string): string {
  const text = resolved(written);
  if (!text.includes('_x') && !text.includes('\r')) return text;
  // XML makes one break of the file's own line ends before Excel's escapes mean anything
  return lineBreaks(lineBreaks(text).replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
}

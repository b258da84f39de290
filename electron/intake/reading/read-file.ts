import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { fileKind } from './file-kind.ts';
import { odsTables } from './ods-tables.ts';
import { readArchive } from './read-archive.ts';
import type { WorkbookFile } from './read-cells.ts';
import { readPage } from './read-page.ts';
import { readText } from './read-text.ts';
import type { KnownOfBook } from './read-workbook.ts';
import { readXlsx } from './read-xlsx.ts';
import { decodeMarkup } from './text-encoding.ts';
import { openWorkbookZip, type WorkbookZip } from './workbook-zip.ts';
import { relationsOf } from './xlsx-parts.ts';
import { XmlDefinition } from './xml-scan.ts';

/** Reads a file into cells, whatever it is called. Throws FILE-* and SHEET-MISSING. */
export async function readFileCells(file: WorkbookFile): Promise<CellGrid> {
  try {
    switch (fileKind(file.name, file.bytes)) {
      case 'text':
        return readText(file);
      case 'page':
        return readPage(file);
      case 'archive':
        return readArchive(file);
      case 'xml':
        return await readXml(file);
      case 'zip':
        return await readZip(file);
      case 'compound':
        return await readByLibrary(file, 'compound');
    }
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    if (error instanceof XmlDefinition) throw new LedgerError('FILE-UNSAFE', { name: file.name }, { cause: error });
    throw new LedgerError('FILE-DAMAGED', { name: file.name }, { cause: error });
  }
}

async function readZip(file: WorkbookFile): Promise<CellGrid> {
  const zip = await openWorkbookZip(file.name, file.bytes);
  const main = await mainPart(zip);
  if (main !== undefined && /\.xml$/i.test(main)) return readXlsx(file, zip, main);
  if (main === undefined && !zip.has('content.xml')) throw new LedgerError('FILE-KIND', { name: file.name });
  await zip.checkAll();
  if (await isEncryptedDocument(zip)) throw new LedgerError('FILE-ENCRYPTED', { name: file.name });
  if (main !== undefined) return readByLibrary(file, 'zip');
  if (!(await isSpreadsheet(zip))) throw new LedgerError('FILE-KIND', { name: file.name });
  return readByLibrary(file, 'zip', { tables: await odsTables(zip) });
}

/** The workbook's part; some writers leave out the relations that lead to it. A text document's main part is another. */
async function mainPart(zip: WorkbookZip): Promise<string | undefined> {
  const said = (await relationsOf(zip, '')).find(({ type, target }) => type === 'officeDocument' && zip.has(target))?.target;
  if (said !== undefined) return /(^|\/)(document|presentation)\d*\.xml$/i.test(said) ? undefined : said;
  return ['xl/workbook.xml', 'xl/workbook.bin'].find((path) => zip.has(path));
}

const isEncryptedDocument = async (zip: WorkbookZip) =>
  zip.has('META-INF/manifest.xml') && (await textOf(zip, 'META-INF/manifest.xml')).includes('encryption-data');
const isSpreadsheet = async (zip: WorkbookZip) => !zip.has('mimetype') || (await textOf(zip, 'mimetype')).includes('spreadsheet');

async function textOf(zip: WorkbookZip, path: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of zip.parts(path)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function readXml(file: WorkbookFile): Promise<CellGrid> {
  const text = decodeMarkup(file.bytes, file.encoding);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new LedgerError('FILE-UNSAFE', { name: file.name });
  return readByLibrary(file, 'xml', { text });
}

// the library takes a fifth of a second to load: what does not need it does without
const readByLibrary = async (file: WorkbookFile, kind: 'compound' | 'zip' | 'xml', known?: KnownOfBook) =>
  (await import('./read-workbook.ts')).readWorkbook(file, kind, known);

import type { CellGrid } from '#shared/contract/intake.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, type ReadSheet } from './read-sheet.ts';
import type { WorkbookZip } from './workbook-zip.ts';
import { readBook, readFormats, readStrings, relationsOf, scanPart } from './xlsx-parts.ts';
import { SheetHearing, type SheetSurroundings } from './xlsx-sheet.ts';

/**
 * Reads .xlsx, .xlsm and .xltx sheet by sheet as they are unpacked, without holding the XML: a third of the library's time and memory,
 * and rows without a place, or an emoji in a text of the cell itself, stay what they are. Throws FILE-*, SHEET-MISSING, XmlDefinition.
 */
export async function readXlsx(file: WorkbookFile, zip: WorkbookZip, workbook: string): Promise<CellGrid> {
  const { read, date1904 } = await sheetsOf(file, zip, workbook);
  return { ...gridOf(file, 'workbook', read), ...(date1904 && { date1904 }) };
}

async function sheetsOf(file: WorkbookFile, zip: WorkbookZip, workbook: string): Promise<{ read: ReadSheet[]; date1904: boolean }> {
  const relations = await relationsOf(zip, workbook);
  const target = (type: string) => relations.find((relation) => relation.type === type && zip.has(relation.target))?.target;
  const [strings, styles] = [target('sharedStrings'), target('styles')];
  const { sheets, date1904 } = await readBook(zip, workbook);
  const around: SheetSurroundings = {
    file: file.name,
    date1904,
    strings: strings === undefined ? [] : await readStrings(zip, strings),
    formats: styles === undefined ? [] : await readFormats(zip, styles),
  };
  const read: ReadSheet[] = [];
  for (const { name, hidden, id } of sheets) {
    const sheet = relations.find((relation) => relation.id === id);
    // a chart, a dialogue or a macro sheet is no table
    if (sheet?.type !== 'worksheet') continue;
    const hearing = new SheetHearing(around);
    await scanPart(zip, sheet.target, hearing);
    read.push({ name, hidden, ...hearing.result() });
  }
  return { read, date1904 };
}

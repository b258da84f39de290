import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { checkZip } from './check-zip.ts';
import { fileKind } from './file-kind.ts';
import type { WorkbookFile } from './read-cells.ts';
import { readText } from './read-text.ts';

/** Reads a file into cells, whatever it is called. Throws FILE-* and SHEET-MISSING. */
export async function readFileCells(file: WorkbookFile): Promise<CellGrid> {
  const kind = fileKind(file.name, file.bytes);
  if (kind === 'text') return readText(file);
  if (kind === 'zip') {
    const entries = await checkZip(file.name, file.bytes);
    if (!entries.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name) || name === 'content.xml'))
      throw new LedgerError('FILE-KIND', { name: file.name });
  }
  // the library takes a fifth of a second to load: text tables do without it
  const { readWorkbook } = await import('./read-workbook.ts');
  return readWorkbook(file);
}

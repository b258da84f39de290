import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { PageTable } from './page-table.ts';
import { pageTokens } from './page-tokens.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, type ReadSheet } from './read-sheet.ts';
import { baseName } from './read-text.ts';
import { decodeMarkup } from './text-encoding.ts';

/**
 * Reads the tables of a page, as web systems, WPS and Excel write them and the clipboard holds them: every cell as the text that is shown.
 * Each table is a sheet; one that only lays out others holds no text of its own and is none. Throws FILE-KIND, FILE-EMPTY, SHEET-MISSING.
 */
export function readPage(file: WorkbookFile): CellGrid {
  const tables = tablesOf(file.name, decodeMarkup(file.bytes, file.encoding));
  if (tables.length === 0) throw new LedgerError('FILE-KIND', { name: file.name });
  const read = tables.map((table) => ({ caption: table.caption.trim(), ...table.sheet('') })).filter(({ cells }) => cells.length > 0);
  return gridOf(file, 'page', named(read, baseName(file.name)));
}

function tablesOf(file: string, html: string): PageTable[] {
  const tables: PageTable[] = [];
  // a table within a cell is told apart from the one around it
  const open: PageTable[] = [];
  for (const token of pageTokens(html)) {
    if (token.is === 'text') open.at(-1)?.text(token.text);
    else if (token.name !== 'table') open.at(-1)?.[token.is](token.name, token.attributes);
    else if (token.is === 'close') open.pop();
    else {
      const table = new PageTable(file);
      tables.push(table);
      open.push(table);
    }
  }
  return tables;
}

function named(tables: readonly (ReadSheet & { caption: string })[], name: string): ReadSheet[] {
  const taken = new Set<string>();
  return tables.map(({ caption, ...table }, index) => {
    const wanted = caption || (tables.length === 1 ? name : `表格${index + 1}`);
    const own = taken.has(wanted) ? `${wanted}（${index + 1}）` : wanted;
    taken.add(own);
    return { ...table, name: own };
  });
}

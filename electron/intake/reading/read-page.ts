import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { PageTable } from './page-table.ts';
import { pageTokens } from './page-tokens.ts';
import type { WorkbookFile } from './read-cells.ts';
import { gridOf, type ReadSheet, roomFor } from './read-sheet.ts';
import { baseName } from './read-text.ts';
import { decodeMarkup } from './text-encoding.ts';

/**
 * Reads the tables of a page, as web systems, WPS and Excel write them and the clipboard holds them: every cell as the text that is shown.
 * Each table is a sheet; one that only lays out others holds no text of its own and is none. Throws FILE-KIND, FILE-EMPTY, SHEET-MISSING.
 */
export function readPage(file: WorkbookFile): CellGrid {
  const tables = pageSheets(decodeMarkup(file.bytes, file.encoding), roomFor(file.name));
  if (tables.length === 0) throw new LedgerError('FILE-KIND', { name: file.name });
  const filled = tables.filter(({ cells }) => cells.length > 0);
  return gridOf(file, 'page', named(filled, baseName(file.name)));
}

/** A table of a page that has no name yet. */
export interface PageSheet extends ReadSheet {
  /** What stands over it. */
  readonly caption: string;
}

/** The tables of a page, those that hold nothing too. Throws FILE-TOO-LARGE. */
export function pageSheets(html: string, room: ReturnType<typeof roomFor>): PageSheet[] {
  const tables: PageTable[] = [];
  // a table within a cell is told apart from the one around it
  const open: PageTable[] = [];
  for (const token of pageTokens(html)) {
    if (token.is === 'text') open.at(-1)?.text(token.text);
    else if (token.name !== 'table') open.at(-1)?.[token.is](token.name, token.attributes);
    else if (token.is === 'close') open.pop();
    else {
      const table = new PageTable(room);
      tables.push(table);
      open.push(table);
    }
  }
  return tables.map((table) => ({ caption: table.caption.trim(), ...table.sheet('') }));
}

/** Tables named by what stands over them, else by their place; an only one as the file. No name comes twice. */
export function named(tables: readonly PageSheet[], name: string): ReadSheet[] {
  const taken = new Set<string>();
  return tables.map(({ caption, ...table }, index) => {
    const wanted = caption || (tables.length === 1 ? name : `表格${index + 1}`);
    const own = taken.has(wanted) ? `${wanted}（${index + 1}）` : wanted;
    taken.add(own);
    return { ...table, name: own };
  });
}

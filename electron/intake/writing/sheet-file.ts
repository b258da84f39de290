import type { SheetRequest } from '#shared/contract/sheet-files.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { sheetCsv } from './sheet-csv.ts';
import { type SheetContent, sheetContent } from './sheet-rows.ts';
import { sheetXlsx } from './sheet-xlsx.ts';

export interface SheetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/**
 * A sheet, or some of its rows and columns, as a file for people that can be read in again. Personal data is masked; where it is asked for in
 * full, the change log notes which of it went out before the file does. Throws EDIT-INVALID for an unknown field, CALL-CANCELLED.
 */
export async function sheetFile(books: Bookkeeping, request: SheetRequest, watch?: Watch): Promise<SheetFile> {
  const { ledger, clock } = books;
  const { title } = tableOf(request.table);
  const content = sheetContent(ledger, request);
  const bytes = request.format === 'csv' ? await sheetCsv(content, watch) : await sheetXlsx(title, content, watch);
  if (request.reveal) noteReveal(books, request, content);
  const name = `${ledger.identity.name}_${title}_${clock.today()}`.replace(/[\\/:*?"<>|\s]+/g, '_');
  return { name: `${name}.${request.format}`, bytes, rows: content.rows.length };
}

function noteReveal(books: Bookkeeping, { table, format }: SheetRequest, { columns, rows }: SheetContent): void {
  const personal = columns.filter(({ field }) => field.personal).map(({ key }) => key);
  if (personal.length > 0 && rows.length > 0) books.reveal(table, personal, `导出个人信息（${rows.length} 行，.${format}）`);
}

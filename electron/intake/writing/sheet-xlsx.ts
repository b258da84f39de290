import type { Watch } from '../../bookkeeping/bookkeeping.ts';
import { formatOf, widthOf, workbookCell } from './field-cells.ts';
import { paced } from './paced.ts';
import type { SheetContent } from './sheet-rows.ts';
import { streamedWorkbook } from './streamed-workbook.ts';

/** The sheet as .xlsx, written row by row so that its size is not its price in memory. Throws CALL-CANCELLED. */
export async function sheetXlsx(title: string, { columns, rows, labelOf, mask }: SheetContent, watch?: Watch): Promise<Uint8Array> {
  const streamed = columns.map(({ field }) => ({ title: field.title, width: widthOf(field), numFmt: formatOf[field.kind] }));
  const cellsOf = (row: (typeof rows)[number]) => columns.map(({ key, field }) => workbookCell(field, row[key], labelOf, mask));
  return streamedWorkbook(title, streamed, paced(rows, '正在写出', watch, cellsOf));
}

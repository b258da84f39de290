import { rejectedHeader } from '#shared/contract/sheet-files.ts';
import { widthOf, workbookText } from './field-cells.ts';
import { sheetName } from './sheet-names.ts';
import { type BookNotes, streamedWorkbook } from './streamed-workbook.ts';

/** Rows of a sheet that stay out, as they stand after mending. */
export interface RejectedRows extends BookNotes {
  /** The sheet's name. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[]; readonly reasons: readonly string[] }[];
}

/** The rows that stay out, every cell as text, with the reasons in a last column that reading passes over: to be mended there and read again. */
export async function rejectedWorkbook({ name, headers, rows, ...notes }: RejectedRows): Promise<Uint8Array> {
  const titles = [...headers.map((title) => ({ title, width: 120 })), { title: rejectedHeader, width: 420 }];
  const columns = titles.map((column) => ({ title: workbookText(column.title), width: widthOf(column), numFmt: '@' }));
  const cells = rows.map(({ row, cells, reasons }) => {
    const texts = headers.map((_, column) => cells[column] ?? '');
    return [...texts, `原第 ${row} 行：${reasons.join('；')}`].map((text) => (text === '' ? null : workbookText(text)));
  });
  return streamedWorkbook(sheetName(name), columns, cells, notes);
}

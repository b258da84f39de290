import { type BookType, utils, type WorkBook, write } from '@e965/xlsx';

type Cell = string | number | boolean | null | { readonly v: number; readonly z: string };
export interface Sheet {
  readonly name?: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
}

/** A real workbook: numbers with a format are given as {v, z}. */
export function workbook(sheets: readonly Sheet[], { date1904 = false, type = 'xlsx' as BookType } = {}): Uint8Array {
  const book: WorkBook = utils.book_new();
  book.Workbook = { WBProps: { date1904 }, Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  for (const [index, { name = `Sheet${index + 1}`, rows }] of sheets.entries()) {
    const plain = rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? { t: 'n', ...cell } : cell)));
    utils.book_append_sheet(book, utils.aoa_to_sheet(plain), name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: type, compression: true }) as Buffer);
}

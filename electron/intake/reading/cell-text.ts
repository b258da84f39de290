import type { CellObject } from '@e965/xlsx';
import { numberFormat } from './number-format.ts';
import { numberText } from './number-text.ts';

/** A cell of the library as text, by the rules of numberText; truth as people write it, errors by their own text. */
export function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      return numberText(Number(cell.v), formatOf(cell), date1904);
    case 'b':
      return cell.v ? '是' : '否';
    case 'e':
      return cell.w ?? '#VALUE!';
    default:
      return lineBreaks(String(cell.v));
  }
}

/** One kind of line break, whoever wrote the file. */
export const lineBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

// the date formats of a Chinese Excel (27–36, 50–58) have a number and no text: what the library made of them gives them away
const formatOf = (cell: CellObject) => {
  if (cell.z !== undefined) return numberFormat(String(cell.z));
  return numberFormat(/^\d{1,2}\/\d{1,2}\/\d{2}$/.test(cell.w ?? '') ? 'yyyy/m/d' : undefined);
};

import { type CellObject, SSF } from '@e965/xlsx';
import { civilDate, isCivilDate } from '#shared/model/civil-date.ts';

/** From here a number no longer holds every digit: Excel keeps 15. */
const exactBelow = 1e15;
const two = (value: number) => String(value).padStart(2, '0');

/**
 * A workbook's cell as text: dates as civil dates by the workbook's date system and the cell's number format, never through a local Date.
 * A number too long to be exact stays visibly damaged (9.13311251484801E+17), so that no identifier is made up from it.
 */
export function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      return numberText(Number(cell.v), cell, date1904);
    case 'b':
      return cell.v ? '是' : '否';
    case 'e':
      return cell.w ?? '#VALUE!';
    default:
      return String(cell.v);
  }
}

function numberText(value: number, cell: CellObject, date1904: boolean): string {
  if (isDate(cell)) {
    const shown = dateText(value, cell, date1904);
    if (shown !== undefined) return shown;
  }
  if (Math.abs(value) >= exactBelow)
    return value
      .toExponential(14)
      .replace(/\.?0+e/, 'e')
      .toUpperCase();
  // a format such as 00000 pads what people read as a code; any other format only rounds what is stored
  if (/^0{2,}$/.test(String(cell.z ?? '')) && cell.w) return cell.w;
  // 0.1+0.2 is stored as 0.30000000000000004 and meant as 0.3
  return String(Number(value.toPrecision(15)));
}

// the date formats of a Chinese Excel (27–36, 50–58) have a number and no text: what the library made of them gives them away
const isDate = (cell: CellObject) => (cell.z === undefined ? /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(cell.w ?? '') : SSF.is_date(String(cell.z)));

function dateText(serial: number, cell: CellObject, date1904: boolean): string | undefined {
  const parts = SSF.parse_date_code(serial, { date1904 }) as { y: number; m: number; d: number; H: number; M: number } | null;
  if (!parts) return undefined;
  const clock = `${two(parts.H)}:${two(parts.M)}`;
  const format = plainFormat(String(cell.z ?? 'yyyy-m-d'));
  if (!/[yd]/.test(format) && serial < 1) return clock;
  if (!isCivilDate(parts.y, parts.m, parts.d)) return undefined;
  // shown as a month, known as a month: the first day was the spreadsheet's invention
  if (/y/.test(format) && !/[dh]/.test(format)) return `${parts.y}年${parts.m}月`;
  const day = civilDate(parts.y, parts.m, parts.d);
  return parts.H + parts.M === 0 ? day : `${day} ${clock}`;
}

const plainFormat = (format: string) =>
  format
    .toLowerCase()
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"[^"]*"/g, '')
    .split(';')[0] ?? '';

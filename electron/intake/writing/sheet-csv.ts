import type { Watch } from '../../bookkeeping/bookkeeping.ts';
import { cellText } from './field-cells.ts';
import { guarded } from './formula-guard.ts';
import { paced } from './paced.ts';
import type { SheetContent } from './sheet-rows.ts';

/** With it Excel and WPS take the file for UTF-8. */
const byteOrderMark = '\ufeff';
// a tab behind a long number keeps its digits: without it a spreadsheet shows 9.13308E+17; reading trims it off
const kept = (text: string) => (/^(\d{12,}|0\d+)$/.test(text) ? `${text}\t` : text);
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A line of a text table for people; what a spreadsheet would run as a formula is made text. */
export const csvLine = (texts: readonly string[]): string => `${texts.map((text) => quoted(kept(guarded(text)))).join(',')}\r\n`;

/** The sheet as .csv in UTF-8. Throws CALL-CANCELLED. */
export async function sheetCsv({ columns, rows, labelOf, mask }: SheetContent, watch?: Watch): Promise<Uint8Array> {
  const lines = paced(rows, '正在写出', watch, (row) => csvLine(columns.map(({ key, field }) => cellText(field, row[key], labelOf, mask))));
  const parts = [Buffer.from(byteOrderMark + csvLine(columns.map(({ field }) => field.title)))];
  for await (const line of lines) parts.push(Buffer.from(line));
  return new Uint8Array(Buffer.concat(parts));
}

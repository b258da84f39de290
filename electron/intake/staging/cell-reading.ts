import { addDays, readMonth } from '#shared/model/civil-date.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { type Field, isUnread } from '#shared/model/field.ts';
import { isMasked } from '#shared/model/masked.ts';
import { plainText } from '#shared/model/plain-text.ts';
import { plainDates, plainMonths } from '#shared/rules/mending/plain-dates.ts';
import { type CellRemark, doubtOf, warning } from './doubtful-cells.ts';

/** A cell's value, and what a person should know of how it was read. */
export interface CellReading {
  readonly value: unknown;
  readonly remark?: CellRemark;
}

/** What reading a sheet's cells needs to know. */
export interface SheetSurroundings extends Surroundings {
  /** The workbook counts days from 1904. */
  readonly date1904?: boolean;
}

/** What registers write for nothing. */
const placeholders = new Set(['n/a', 'null', '-', '--', '—', '——', '/', '\\']);
export const isNothing = (text: string): boolean => text === '' || (text.length <= 4 && placeholders.has(plainText(text).toLowerCase()));

/** What a spreadsheet shows where a formula of its own failed. */
const isSheetError = (text: string): boolean =>
  text.charCodeAt(0) === hash && /^#(?:REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|N\/A|SPILL!|CALC!)$/i.test(text);
const hash = 35;

/** A formula's error instead of a value: nothing is read, and said so. Undefined for any other text. */
export const errorCell = (field: Field, text: string): CellReading | undefined =>
  isSheetError(text)
    ? { value: null, remark: warning('ROW-002', `“${field.title}”在原表里是公式错误 ${text}，没有导入；请在原表查明后补上。`) }
    : undefined;

/** Reads a cell's text into a value of its field. What may be meant otherwise is read with a remark; what cannot be read is kept as it stands. */
export function readCell(field: Field, text: string, around: SheetSurroundings): CellReading {
  if (isMasked(field, text))
    return { value: null, remark: warning('ROW-002', `“${field.title}”是遮住的个人信息，没有导入；台账里原有的不变。`) };
  const failed = errorCell(field, text);
  if (failed) return failed;
  const value = coerce(field, text, around);
  if (isUnread(value)) return unreadCell(field, text, around) ?? { value };
  const doubt = doubtOf(field, text, value);
  return doubt ? { value, remark: doubt } : { value };
}

function unreadCell(field: Field, text: string, around: SheetSurroundings): CellReading | undefined {
  const plain = plainText(text);
  const serial = /^\d{4,5}(\.\d+)?$/.test(plain) ? serialValue(field, Number(plain), around.date1904) : undefined;
  if (serial !== undefined)
    return { value: serial, remark: warning('ROW-002', `“${plain}”按 Excel 序号读为 ${serial.replace('T', ' ')}；请核对。`) };
  if (field.kind === 'yesNo' && /^[○〇◯]$/.test(text)) return { value: false, remark: warning('ROW-002', `“${text}”按“否”读；请核对。`) };
  const other = otherwiseWritten(field, text, around);
  if (other !== undefined) return { value: other, remark: warning('ROW-002', `“${plain}”读为 ${other}；请核对。`) };
  if (field.kind === 'date' && lacksDay(text, around))
    return { value: { unread: text }, remark: partial(`“${field.title}”的“${plain}”缺日，已按原样保留；请补到日，如 2026-03-05。`) };
  return undefined;
}

const lacksDay = (text: string, { today }: Surroundings): boolean => readMonth(text, today) !== undefined;

const partial = (message: string): CellRemark => ({ rule: 'ROW-002', severity: 'error', message, stops: false });

/** Asked first, for a column may be full of texts that are none; a number alone is a serial or no date. */
const mayBeDate = /^(?!\s*\d+(?:\.\d+)?\s*$).*(?:[0-9０-９][-./,，、·．－／年月\s]+[0-9０-９]|[a-z]{3}|[〇零一二三四五六七八九十]年)/i;

/** 19.5.3, 3-May-19: a date written as no other date would be. What may be two dates, or has words beside it, is none. */
function otherwiseWritten({ kind }: Field, text: string, { today }: Surroundings): string | undefined {
  if ((kind !== 'date' && kind !== 'month') || !mayBeDate.test(text)) return undefined;
  const [only, ...others] = (kind === 'date' ? plainDates : plainMonths)(text, today);
  return only && others.length === 0 && !only.toCheck ? only.value : undefined;
}

/** Numbers below are years and days of a month to most. */
const earliest = '1910-01-01';
const [first, end] = [20_000, 60_000];

/** A day counted by the workbook's date system; cells that are formatted as dates were read by it already. */
function serialValue({ kind }: Field, serial: number, date1904 = false): string | undefined {
  const date = addDays(date1904 ? '1904-01-01' : '1899-12-30', Math.floor(serial));
  if (kind === 'date') return serial > 2100 && serial < end && date >= earliest ? date : undefined;
  if ((kind !== 'month' && kind !== 'time') || serial < first || serial >= end) return undefined;
  if (kind === 'month') return date.slice(0, 7);
  const minutes = Math.round((serial % 1) * 1440) % 1440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

import { isDamagedByExcel } from '#shared/codes/credit-code.ts';
import { addDays, isCivilDate, readMonth } from '#shared/model/civil-date.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { type Field, isUnread } from '#shared/model/field.ts';
import { isMasked } from '#shared/model/masked.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { Remark } from './draft.ts';

/** A cell's value, and what a person should know of how it was read. */
export interface CellReading {
  readonly value: unknown;
  readonly remark?: Omit<Remark, 'field'>;
}

/** What registers write for nothing. */
const placeholders = new Set(['n/a', '#n/a', 'null', '-', '--', '—', '——', '/', '\\']);
export const isNothing = (text: string): boolean => text === '' || (text.length <= 4 && placeholders.has(plainText(text).toLowerCase()));

/** Reads a cell's text into a value of its field. What may be meant otherwise is read with a remark; what cannot be read is kept as it stands. */
export function readCell(field: Field, text: string, around: Surroundings): CellReading {
  if (isMasked(field, text))
    return { value: null, remark: warning('ROW-002', `“${field.title}”是遮住的个人信息，没有导入；台账里原有的不变。`) };
  const value = coerce(field, text, around);
  if (isUnread(value)) return unreadCell(field, text, around) ?? { value };
  const doubt = doubtOf(field, text, value);
  return doubt ? { value, remark: doubt } : { value };
}

const warning = (rule: string, message: string): Omit<Remark, 'field'> => ({ rule, severity: 'warning', message, stops: false });

function doubtOf(field: Field, text: string, value: unknown): Omit<Remark, 'field'> | undefined {
  if (field.format) return doubtfulNumber(field, text, value);
  if (field.kind === 'date') return doubtfulDate(text, value);
  return undefined;
}

function doubtfulNumber(field: Field, text: string, value: unknown): Omit<Remark, 'field'> | undefined {
  const plain = plainText(text);
  if (field.format === 'idNumber' && /^\d{15}$/.test(plain.replace(/[\s-]/g, '')) && value !== plain)
    return warning('MEM-001', '15 位旧号码已升为 18 位；请与身份证核对。');
  if (field.format !== 'phone' || !isDamagedByExcel(plain)) return undefined;
  return warning('ROW-002', `“${field.title}”被 Excel 当作数字处理，末几位已经丢失；请把这一列设为文本后重新填写。`);
}

function doubtfulDate(text: string, value: unknown): Omit<Remark, 'field'> | undefined {
  const plain = plainText(text);
  if (/^\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?$/.test(plain)) return warning('ROW-002', `“${plain}”没有年份，按今年读为 ${value}；请核对。`);
  const [, year, month] = /^((?:19|20)\d\d)(\d\d)$/.exec(plain) ?? [];
  if (year === undefined || Number(year) < 1949 || !isCivilDate(Number(year), Number(month), 1)) return undefined;
  return warning('ROW-002', `“${plain}”读为 ${value}，也可能是 ${year} 年 ${Number(month)} 月；请核对。`);
}

function unreadCell(field: Field, text: string, { today }: Surroundings): CellReading | undefined {
  const plain = plainText(text);
  const serial = /^\d{5}(\.\d+)?$/.test(plain) ? Number(plain) : 0;
  if (serial >= 20_000 && serial < 60_000 && ['date', 'month', 'time'].includes(field.kind)) {
    const value = serialValue(field, serial);
    return { value, remark: warning('ROW-002', `“${plain}”按 Excel 序号读为 ${String(value).replace('T', ' ')}；请核对。`) };
  }
  if (field.kind === 'yesNo' && /^[○〇◯]$/.test(text)) return { value: false, remark: warning('ROW-002', `“${text}”按“否”读；请核对。`) };
  if (field.kind === 'date' && readMonth(text, today) !== undefined)
    return { value: { unread: text }, remark: partial(`“${field.title}”的“${plain}”缺日，已按原样保留；请补到日，如 2026-03-05。`) };
  return undefined;
}

const partial = (message: string): Omit<Remark, 'field'> => ({ rule: 'ROW-002', severity: 'error', message, stops: false });

/** The 1900 date system; cells that are real dates were read by the workbook's own. */
function serialValue({ kind }: Field, serial: number): string {
  const date = addDays('1899-12-30', Math.floor(serial));
  if (kind === 'month') return date.slice(0, 7);
  if (kind === 'date') return date;
  const minutes = Math.round((serial % 1) * 1440) % 1440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

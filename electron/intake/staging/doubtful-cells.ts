import { isDamagedByExcel } from '#shared/codes/credit-code.ts';
import { isIdNumber } from '#shared/codes/id-number.ts';
import { isMoney } from '#shared/model/coerce.ts';
import type { Field } from '#shared/model/field.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { Remark } from './draft.ts';

export type CellRemark = Omit<Remark, 'field'>;

export const warning = (rule: string, message: string): CellRemark => ({ rule, severity: 'warning', message, stops: false });

/** What a person should know of a value that was read: how else it may have been meant. */
export function doubtOf(field: Field, text: string, value: unknown): CellRemark | undefined {
  if (field.format === 'idNumber') return doubtfulIdNumber(text, value);
  if (field.format === 'phone') return doubtfulPhone(field, text, value);
  const doubt = doubts[field.kind as keyof typeof doubts];
  return doubt?.(field, text, value);
}

const doubts = {
  date: (_field, text, value) => doubtfulDay(plainText(text), value),
  time: (_field, text, value) => doubtfulDay(plainText(text), value),
  month: (_field, text, value) => doubtfulMonth(plainText(text), value),
  amount: (field, text, value) => doubtfulMoney(field, text, value),
} satisfies Partial<Record<Field['kind'], (field: Field, text: string, value: unknown) => CellRemark | undefined>>;

function doubtfulIdNumber(text: string, value: unknown): CellRemark | undefined {
  const plain = plainText(text);
  if (/^\d{15}$/.test(plain.replace(/[\s-]/g, '')) && value !== plain)
    return warning('MEM-001', '15 位旧号码已升为 18 位；请与身份证核对。');
  // one in eleven of the numbers that a spreadsheet rounded verifies
  if (typeof value !== 'string' || !value.endsWith('000') || !isIdNumber(value)) return undefined;
  return warning('ROW-002', '号码末三位是 000，可能被 Excel 当作数字处理过；请与身份证核对。');
}

function doubtfulPhone({ title }: Field, text: string, value: unknown): CellRemark | undefined {
  if (isDamagedByExcel(plainText(text)))
    return warning('ROW-002', `“${title}”被 Excel 当作数字处理，末几位已经丢失；请把这一列设为文本后重新填写。`);
  if (typeof value !== 'string' || !/[^\d、+\-转分机]/.test(value)) return undefined;
  return warning('ROW-002', `“${title}”里除号码外还有别的内容，已按原样保留；请核对。`);
}

const withoutYear = /^\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?(?![\d./-])/;
const named = /^(今|昨|前|明|后)[天日]|^(本|上)?月[初末底]/;

function doubtfulDay(plain: string, value: unknown): CellRemark | undefined {
  const read = String(value).replace('T', ' ');
  if (withoutYear.test(plain)) return warning('ROW-002', `“${plain}”没有年份，按今年读为 ${read}；请核对。`);
  return named.test(plain) ? warning('ROW-002', `“${plain}”按今天推算，读为 ${read}；请核对。`) : undefined;
}

function doubtfulMonth(plain: string, value: unknown): CellRemark | undefined {
  const [, year] = /^(\d{4})\.1$/.exec(plain) ?? [];
  if (year !== undefined) return warning('ROW-002', `“${plain}”读为 ${value}，表格可能把 ${year}.10 显示成了 ${plain}；请核对。`);
  if (!/^\d{6}$/.test(plain)) return doubtfulDay(plain, value);
  const [month, day] = [Number(plain.slice(2, 4)), Number(plain.slice(4))];
  if (plain !== String(value).replace('-', '')) return warning('ROW-002', `“${plain}”按“年月日”六位读为 ${value}；请核对。`);
  if (!plain.startsWith('20') || month < 1 || month > 12 || day < 1) return undefined;
  return warning('ROW-002', `“${plain}”读为 ${value}，也可能是 2020 年 ${month} 月；请核对。`);
}

function doubtfulMoney(field: Field, text: string, value: unknown): CellRemark | undefined {
  if (!/^[¥￥]/.test(text) || !isMoney(field) || /[元万亿]$/.test(text)) return undefined;
  return warning('ROW-002', `“${text}”没有写明是元还是万元，按“${field.title}”读为 ${value}；请核对。`);
}

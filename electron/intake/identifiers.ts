import { isCreditCode, isDamagedByExcel } from '#shared/codes/credit-code.ts';
import { isIdNumber } from '#shared/codes/id-number.ts';
import type { Field } from '#shared/model/field.ts';

export interface Judgement {
  readonly rule: string;
  readonly message: string;
}

/** What is wrong with an identifier that rows are matched by; undefined where it verifies or is no identifier. `text` as written, `value` as read. */
export function judgeIdentifier(field: Field, text: string, value: unknown): Judgement | undefined {
  if (typeof value !== 'string') return undefined;
  if (field.format === 'creditCode') {
    if (isDamagedByExcel(text) || isDamagedByExcel(value)) {
      return { rule: 'ORG-002', message: `“${text}”已被 Excel 当作数字改坏，后几位丢失；请按营业执照重新录入，单元格先设为文本格式。` };
    }
    if (!isCreditCode(value))
      return { rule: 'ORG-001', message: `“${text}”不是有效的统一社会信用代码（18 位，末位为校验码）；请按营业执照核对。` };
  }
  if (field.format === 'idNumber' && !isIdNumber(value)) {
    return { rule: 'MEM-001', message: '公民身份号码位数、出生日期或校验码不对；请按身份证核对，单元格先设为文本格式。' };
  }
  return undefined;
}

/** Whether a value identifies beyond doubt: codes and numbers only where they verify. */
export const identifies = (field: Field, value: unknown): value is string =>
  typeof value === 'string' && value !== '' && judgeIdentifier(field, value, value) === undefined;

import { isCreditCode } from '#shared/codes/credit-code.ts';
import { isIdNumber } from '#shared/codes/id-number.ts';
import type { Field } from '#shared/model/field.ts';

/** Whether a value identifies beyond doubt: codes and numbers only where they verify. */
export function identifies(field: Field, value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  if (field.format === 'creditCode') return isCreditCode(value);
  return field.format === 'idNumber' ? isIdNumber(value) : true;
}

import { isCreditCode } from '../../codes/credit-code.ts';
import { birthDateOf, isIdNumber, sexOf, upgradedIdNumber } from '../../codes/id-number.ts';
import type { AnyRow } from '../../model/table.ts';
import { type Reading, reading } from './reading.ts';

/** 51 社会团体, 52 民办非企业单位, 53 基金会, 59 其他, 31 律师事务所, 33 基层法律服务所, 34 司法鉴定机构. */
export const socialCodes: ReadonlySet<string> = new Set(['51', '52', '53', '59', '31', '33', '34']);

export interface Proof extends Reading<string> {
  /** What proves it, for people. */
  readonly by: string;
}

function fromIdNumber(row: AnyRow, field: string): Proof | undefined {
  const number = typeof row.id_number === 'string' ? upgradedIdNumber(row.id_number) : '';
  if (!isIdNumber(number)) return undefined;
  const value = field === 'sex' ? sexOf(number) : field === 'born_on' ? birthDateOf(number) : undefined;
  return value === undefined ? undefined : { value, by: '公民身份号码' };
}

/** An accounting or tax firm is an enterprise to the register and a social organization to many ledgers: 9 proves less than 5. */
function fromCreditCode(row: AnyRow, field: string): Proof | undefined {
  const code = row.credit_code;
  if (field !== 'category' || typeof code !== 'string' || !isCreditCode(code)) return undefined;
  const by = '统一社会信用代码';
  if (code.startsWith('9')) return { ...reading('new_economic', true), by };
  return socialCodes.has(code.slice(0, 2)) ? { value: 'new_social', by } : undefined;
}

const proofs: Readonly<Record<string, (row: AnyRow, field: string) => Proof | undefined>> = {
  member: fromIdNumber,
  organization: fromCreditCode,
};

/** What a number whose check character is right proves of another cell of its row. */
export const provenBy = (table: string, row: AnyRow, field: string): Proof | undefined => proofs[table]?.(row, field);

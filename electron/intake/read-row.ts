import type { IntakeProblem } from '#shared/contract/intake.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { Table } from '#shared/model/table.ts';
import type { MatchedColumn } from './header-match.ts';
import { judgeIdentifier } from './identifiers.ts';

/** A problem of a row; a stopping one keeps the row out. */
export interface RowProblem extends IntakeProblem {
  readonly stops: boolean;
}

export interface ReadRow {
  /** The sheet's own row number. */
  readonly row: number;
  /** Values of the mapped columns that hold something. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly RowProblem[];
}

export interface FieldColumn extends MatchedColumn {
  readonly field: string;
}

/** What registers write for nothing. */
const placeholders = new Set(['n/a', '#n/a', 'null', '-', '--', '—', '——', '/', '\\']);
export const isNothing = (text: string): boolean => text === '' || placeholders.has(plainText(text).toLowerCase());

/** Reads one row's cells into values; what cannot be read is kept as it stands, with a problem. */
export function readRow(
  row: number,
  cells: readonly string[],
  columns: readonly FieldColumn[],
  table: Table,
  around: Surroundings,
): ReadRow {
  const values: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const { column, header, field: key } of columns) {
    const text = (cells[column] ?? '').trim();
    const field = table.fields[key];
    if (!field || isNothing(text)) continue;
    const value = coerce(field, text, around);
    values[key] = value;
    const found = problemOf(field, text, value, table.match.includes(key));
    if (found) problems.push({ row, column: header, value: text, ...found });
  }
  return { row, values, problems };
}

type Found = Pick<RowProblem, 'rule' | 'severity' | 'message' | 'stops'>;

function problemOf(field: Field, text: string, value: unknown, matched: boolean): Found | undefined {
  if (isUnread(value)) return { rule: 'ROW-002', severity: 'error', message: unreadMessage[field.kind](field), stops: false };
  const judged = judgeIdentifier(field, text, value);
  if (judged) return { ...judged, severity: 'error', stops: matched };
  if (field.format === 'idNumber' && /^\d{15}$/.test(plainText(text))) {
    return { rule: 'MEM-001', severity: 'warning', message: '15 位旧号码已按国家标准升为 18 位；请与身份证核对。', stops: false };
  }
  return undefined;
}

const choices = (field: Field) => Object.values(field.list?.entries ?? {}).map((entry) => entry.title);
const oneOf = (field: Field) =>
  `“${field.title}”没有这一项；可填：${choices(field).slice(0, 12).join('、')}${choices(field).length > 12 ? '等' : ''}。`;
const notFound = (field: Field) => `台账里没有找到（或找到不止一个）这个${field.title}；请先录入，或写完整名称。`;
const unreadMessage = {
  text: (field) => `“${field.title}”读不出来；请重新填写。`,
  note: (field) => `“${field.title}”读不出来；请重新填写。`,
  count: (field) => `“${field.title}”应是不带小数的数；请改正。`,
  amount: (field) => `“${field.title}”应是一个数；请改正。`,
  date: (field) => `“${field.title}”不是完整的日期；请写到年月日，如 2026-03-05。`,
  month: (field) => `“${field.title}”不是月份；请写成 2026-03。`,
  time: (field) => `“${field.title}”不是日期和时间；请写成 2026-03-05 14:30。`,
  yesNo: (field) => `“${field.title}”请填 是 或 否。`,
  code: oneOf,
  codes: oneOf,
  link: notFound,
  links: notFound,
  records: (field) =>
    `“${field.title}”的写法读不出来；请按“${field.columns?.map((column) => column.title).join('|') ?? ''}”填写，多项用分号分开。`,
} satisfies Record<Kind, (field: Field) => string>;

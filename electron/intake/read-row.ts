import type { IntakeProblem } from '#shared/contract/intake.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import type { MatchedColumn } from '#shared/model/header-match.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { Table } from '#shared/model/table.ts';

/** A problem of a row; a stopping one keeps the row out. */
export interface RowProblem extends IntakeProblem {
  readonly stops: boolean;
}

export interface ReadRow {
  /** The sheet's own row number. */
  readonly row: number;
  /** Values of the mapped columns that hold something. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The same as written. */
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
}

export interface FieldColumn extends MatchedColumn {
  readonly field: string;
}

/** What registers write for nothing. */
const placeholders = new Set(['n/a', '#n/a', 'null', '-', '--', '—', '——', '/', '\\']);
export const isNothing = (text: string): boolean => text === '' || placeholders.has(plainText(text).toLowerCase());

/** Reads one row's cells into values; what cannot be read is kept as it stands. */
export function readRow(
  row: number,
  cells: readonly string[],
  columns: readonly FieldColumn[],
  table: Table,
  around: Surroundings,
): ReadRow {
  const values: Record<string, unknown> = {};
  const texts: Record<string, string> = {};
  const problems: RowProblem[] = [];
  for (const { column, header, field: key } of columns) {
    const text = (cells[column] ?? '').trim();
    const field = table.fields[key];
    if (!field || isNothing(text)) continue;
    values[key] = coerce(field, text, around);
    texts[key] = text;
    if (field.format === 'idNumber' && values[key] !== plainText(text) && /^\d{15}$/.test(plainText(text)))
      problems.push({
        row,
        column: header,
        value: text,
        rule: 'MEM-001',
        severity: 'warning',
        message: '15 位旧号码已升为 18 位；请与身份证核对。',
        stops: false,
      });
  }
  return { row, values, texts, problems };
}

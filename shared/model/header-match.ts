import type { Field } from './field.ts';
import type { Table } from './table.ts';

/** Header as written -> field key, or null where nothing matched. */
export type HeaderMap = Readonly<Record<string, string | null>>;

export interface MatchedColumn {
  /** Place in the row, from 0. */
  readonly column: number;
  /** As written; a second column of the same title is told apart by its place. */
  readonly header: string;
  readonly field: string | null;
}

/** A header as two sheets would agree on it: width, spaces, line breaks, marks of required columns. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[*★☆●]+|[*★:]+$/g, '')
    .toLowerCase();

const bracket = /[(（[【]([^()（）[\]【】]*)[)）\]】]$/;
const withoutUnit = (plain: string) => plain.replace(bracket, '') || plain;
const unitOf = (plain: string) => bracket.exec(plain)?.[1];
const money = new Set(['元', '千元', '万元', '百万元', '千万元', '亿元', '万美元', '美元']);

const plainNames = new WeakMap<Field, readonly string[]>();
/** A field's title and aliases as headers are compared; none where no column can fill it. */
export function namesOf(field: Field): readonly string[] {
  // a column of a workbook holds words, never the files that attachments are
  const known = plainNames.get(field) ?? (field.attachments ? [] : [field.title, ...(field.aliases ?? [])]).map(plainHeader);
  plainNames.set(field, known);
  return known;
}

const looseNames = new WeakMap<Field, readonly string[]>();
function looseNamesOf(field: Field): readonly string[] {
  const known = looseNames.get(field) ?? namesOf(field).map(withoutUnit);
  looseNames.set(field, known);
  return known;
}

/** Whether a header gives its figures in another unit of money than a field: read as they stand they would be off by ten thousand. */
export function inOtherMoney(header: string, field: Field): boolean {
  // 人民币元, 单位:元, 万元人民币
  const mine = unitOf(header)?.replace(/^(金额|单位)+:?|人民币/g, '');
  if (mine === undefined || !money.has(mine)) return false;
  return (
    mine !==
    namesOf(field)
      .map(unitOf)
      .find((unit) => unit !== undefined)
  );
}

/**
 * How well a header, made plain, names a field: 0 its title, then its aliases in order, then the same without a unit in brackets. Undefined where
 * it does not, or where it is 营业收入(亿元) for a field in 万元.
 */
export function rankOf(header: string, field: Field): number | undefined {
  const names = namesOf(field);
  const exact = names.indexOf(header);
  if (exact >= 0) return exact;
  if (inOtherMoney(header, field)) return undefined;
  const loose = looseNamesOf(field).indexOf(withoutUnit(header));
  return loose >= 0 ? names.length + loose : undefined;
}

/**
 * Which field each header of a row stands for. A field takes one column only: its title before its aliases, an earlier alias before a later
 * one, the column further left before the other. `map` overrides for the headers it names.
 */
export function matchHeaders(headers: readonly string[], table: Table, map: HeaderMap = {}): MatchedColumn[] {
  const columns = named(headers);
  const taken = new Map<number, string>();
  const used = new Set<string>();
  const given = new Set<number>();
  for (const { column, header } of columns) {
    const override = Object.hasOwn(map, header) ? map[header] : undefined;
    if (override === undefined) continue;
    given.add(column);
    if (override === null) continue;
    taken.set(column, override);
    used.add(override);
  }
  for (const { column, key } of candidates(columns, table)) {
    if (given.has(column) || taken.has(column) || used.has(key)) continue;
    taken.set(column, key);
    used.add(key);
  }
  return columns.map(({ column, header }) => ({ column, header, field: taken.get(column) ?? null }));
}

function candidates(columns: readonly { column: number; text: string }[], table: Table) {
  const found: { column: number; key: string; rank: number }[] = [];
  for (const { column, text } of columns) {
    for (const [key, field] of Object.entries(table.fields)) {
      const rank = rankOf(plainHeader(text), field);
      if (rank !== undefined) found.push({ column, key, rank });
    }
  }
  return found.sort((a, b) => a.rank - b.rank || a.column - b.column);
}

function named(headers: readonly string[]) {
  const seen = new Set<string>();
  const columns: { column: number; text: string; header: string }[] = [];
  for (const [column, written] of headers.entries()) {
    const text = written.trim();
    if (text === '') continue;
    const header = seen.has(text) ? `${text}（第${column + 1}列）` : text;
    seen.add(header);
    columns.push({ column, text, header });
  }
  return columns;
}

import { codeOf } from '#shared/codes/code-list.ts';
import { isCreditCode } from '#shared/codes/credit-code.ts';
import { birthDateOf, isIdNumber, upgradedIdNumber } from '#shared/codes/id-number.ts';
import { readDate } from '#shared/model/civil-date.ts';
import type { Field } from '#shared/model/field.ts';
import { namesOf, plainHeader } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';
import type { FieldName } from '#shared/model/tables.ts';
import { isBlank, tight } from '../shape/cell-kinds.ts';
import type { RecognisedSheet, SheetColumn } from '../shape/recognise.ts';
import { isPerson, readHeader } from './header-readings.ts';
import { tellingWords } from './similarity.ts';

/** Rows looked at; a sheet is alike all the way down. */
const looked = 300;
/** The share of a column's values that must fit. */
const most = 0.8;

interface Values {
  readonly column: number;
  readonly header: string;
  /** '' where a row has none. */
  readonly cells: readonly string[];
  readonly filled: readonly string[];
}

/** Fields that columns stand for by their values: place of the column -> key. A field that two columns fit goes to the first. */
export function fieldsByContent(
  sheet: RecognisedSheet,
  table: Table,
  open: readonly SheetColumn[],
  free: readonly string[],
): ReadonlyMap<number, string> {
  const rows = sheet.rows.slice(0, looked);
  const used = new Set<string>();
  const chosen = new Map<number, string>();
  const idNumbers = sheet.columns.map(({ column }) => valuesOf(rows, column, '')).find((values) => fits(values, isId));
  for (const { column, header, samples } of open) {
    if (samples.length === 0) continue;
    const values = valuesOf(rows, column, /^第\d+列$/.test(header) ? '' : plainHeader(header));
    const left = free.filter((key) => !used.has(key));
    const key = keyOf(values, table, left, idNumbers);
    if (key === undefined) continue;
    used.add(key);
    chosen.set(column, key);
  }
  return chosen;
}

function valuesOf(rows: RecognisedSheet['rows'], column: number, header: string): Values {
  const cells = rows.map(({ cells }) => tight(cells[column] ?? ''));
  return { column, header, cells, filled: cells.filter((cell) => !isBlank(cell)) };
}

const bare = (text: string) => text.replace(/-/g, '').toUpperCase();
const isId = (text: string) => isIdNumber(upgradedIdNumber(bare(text)));
const isMobile = (text: string) => /^(\+?86)?1[3-9]\d{9}$/.test(bare(text));
// the year of a short form does not matter here
const dateOf = (text: string) => (/\d.*\d.*\d/.test(text) ? readDate(text, '2100-01-01') : undefined);
const fits = ({ filled }: Values, fit: (text: string) => boolean) => filled.length > 0 && filled.filter(fit).length >= filled.length * most;

function keyOf(values: Values, table: Table, free: readonly string[], idNumbers: Values | undefined): string | undefined {
  const only = (suits: (field: Field) => boolean) => {
    const keys = free.filter((key) => table.fields[key] && suits(table.fields[key]));
    return keys.length === 1 ? keys[0] : undefined;
  };
  // whose number a header such as 配偶身份证号 speaks of is not ours to guess
  if (fits(values, isId)) return ofOthers(values.header) ? undefined : only(({ format }) => format === 'idNumber');
  if (fits(values, (text) => isCreditCode(bare(text))))
    return ofOthers(values.header) ? undefined : only(({ format }) => format === 'creditCode');
  if (fits(values, isMobile)) return ofOthers(values.header) ? undefined : only(({ format }) => format === 'phone');
  if (fits(values, (text) => dateOf(text) !== undefined)) return dateKey(values, table, free, idNumbers);
  return listKey(values, table, free);
}

/** Whether a header says that its values are somebody's or something's else. */
function ofOthers(header: string): boolean {
  const { groups, leaf } = readHeader(header);
  return (
    /配偶|家属|父|母|子女|紧急|书记|委员|联系人|联络|指导|介绍人|经办|财务|上级|主管|法人/.test(header) ||
    groups.some(isPerson) ||
    (isPerson(leaf) && leaf !== '')
  );
}

/** A date is known by what the ID number says of birth, or by a header that begins as the field's and tells nothing else. */
function dateKey(values: Values, table: Table, free: readonly string[], idNumbers: Values | undefined): string | undefined {
  if (free.includes(birth) && idNumbers && isBirth(values, idNumbers)) return birth;
  const { header } = values;
  if (header === '') return undefined;
  const hinted = free.filter((key) => {
    const field = table.fields[key];
    return (
      field?.kind === 'date' &&
      namesOf(field).some((name) => name.startsWith(header.slice(0, 2)) && tellingWords(name) === tellingWords(header))
    );
  });
  return hinted.length === 1 ? hinted[0] : undefined;
}
/** The field that an ID number holds the value of. */
const birth: FieldName<'member'> = 'born_on';

function isBirth({ cells }: Values, idNumbers: Values): boolean {
  const pairs = cells.flatMap((cell, row) => {
    const born = birthDateOf(upgradedIdNumber(bare(idNumbers.cells[row] ?? '')));
    return cell !== '' && born !== undefined ? [dateOf(cell) === born] : [];
  });
  return pairs.length > 0 && pairs.filter(Boolean).length >= pairs.length * most;
}

/** A code field whose list holds the values, where no other list of the table does. */
function listKey({ filled, header }: Values, table: Table, free: readonly string[]): string | undefined {
  // a key such as 10 or 1 is written by no one who means it
  if (filled.length < 2 || ofOthers(header) || filled.every((text) => /^[\da-z]*$/i.test(text))) return undefined;
  const kinds = new Set(filled);
  const keys = Object.keys(table.fields).filter((key) => {
    const list = table.fields[key]?.kind === 'code' ? table.fields[key]?.list : undefined;
    if (!list || !filled.slice(0, 5).some((text) => codeOf(list, text) !== undefined)) return false;
    const known = new Map([...kinds].map((text) => [text, codeOf(list, text) !== undefined]));
    return filled.filter((text) => known.get(text)).length >= filled.length * 0.9;
  });
  return keys.length === 1 && free.includes(keys[0] ?? '') ? keys[0] : undefined;
}

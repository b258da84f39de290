import { type CodeList, codeOf } from '../codes/code-list.ts';
import { upgradedIdNumber } from '../codes/id-number.ts';
import { isLocalTo } from '../codes/local-codes.ts';
import { readDate, readMonth, readTime } from './civil-date.ts';
import { type Field, isUnread, type Kind, type RecordColumn, type TextFormat } from './field.ts';
import { phoneNumbers } from './phone-numbers.ts';
import { plainText, shortText } from './plain-text.ts';
import type { TableName } from './tables.ts';

/** What conversion needs to know of the world. */
export interface Surroundings {
  /** The civil date of today, for short dates. */
  readonly today: string;
  /** The id of the one row that a text names (by id, label or match field); undefined where none or several do. */
  resolve(table: TableName, text: string): string | undefined;
  /** The code of an entry that a task file added to a list, where the caller knows of any. */
  local?(list: CodeList, text: string): string | undefined;
  /** The code that a text in Latin letters spells, where the caller reads pinyin. */
  spelled?(list: CodeList, text: string): string | undefined;
}

const unread = (input: unknown) => ({ unread: typeof input === 'string' ? input : JSON.stringify(input) });
const blank = (input: unknown) => input === null || input === undefined || (typeof input === 'string' && input.trim() === '');

// the apostrophe that makes a spreadsheet take a number as text, and characters nobody sees
const bare = (text: string) =>
  plainText(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/^['‘’`]+/, '');
const formats = {
  creditCode: (text: string) => bare(text).replace(/[\s-]/g, '').toUpperCase(),
  idNumber: (text: string) => upgradedIdNumber(bare(text).replace(/[\s-]/g, '').toUpperCase()),
  phone: (text: string) => phoneNumbers(bare(text)),
  division: (text: string) => bare(text).replace(/\s/g, ''),
} satisfies Record<TextFormat, (text: string) => string>;

const yes = new Set(['是', '有', '1', 'y', 'yes', 'true', 't', '√', '✓', '✔', '☑', '●', '■', '已建', '已', '对', '已建立', '建有']);
const no = new Set(['否', '无', '0', 'n', 'no', 'false', 'f', '×', 'x', '✗', '✘', '☐', '□', '未建', '没有', '没', '未', '不是', '未建立']);

/** What a unit written behind a number is worth in a field whose title names its own unit; in any other field a plain unit changes nothing. */
const unitsOf: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  万元: { 万元: 1, 万: 1, 元: 1e-4, 亿元: 1e4, 亿: 1e4 },
  分钟: { 分钟: 1, 分: 1, 小时: 60 },
  m2: { 平方米: 1, m2: 1 },
};
const plainUnits: Readonly<Record<string, number>> = { 人: 1, 名: 1, 个: 1, 年: 1, 次: 1, 小时: 1, 学时: 1 };
const manyPeople: Readonly<Record<string, number>> = { 万: 1e4, 万人: 1e4, 万名: 1e4, 万个: 1e4 };

type Numbered = Pick<Field, 'kind' | 'title'>;

function worthOf(unit: string, field: Numbered): number | undefined {
  const own = unitsOf[plainText(/[(（]([^()（）]+)[)）]$/.exec(field.title)?.[1] ?? '')];
  return own ? own[unit] : (plainUnits[unit] ?? (field.kind === 'count' ? manyPeople[unit] : undefined));
}

/** Whether a field is a sum of money, by the unit in its title. */
export const isMoney = ({ title }: Pick<Field, 'title'>): boolean => /元[)）]$/.test(title);

// as nearly every cell has it: no unit, and not more digits than a number holds
const barely = /^\d{1,9}(?:\.\d{1,6})?$/;

// a comma or a space parts thousands and nothing else: 3,5 is not thirty-five
const numberWithUnit = /^(¥ ?)?(-?(?:[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)|\d+)(?:\.\d+)?) *((?:[^\d\s,.][^\d,.]*\d?)?)$/;

function number(input: unknown, field: Numbered): number | undefined {
  if (typeof input === 'number') return Number.isFinite(input) ? input : undefined;
  const text = String(input);
  if (barely.test(text)) return Number(text);
  const [, yuan, written, unit = ''] = numberWithUnit.exec(plainText(text)) ?? [];
  if (yuan && !isMoney(field)) return undefined;
  const digits = written?.replace(/[, ]/g, '');
  const worth = unit === '' ? 1 : worthOf(unit, field);
  // binary fractions leave crumbs: 1.1 times 10,000
  return digits === undefined || worth === undefined ? undefined : Number((Number(digits) * worth).toPrecision(15));
}
const listOf = (input: unknown) =>
  (Array.isArray(input) ? input : String(input).split(/[、,，;；\n]/))
    .map((item) => (typeof item === 'string' ? item.trim() : '?'))
    .filter(Boolean);
const listKinds = new Set<Kind>(['codes', 'links', 'records']);

/** 张三(事假)、李四(病假): two records where each is a person and a reason; a “|” parts the cells of one record. */
const itemsOf = (text: string, arePairs: boolean): string[] =>
  text.split(/[;；\n]/).flatMap((item) => (arePairs && !/[|｜]/.test(item) ? item.split(/[、,，](?![^(（]*[)）])/) : [item]));

function readRecord(item: string, columns: readonly RecordColumn[]): Record<string, string | number | null> | undefined {
  const bracketed = columns.length === 2 ? /^(.+?)\s*[(（](.+)[)）]$/.exec(item) : null;
  const cells = bracketed ? bracketed.slice(1) : item.split(/[|｜]/);
  if (cells.length > columns.length) return undefined;
  const record: Record<string, string | number | null> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]?.trim() ?? '';
    const value = cell === '' ? null : column.kind === 'count' ? number(cell, column) : cell;
    if (value === undefined) return undefined;
    record[column.key] = value;
  }
  return record;
}

function validRecord(value: unknown, columns: readonly RecordColumn[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  const known = new Set(columns.map((column) => column.key));
  return Object.entries(record).every(
    ([key, cell]) => known.has(key) && (cell === null || typeof cell === 'string' || typeof cell === 'number'),
  );
}

const codeIn = ({ list }: Field, text: string, { spelled, local }: Surroundings) =>
  list &&
  (codeOf(list, text) ?? local?.(list, text) ?? (isLocalTo(list, text) ? text : (codeBesideTitle(list, text) ?? spelled?.(list, text))));

/** C制造业, C-制造业: a code and the title that belongs to it. */
function codeBesideTitle(list: CodeList, text: string): string | undefined {
  const [, code = '', title = ''] = /^([A-Za-z0-9]{1,4})[\s\-—.．:：、_]*(\P{ASCII}.*)$/u.exec(text.trim()) ?? [];
  const found = code === '' ? undefined : codeOf(list, code);
  return found !== undefined && found === codeOf(list, title) ? found : undefined;
}

/** What lists say where they have nothing, unless it is a name or code of its own. */
const isNone = (input: unknown) => typeof input === 'string' && /^(无|没有|否|暂无)$/.test(plainText(input));

/** The rows that an item names: one, or several parted by a space or a stroke where each of them is one. */
function rowsNamed(item: string, table: TableName, around: Surroundings): readonly (string | undefined)[] {
  const whole = around.resolve(table, item);
  const parts = whole === undefined ? item.split(/[\s/／]+/).filter(Boolean) : [];
  const found = parts.length > 1 ? parts.map((part) => around.resolve(table, part)) : [undefined];
  return found.includes(undefined) ? [whole] : found;
}

// a character that many programs take for the end of the text: what stands behind it would be seen by some and not by others
const withoutNul = (input: unknown) => String(input).replaceAll('\0', '');

type Coerce = (input: unknown, field: Field, around: Surroundings) => unknown;

/** One reading per kind: undefined where the input cannot be read. */
const coerceOf = {
  text: (input, field) =>
    field.format ? formats[field.format](withoutNul(input)) : shortText(withoutNul(input)).replace(/\s*\n\s*/g, ' '),
  note: (input) => withoutNul(input).replace(/\r\n?/g, '\n').trim(),
  count: (input, field) => {
    const value = number(input, field);
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  },
  amount: (input, field) => number(input, field),
  date: (input, _, around) => readDate(String(input), around.today),
  month: (input, _, around) => readMonth(String(input), around.today),
  time: (input, _, around) => readTime(String(input), around.today),
  yesNo: (input) => {
    if (typeof input === 'boolean') return input;
    const clean = plainText(String(input)).toLowerCase();
    return yes.has(clean) ? true : no.has(clean) ? false : undefined;
  },
  code: (input, field, around) => codeIn(field, String(input), around),
  codes: (input, field, around) => {
    const found = listOf(input).map((item) => codeIn(field, item, around));
    if (found.includes(undefined) && isNone(input)) return [];
    return found.includes(undefined) ? undefined : [...new Set(found)];
  },
  link: (input, field, around) => around.resolve(field.to as TableName, String(input).trim()),
  links: (input, field, around) => {
    const found = listOf(input).flatMap((item) => rowsNamed(item, field.to as TableName, around));
    if (found.includes(undefined) && isNone(input)) return [];
    return found.includes(undefined) ? undefined : [...new Set(found)];
  },
  records: (input, field) => {
    const columns = field.columns ?? [];
    if (Array.isArray(input)) return input.every((item) => validRecord(item, columns)) ? input : undefined;
    // a text names no file
    if (field.attachments) return undefined;
    if (isNone(input)) return [];
    const found = itemsOf(String(input), columns.length === 2)
      .map((item) => item.trim())
      .filter(Boolean)
      .map((item) => readRecord(item, columns));
    return found.includes(undefined) ? undefined : found;
  },
} satisfies Record<Kind, Coerce>;

/**
 * Turns what was typed, pasted or received into the field's value: the value, null for nothing, or `{unread}` with the input as it stood.
 * Never throws. A value that is already right comes back unchanged.
 */
export function coerce(field: Field, input: unknown, around: Surroundings): unknown {
  if (blank(input)) return null;
  if (isUnread(input)) return coerce(field, input.unread, around);
  if (typeof input === 'object' && !Array.isArray(input)) return unread(input);
  if (Array.isArray(input) && input.length === 0) return null;
  if (Array.isArray(input) && !listKinds.has(field.kind)) return unread(input);
  const value = coerceOf[field.kind](input, field, around);
  if (value === undefined) return unread(input);
  // a lone separator lists nothing
  return value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}

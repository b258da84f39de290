import { addToMonth, firstDay, lastDay, monthOf } from '#shared/model/civil-date.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import { folded } from './row-search.ts';
import { comparatorOf } from './sorting.ts';

export const textTests = { contains: '包含', lacks: '不包含', equals: '等于', begins: '开头是' } as const;
export type TextTest = keyof typeof textTests;

/** What a column lets through; every part that is given must hold. */
export interface ColumnFilter {
  /** The values that stay, as they are listed; '' is an empty cell. */
  readonly values?: readonly string[];
  readonly text?: { readonly how: TextTest; readonly text: string };
  /** Both ends included, null for open. Numbers, or civil dates. */
  readonly range?: { readonly from: number | string | null; readonly to: number | string | null };
  /** true: only empty cells; false: only filled ones. */
  readonly blank?: boolean;
  /** Only cells with a problem. */
  readonly problems?: true;
}

/** How a kind is filtered: which condition its card offers, what its cells are listed as, what a range is held against. */
interface Way {
  readonly condition: 'text' | 'number' | 'date' | 'none';
  readonly listed: (value: unknown, field: Field, labelOf: LabelOf) => readonly string[];
  readonly measure?: (value: unknown) => number | string;
}

const whole = (value: unknown, field: Field, labelOf: LabelOf) => [display(field, value, labelOf)];
const each = (value: unknown, field: Field, labelOf: LabelOf) =>
  (value as readonly unknown[]).map((item) => display(field, [item], labelOf));
const byText: Way = { condition: 'text', listed: whole };
const byNumber: Way = { condition: 'number', listed: whole, measure: Number };
/** Days are listed by their months. */
const byDay: Way = { condition: 'date', listed: (value) => [monthOf(String(value))], measure: (value) => String(value).slice(0, 10) };

export const filterOf: Record<Kind, Way> = {
  text: byText,
  note: byText,
  count: byNumber,
  amount: byNumber,
  date: byDay,
  month: { condition: 'date', listed: whole, measure: (value) => firstDay(String(value)) },
  time: byDay,
  yesNo: { condition: 'none', listed: whole },
  code: { condition: 'none', listed: whole },
  codes: { condition: 'none', listed: each },
  link: { condition: 'text', listed: whole },
  links: { condition: 'text', listed: each },
  records: byText,
} satisfies Record<Kind, Way>;

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What a value is listed as among a column's values: '' for nothing, what could not be read as it was typed. */
export function listedOf(field: Field, value: unknown, labelOf: LabelOf): readonly string[] {
  if (isEmpty(value)) return [''];
  return isUnread(value) ? [value.unread] : filterOf[field.kind].listed(value, field, labelOf);
}

const passesText = {
  contains: (cell: string, text: string) => cell.includes(text),
  lacks: (cell: string, text: string) => !cell.includes(text),
  equals: (cell: string, text: string) => cell === text,
  begins: (cell: string, text: string) => cell.startsWith(text),
} satisfies Record<TextTest, (cell: string, text: string) => boolean>;

/** Whether a cell is let through; `marked` says whether it has a problem. */
export function testOf(filter: ColumnFilter, field: Field, labelOf: LabelOf): (value: unknown, marked: () => boolean) => boolean {
  const { values, text, range, blank, problems } = filter;
  const kept = values && new Set(values);
  const wanted = folded(text?.text ?? '').trim();
  const { measure } = filterOf[field.kind];
  const within = (value: unknown): boolean => {
    if (!range || !measure || isEmpty(value) || isUnread(value)) return !range;
    const measured = measure(value);
    return (range.from === null || measured >= range.from) && (range.to === null || measured <= range.to);
  };
  return (value, marked) =>
    (blank === undefined || isEmpty(value) === blank) &&
    (!kept || listedOf(field, value, labelOf).some((item) => kept.has(item))) &&
    (!text || passesText[text.how](folded(display(field, value, labelOf)), wanted)) &&
    within(value) &&
    (!problems || marked());
}

export interface ListedValue {
  readonly text: string;
  readonly count: number;
}

/** The values of a column with how often each stands there, in the order that sorting would give them, empty ones last. */
export function countedValues(values: Iterable<unknown>, field: Field, labelOf: LabelOf): ListedValue[] {
  const counts = new Map<string, { count: number; sample: unknown }>();
  for (const value of values)
    for (const text of listedOf(field, value, labelOf)) {
      const known = counts.get(text);
      if (known) known.count += 1;
      else counts.set(text, { count: 1, sample: sampleOf(field, value, text, labelOf) });
    }
  const compare = comparatorOf(field, labelOf);
  return [...counts].sort(([, a], [, b]) => compare(a.sample, b.sample, false)).map(([text, { count }]) => ({ text, count }));
}

/** A value that sorts as the listed text should: of several items only the one that is meant. */
function sampleOf(field: Field, value: unknown, text: string, labelOf: LabelOf): unknown {
  if (text === '' || !Array.isArray(value) || (field.kind !== 'codes' && field.kind !== 'links')) return text === '' ? null : value;
  return value.filter((item) => display(field, [item], labelOf) === text).slice(0, 1);
}

/** Spans of days that are asked for often. */
export function quickSpans(today: string): readonly { readonly title: string; readonly from: string; readonly to: string }[] {
  const month = monthOf(today);
  const before = addToMonth(month, -1);
  const year = today.slice(0, 4);
  return [
    { title: '本月', from: firstDay(month), to: lastDay(month) },
    { title: '上月', from: firstDay(before), to: lastDay(before) },
    { title: '本年', from: `${year}-01-01`, to: `${year}-12-31` },
    { title: '上年', from: `${Number(year) - 1}-01-01`, to: `${Number(year) - 1}-12-31` },
  ];
}

export const isNothing = (filter: ColumnFilter): boolean => Object.values(filter).every((part) => part === undefined);

/** A filter in words, after the column's title. */
export function inWords({ values, text, range, blank, problems }: ColumnFilter): string {
  const said: string[] = [];
  if (problems) said.push('有问题');
  if (blank !== undefined) said.push(blank ? '为空' : '不为空');
  if (text) said.push(`${textTests[text.how]}“${text.text}”`);
  if (range) said.push(spanInWords(range));
  if (values) said.push(valuesInWords(values));
  return said.join('，');
}

function spanInWords({ from, to }: NonNullable<ColumnFilter['range']>): string {
  if (from !== null && to !== null) return from === to ? `等于 ${from}` : `${from} 至 ${to}`;
  return from === null ? `不超过 ${to}` : `${from} 起`;
}

function valuesInWords(values: readonly string[]): string {
  const shown = values.slice(0, 2).map((value) => (value === '' ? '（空白）' : value.length > 14 ? `${value.slice(0, 13)}…` : value));
  return values.length > 2 ? `${shown.join('、')} 等 ${values.length} 项` : shown.join('、') || '（没有选任何值）';
}

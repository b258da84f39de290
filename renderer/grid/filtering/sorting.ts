import { display, type LabelOf } from '#shared/model/display.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';

/** Chinese by pinyin, numbers inside texts by size. */
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** The place of every code in its list. */
const placesIn = (field: Field): ReadonlyMap<unknown, number> =>
  new Map(Object.keys(field.list?.entries ?? {}).map((code, place) => [code, place]));

type Compare = (a: unknown, b: unknown) => number;
type Sorting = (field: Field, labelOf: LabelOf) => Compare;

const bySize: Sorting = () => (a, b) => Number(a) - Number(b);
/** Dates, months and times: their canonical texts stand in the order of time. */
const byTime: Sorting = () => (a, b) => (String(a) < String(b) ? -1 : Number(a !== b));
const byText: Sorting = (field, labelOf) => (a, b) => collator.compare(display(field, a, labelOf), display(field, b, labelOf));
const byList: Sorting = (field) => {
  const places = placesIn(field);
  return (a, b) => (places.get(a) ?? places.size) - (places.get(b) ?? places.size);
};
/** By the first of several codes, then the second; whoever has fewer stands first. */
const byLists: Sorting = (field, labelOf) => {
  const compare = byList(field, labelOf);
  return (a, b) => {
    const [left, right] = [a as readonly unknown[], b as readonly unknown[]];
    const differing = left.findIndex((code, index) => index >= right.length || compare(code, right[index]) !== 0);
    if (differing < 0) return left.length - right.length;
    return differing >= right.length ? 1 : compare(left[differing], right[differing]);
  };
};

const sortingOf = {
  text: byText,
  note: byText,
  count: bySize,
  amount: bySize,
  date: byTime,
  month: byTime,
  time: byTime,
  yesNo: bySize,
  code: byList,
  codes: byLists,
  link: byText,
  links: byText,
  records: byText,
} satisfies Record<Kind, Sorting>;

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
/** 0: a value, 1: what could not be read, 2: nothing. */
const restOf = (value: unknown) => (isEmpty(value) ? 2 : isUnread(value) ? 1 : 0);

/**
 * Compares the values of a field by what they mean. What could not be read stands after all values and what is empty last,
 * whichever way is sorted: `descending` says that the caller will turn the result round.
 */
export function comparatorOf(field: Field, labelOf: LabelOf): (a: unknown, b: unknown, descending: boolean) => number {
  const compare = sortingOf[field.kind](field, labelOf);
  return (a, b, descending) => {
    const rest = restOf(a) - restOf(b);
    if (rest !== 0) return descending ? -rest : rest;
    if (isUnread(a) && isUnread(b)) return collator.compare(a.unread, b.unread);
    return isEmpty(a) ? 0 : compare(a, b);
  };
}

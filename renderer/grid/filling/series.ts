import { addDays, addMonths, addToMonth, daysBetween, isCivilDate, lastDay, monthOf, partsOf } from '#shared/model/civil-date.ts';
import type { Field } from '#shared/model/field.ts';
import { numbered } from './numbered.ts';

/** Continues some values: the value a number of steps behind the last one (1 is the next); undefined where there is none. */
type Continue = (step: number) => unknown;

/** What a column makes of its values: how it goes on, and whether it does so unasked (Ctrl asks for the other). */
interface Series {
  readonly unasked: boolean;
  readonly at: Continue;
}

const pattern =
  (values: readonly unknown[]): Continue =>
  (step) =>
    values[(step - 1) % values.length];

/** The step between neighbours, where it is the same everywhere. */
function evenStep<T>(values: readonly T[], between: (a: T, b: T) => number | undefined): number | undefined {
  const steps = values.slice(1).map((value, index) => between(values[index] as T, value));
  const [first] = steps;
  return steps.every((step) => step === first) ? first : undefined;
}

/** Decimals: twelve digits are true, the rest is what binary fractions leave. */
const tidy = (value: number) => Number(value.toPrecision(12));

function numbers(values: readonly number[], field: Field, sign: 1 | -1): Series | undefined {
  const last = values.at(-1) ?? 0;
  const step = values.length === 1 ? sign : evenStep(values, (a, b) => tidy(b - a));
  if (step === undefined) return undefined;
  const at = (by: number) => {
    const value = tidy(last + step * by);
    return field.kind === 'count' && value < 0 ? undefined : value;
  };
  return { unasked: values.length > 1, at };
}

const inRange = (date: string) => {
  const [year, month, day] = partsOf(date);
  return isCivilDate(year, month, day);
};
const monthsBetween = (a: string, b: string) => {
  const [y1, m1] = partsOf(a);
  const [y2, m2] = partsOf(b);
  return (y2 - y1) * 12 + m2 - m1;
};
const isLastDay = (date: string) => date === lastDay(monthOf(date));

/** Dates by months where all are on one day of the month or all on its last, else by days. */
function dates(values: readonly string[], sign: 1 | -1): Series | undefined {
  const last = values.at(-1) ?? '';
  const within = (date: string) => (inRange(date) ? date : undefined);
  const days = values.length === 1 ? sign : evenStep(values, daysBetween);
  const ends = values.every(isLastDay);
  const monthly = values.length > 1 && (ends || new Set(values.map((date) => date.slice(8))).size === 1);
  const months = monthly ? evenStep(values, monthsBetween) : undefined;
  if (months)
    return {
      unasked: true,
      at: (by) => within(ends ? lastDay(addToMonth(monthOf(last), months * by)) : addMonths(last, months * by)),
    };
  return days === undefined ? undefined : { unasked: true, at: (by) => within(addDays(last, days * by)) };
}

function months(values: readonly string[], sign: 1 | -1): Series | undefined {
  const last = values.at(-1) ?? '';
  const step = values.length === 1 ? sign : evenStep(values, monthsBetween);
  return step === undefined ? undefined : { unasked: true, at: (by) => addToMonth(last, step * by) };
}

const minuteOf = (time: string) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
const two = (value: number) => String(value).padStart(2, '0');

/** Times at one time of day go on by their dates and keep it; others by their distance in minutes. */
function times(values: readonly string[], sign: 1 | -1): Series | undefined {
  const last = values.at(-1) ?? '';
  if (new Set(values.map((value) => value.slice(10))).size === 1) {
    const byDate = dates(
      values.map((value) => value.slice(0, 10)),
      sign,
    );
    return byDate && { unasked: true, at: (by) => withTime(byDate.at(by), last.slice(10)) };
  }
  const step = evenStep(values, (a, b) => daysBetween(a, b) * 1440 + minuteOf(b) - minuteOf(a));
  if (step === undefined) return undefined;
  const at = (by: number) => {
    const minutes = minuteOf(last) + step * by;
    const minute = ((minutes % 1440) + 1440) % 1440;
    return `${addDays(last, Math.floor(minutes / 1440))}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };
  return { unasked: true, at };
}
const withTime = (date: unknown, time: string) => (date === undefined ? undefined : `${date}${time}`);

/** Numbered texts: those of one shape count on among themselves; others stand as they are, in their places in the pattern. */
function texts(values: readonly string[], sign: 1 | -1): Series | undefined {
  const read = values.map(numbered);
  const shapes = new Map<string, number[]>();
  for (const [place, item] of read.entries()) if (item) shapes.set(item.shape, [...(shapes.get(item.shape) ?? []), place]);
  if (shapes.size === 0) return undefined;
  const steps = new Map(
    [...shapes].map(([shape, places]) => {
      const found = places.map((place) => read[place]?.number ?? 0);
      return [shape, found.length === 1 ? sign : evenStep(found, (a, b) => b - a)] as const;
    }),
  );
  const at = (by: number) => {
    const place = (by - 1) % values.length;
    const item = read[place];
    const step = item && steps.get(item.shape);
    if (!item || step === undefined) return values[place];
    const places = shapes.get(item.shape) ?? [];
    const lastOfShape = read[places.at(-1) ?? place]?.number ?? item.number;
    const rounds = Math.floor((by - 1) / values.length);
    return item.with(lastOfShape + step * (rounds * places.length + places.indexOf(place) + 1));
  };
  return { unasked: true, at };
}

const all = <T>(values: readonly unknown[], is: (value: unknown) => value is T): values is readonly T[] => values.every(is);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';

function seriesOf(field: Field, values: readonly unknown[], sign: 1 | -1): Series | undefined {
  // codes, identity numbers and telephone numbers name one thing each
  if (field.format !== undefined) return undefined;
  if (field.kind === 'count' || field.kind === 'amount') return all(values, isNumber) ? numbers(values, field, sign) : undefined;
  if (!all(values, isText)) return undefined;
  if (field.kind === 'date') return dates(values, sign);
  if (field.kind === 'month') return months(values, sign);
  if (field.kind === 'time') return times(values, sign);
  return field.kind === 'text' || field.kind === 'note' ? texts(values, sign) : undefined;
}

/**
 * How the values of one column go on when the fill handle is pulled over further cells: as a series (dates, two and more numbers, numbered texts) or
 * repeated as they are (one number, codes, links, choices). `values` in the direction of the pull; `backwards` pulls up or to the left.
 * `switched` (Ctrl) asks for the other of the two, where both are possible. Undefined from the answer: leave that cell alone.
 */
export function continued(field: Field, values: readonly unknown[], backwards: boolean, switched: boolean): Continue {
  const series = seriesOf(field, values, backwards ? -1 : 1);
  return series && series.unasked !== switched ? series.at : pattern(values);
}

import { civilDate, isCivilDate, partsOf } from '../../model/civil-date.ts';
import { legible, withDigits, withoutLetterDigits } from './plain-digits.ts';
import { type Reading, reading, settled } from './reading.ts';

type Parts = readonly [year: number, month: number, day: number];
/** One way in which a date stands in a text, and the dates it may be. */
interface Form {
  readonly pattern: RegExp;
  dates(found: readonly string[], thisYear: number): readonly Parts[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const monthNumber = (name = '') => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const sep = '\\s*[-./,，。、·_\\\\—–]{1,2}\\s*|\\s+';
const form = (source: string, dates: Form['dates']): Form => ({ pattern: new RegExp(`(?<![\\d.])(?:${source})(?!\\d)`, 'gi'), dates });
/** Stands where a date was taken out. */
const taken = '\ufffc';
const numbers = (found: readonly string[]) => found.slice(1).map(Number);

/** A year of two digits lies in the past, as `readDate` has it. */
export const fullYear = (short: number, thisYear: number): number => (2000 + short > thisYear ? 1900 + short : 2000 + short);

const forms: readonly Form[] = [
  form(`(\\d{4})(?:\\s*年\\s*|${sep})(\\d{1,2})(?:\\s*月\\s*|${sep})(\\d{1,2})\\s*[日号]?`, (found) => {
    const [year = 0, month = 0, day = 0] = numbers(found);
    return [[year, month, day]];
  }),
  form('(\\d{2})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?|(\\d{2})\\.(\\d{1,2})\\.(\\d{1,2})', (found, thisYear) => {
    const [year = 0, month = 0, day = 0] = found.slice(1).filter(Boolean).map(Number);
    return [[fullYear(year, thisYear), month, day]];
  }),
  // 25/12/2020, 12/25/2020: the end of the text tells the year, not which of the others is the day
  form('(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})', (found) => {
    const [one = 0, two = 0, year = 0] = numbers(found);
    return [
      [year, one, two],
      [year, two, one],
    ];
  }),
  form('(\\d{1,2})[-/](\\d{1,2})[-/](\\d{1,2})', (found, thisYear) => {
    const [one = 0, two = 0, three = 0] = numbers(found);
    // a year has two digits at least
    const isYear = (at: 1 | 3) => found[at]?.length === 2;
    const first: Parts[] = isYear(1) ? [[fullYear(one, thisYear), two, three]] : [];
    const last = fullYear(three, thisYear);
    return isYear(3) ? [...first, [last, one, two], [last, two, one]] : first;
  }),
  form('(\\d{4})(\\d{2})(\\d{2})', (found) => {
    const [year = 0, month = 0, day = 0] = numbers(found);
    return [[year, month, day]];
  }),
  form('(\\d{4})(\\d{3})', (found) => {
    const [year = 0] = numbers(found);
    const rest = found[2] ?? '';
    return [
      [year, Number(rest.slice(0, 1)), Number(rest.slice(1))],
      [year, Number(rest.slice(0, 2)), Number(rest.slice(2))],
    ];
  }),
  form(`(\\d{1,2})[-\\s]?${month}[-,\\s]*(\\d{4}|\\d{2})`, (found, thisYear) => english(found[3], found[2], found[1], thisYear)),
  form(`${month}\\s*(\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(\\d{4})`, (found, thisYear) => english(found[3], found[1], found[2], thisYear)),
];

const english = (year = '', name = '', day = '', thisYear: number): readonly Parts[] => [
  [year.length === 2 ? fullYear(Number(year), thisYear) : Number(year), monthNumber(name), Number(day)],
];

/** The date of a serial number of Excel (1900 system) between 1927 and ten years from now; undefined for other numbers. */
export function excelDate(text: string, today: string): string | undefined {
  const found = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (!found || Number(found[1]) < 10_000) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30 + Number(found[1]))).toISOString().slice(0, 10);
  return partsOf(date)[0] > partsOf(today)[0] + 10 ? undefined : date;
}

/** A moment in universal time, as programs write dates of China's midnight: 2026-03-04T16:00:00.000Z is the 5th. */
export function chinaTimeOf(text: string): string | undefined {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);
}

export interface DatesFound {
  readonly dates: readonly Reading<string>[];
  /** The text around the dates. */
  readonly rest: string;
}

/** The dates that stand in a legible text, and what stands around them. Undefined where one of them is no real date. */
export function datesIn(text: string, today: string): DatesFound | undefined {
  const [thisYear] = partsOf(today);
  const dates: Reading<string>[] = [];
  let rest = text;
  for (const { pattern, dates: datesOf } of forms)
    for (const found of [...rest.matchAll(pattern)]) {
      const real = datesOf(found, thisYear).filter((parts) => isCivilDate(...parts));
      if (real.length === 0) return undefined;
      dates.push(...real.map((parts) => ({ value: civilDate(...parts) })));
      rest = rest.replace(found[0], taken);
    }
  return { dates: settled(dates), rest };
}

/** Words that make a day uncertain, and marks of doubt. */
export const isVague = (rest: string): boolean => /[前后约初底末旬春夏秋冬?]|左右|上下|大概|可能|不详|以内|当年|当月/.test(rest);

const daysOfWeek = /(星期|周|礼拜)[1-7一二三四五六日天]|\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|公元|公历|阳历/gi;
const clock = /[T\s]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[ap]m)?/gi;
/** What a date is the date of; it says nothing about the date. */
const occasions =
  /(成立|登记|注册|设立|开业|批准|批复|入党|加入|转正|申请|递交|入会|转入|转出|离开|去世|注销|迁出|撤销|失联|换届|出生|生日|生|起|止|日期|时间|年月日|于|在|至今|的|[是为])+/g;
const punctuation = /[\s\ufffc'"“”‘’`()[\]【】<>《》:：;；,，.。、\-—–~*#/]+/g;

/** What is left around a date when nothing of meaning is looked for: empty where the date says all. */
export const remainder = (rest: string): string =>
  rest.replace(daysOfWeek, '').replace(clock, '').replace(occasions, '').replace(punctuation, '');

const written = (text: string, today: string): readonly Reading<string>[] => {
  const found = datesIn(text, today);
  if (!found || found.dates.length === 0 || isVague(found.rest)) return [];
  const left = remainder(found.rest.replace(/[至到]/g, found.dates.length > 1 ? '' : '至'));
  if (/\d/.test(left)) return [];
  return found.dates.map(({ value }) => reading(value, left !== ''));
};

/**
 * The dates that a text may mean, where `readDate` reads none: 2026年三月五日, 26.3.5, 45000 (Excel), 2019年5月6日成立, 25/12/2020.
 * Two where it can be read in two ways (05/03/2020), none where more or where it gives no day.
 */
export function plainDates(text: string, today: string): readonly Reading<string>[] {
  const clean = legible(text);
  const whole = excelDate(clean, today) ?? chinaTimeOf(clean)?.slice(0, 10);
  if (whole !== undefined) return [{ value: whole }];
  const found = written(withDigits(clean), today);
  return found.length > 0 ? found : written(withDigits(withoutLetterDigits(clean)), today);
}

/** The months that a text may mean: those of its dates, or a month alone as 二〇二六年三月份, 26年3月, Mar-26. */
export function plainMonths(text: string, today: string): readonly Reading<string>[] {
  const dates = plainDates(text, today);
  if (dates.length > 0) return settled(dates.map(({ value, ...notes }) => ({ value: value.slice(0, 7), ...notes })));
  const clean = withDigits(withoutLetterDigits(legible(text)));
  const [thisYear] = partsOf(today);
  const found = /^(\d{4}|\d{2})(?:\s*[年./-]\s*)(\d{1,2})\s*(?:月份?)?$/.exec(clean) ?? /^(\d{4})\s*年?\s*(\d{2})\s*月份?$/.exec(clean);
  const named = found ? null : new RegExp(`^${month}[-\\s,]*(\\d{4}|\\d{2})$`, 'i').exec(clean);
  const [year = '', number = 0] = found ? [found[1], Number(found[2])] : [named?.[2], monthNumber(named?.[1])];
  const full = year.length === 2 ? fullYear(Number(year), thisYear) : Number(year);
  return isCivilDate(full, number, 1) ? [{ value: civilDate(full, number, 1).slice(0, 7) }] : [];
}

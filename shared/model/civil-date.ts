/** Civil dates are `YYYY-MM-DD` strings everywhere; no time zone ever touches them. */

const dayOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (dayOfMonth[month - 1] ?? 0));
export const isCivilDate = (year: number, month: number, day: number): boolean =>
  year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const two = (value: number) => String(value).padStart(2, '0');
export const civilDate = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

/** Year, month, day of a civil date or of the date part of a civil time. */
export const partsOf = (date: string): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

/** The date a number of months later; the day is held to the end of the month. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return civilDate(y, m, Math.min(day, daysIn(y, m)));
}

/** The date a number of days later. */
export function addDays(date: string, days: number): string {
  const [year, month, day] = partsOf(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  const [y1, m1, d1] = partsOf(from);
  const [y2, m2, d2] = partsOf(to);
  return Math.round((Date.UTC(y2, m2 - 1, d2) - Date.UTC(y1, m1 - 1, d1)) / 86_400_000);
}

/** Whole years from one date to another, as an age is counted. */
export function yearsBetween(from: string, to: string): number {
  const [y1, m1, d1] = partsOf(from);
  const [y2, m2, d2] = partsOf(to);
  return y2 - y1 - (m2 < m1 || (m2 === m1 && d2 < d1) ? 1 : 0);
}

export const monthOf = (date: string): string => date.slice(0, 7);
export const firstDay = (month: string): string => `${month}-01`;
export function lastDay(month: string): string {
  const [year, m] = partsOf(`${month}-01`);
  return civilDate(year, m, daysIn(year, m));
}
export const addToMonth = (month: string, months: number): string => monthOf(addMonths(firstDay(month), months));
/** The first month of the quarter that holds a month. */
export function quarterStart(month: string): string {
  const [year, m] = partsOf(`${month}-01`);
  return `${year}-${two(m - ((m - 1) % 3))}`;
}

const written = /^\d{4}-\d{2}-\d{2}$/;
const writtenTime = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const withYear = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const shortCompact = /^(\d{2})(\d{2})(\d{2})$/;
/** 200106 is June of 2001 to most and a day of 2020 to some: it is left to the person. */
const monthOfThisCentury = /^20(0[1-9]|1[0-2])(0[1-9]|1[0-2])$/;
const monthDay = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/;

/** Days that are named by where they stand to today. */
const namedDays: Readonly<Record<string, (today: string) => string>> = {
  今天: (today) => today,
  今日: (today) => today,
  昨天: (today) => addDays(today, -1),
  昨日: (today) => addDays(today, -1),
  前天: (today) => addDays(today, -2),
  明天: (today) => addDays(today, 1),
  后天: (today) => addDays(today, 2),
  月初: (today) => firstDay(monthOf(today)),
  本月初: (today) => firstDay(monthOf(today)),
  月末: (today) => lastDay(monthOf(today)),
  月底: (today) => lastDay(monthOf(today)),
  本月末: (today) => lastDay(monthOf(today)),
  本月底: (today) => lastDay(monthOf(today)),
  上月初: (today) => firstDay(addToMonth(monthOf(today), -1)),
  上月末: (today) => lastDay(addToMonth(monthOf(today), -1)),
  上月底: (today) => lastDay(addToMonth(monthOf(today), -1)),
};

/**
 * Reads a civil date as people write it: 2026-3-5, 2026.3.5, 2026/3/5, 2026年3月5日, 20260305, 260305, 3-5 (this year), 今天, 昨天, 上月末.
 * `today` gives the year of a short form. Undefined where it is no date (a bare year or month is none, nor is what may be one).
 */
export function readDate(text: string, today: string): string | undefined {
  // as the ledger and packages write it
  if (written.test(text)) return isCivilDate(...partsOf(text)) ? text : undefined;
  const clean = text
    .normalize('NFKC')
    .trim()
    .replace(/(?:T|\s+)0{1,2}(?::00(?::00(?:\.0+)?)?)?Z?$/, '');
  if (Object.hasOwn(namedDays, clean)) return namedDays[clean]?.(today);
  const [thisYear] = partsOf(today);
  const full = withYear.exec(clean) ?? compact.exec(clean);
  if (full) return checked(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = shortCompact.exec(clean);
  if (short && !monthOfThisCentury.test(clean)) {
    const century = 2000 + Number(short[1]) > thisYear ? 1900 : 2000;
    return checked(century + Number(short[1]), Number(short[2]), Number(short[3]));
  }
  const day = monthDay.exec(clean);
  return day ? checked(thisYear, Number(day[1]), Number(day[2])) : undefined;
}

/** Reads a month: 2026-10, 2026.10, 2026年10月, 202610, or a whole date; six digits of no year since 1949 are a whole date, 190503 is of 2019. */
export function readMonth(text: string, today: string): string | undefined {
  const clean = text.normalize('NFKC').trim();
  const found = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$/.exec(clean) ?? /^(\d{4})(\d{2})$/.exec(clean);
  const isDate = found !== null && /^\d{6}$/.test(clean) && Number(found[1]) < 1949;
  if (found && !isDate) return checked(Number(found[1]), Number(found[2]), 1)?.slice(0, 7);
  return readDate(clean, today)?.slice(0, 7);
}

/** Reads a civil date and time; a date alone begins at 00:00. 下午/晚上 move the hour, 半 is thirty minutes; 晚上12点 may be of either day. */
export function readTime(text: string, today: string): string | undefined {
  if (writtenTime.test(text)) return isCivilDate(...partsOf(text)) ? text : undefined;
  const clean = text.normalize('NFKC').trim();
  const found = /^(.+?)[T\s]*(上午|下午|晚上|晚|早上)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2}|半)?\s*分?(?::\d{2})?$/.exec(clean);
  if (!found) {
    const alone = readDate(clean, today);
    return alone && `${alone}T00:00`;
  }
  const day = readDate((found[1] ?? '').replace(/[T\s]+$/, ''), today);
  const atNight = found[2] === '晚上' || found[2] === '晚';
  // midnight and the small hours belong to the next day, or are noon miswritten
  if (atNight && (Number(found[3]) < 5 || Number(found[3]) === 12)) return undefined;
  const late = found[2] === '下午' || atNight;
  const hour = Number(found[3]) + (late && Number(found[3]) < 12 ? 12 : 0);
  const minute = found[4] === '半' ? 30 : Number(found[4] ?? 0);
  return day && hour < 24 && minute < 60 ? `${day}T${two(hour)}:${two(minute)}` : undefined;
}

const checked = (year: number, month: number, day: number) => (isCivilDate(year, month, day) ? civilDate(year, month, day) : undefined);

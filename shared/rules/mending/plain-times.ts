import { chinaTimeOf, datesIn, excelDate, isVague, remainder } from './plain-dates.ts';
import { legible, withDigits } from './plain-digits.ts';
import { type Reading, reading, settled } from './reading.ts';

const two = (value: number) => String(value).padStart(2, '0');
const parts: Readonly<Record<string, number>> = { 半: 30, '1刻': 15, '3刻': 45, 整: 0 };
const clock =
  /(上午|早上|清晨|凌晨|早|中午|下午|傍晚|晚上|晚|am|pm)?\s*(\d{1,2})\s*(?::|：|\.|时|点钟?)\s*(\d{1,2}(?!刻|\d)|半|[13]刻|整)?\s*分?(?::\d{2})?\s*(am|pm)?/i;
const until = new RegExp(`^\\s*(?:[-~—–至到]+)\\s*${clock.source}`, 'i');

/** Times of day as HH:mm. 2点 without a part of the day is the small hours to a clock and the afternoon to an office: both. */
function timesOf(found: RegExpExecArray): readonly string[] {
  const part = (found[1] ?? found[4] ?? '').toLowerCase();
  const minute = found[3] === undefined ? 0 : (parts[found[3]] ?? Number(found[3]));
  const spoken = Number(found[2]);
  const late = /下午|傍晚|晚|pm/.test(part) || (part === '中午' && spoken < 10);
  const hour = late && spoken < 12 ? spoken + 12 : part === 'am' && spoken === 12 ? 0 : spoken;
  if (hour > 23 || minute > 59 || (/晚/.test(part) && spoken === 12)) return [];
  const alone = part === '' && found[0].includes('点') && hour >= 1 && hour <= 6;
  return (alone ? [hour, hour + 12] : [hour]).map((value) => `${two(value)}:${two(minute)}`);
}

/** A serial number of Excel with its part of a day, to the minute. */
function excelTime(text: string, today: string): string | undefined {
  const date = excelDate(text, today);
  if (date === undefined) return undefined;
  const minutes = Math.min(Math.round((Number(text) % 1) * 1440), 1439);
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The dates and times that a text may mean, where `readTime` reads none: 2026年三月五日下午两点半, 2026-3-5 14:30-16:00 (when it began). */
export function plainTimes(text: string, today: string): readonly Reading<string>[] {
  const clean = legible(text);
  const whole = excelTime(clean, today) ?? chinaTimeOf(clean);
  if (whole !== undefined) return [{ value: whole }];
  const found = datesIn(withDigits(clean), today);
  if (!found || found.dates.length === 0) return [];
  const time = clock.exec(found.rest);
  const after = time ? found.rest.slice(time.index + time[0].length).replace(until, '') : '';
  const rest = time ? found.rest.slice(0, time.index) + after : found.rest;
  const left = remainder(rest);
  if (/\d|[上下中]午|[早晚]/.test(left) || isVague(rest)) return [];
  const times = time ? timesOf(time) : ['00:00'];
  return settled(found.dates.flatMap(({ value }) => times.map((of) => reading(`${value}T${of}`, left !== ''))));
}

import { type Field, isUnread } from './field.ts';

/** When something began, as it was written, and how many minutes it took. */
export interface Span {
  readonly start: string;
  readonly minutes: number;
}

const later = /下午|晚/;
const clock = String.raw`(上午|早上|下午|晚上|晚)?\s*(\d{1,2})\s*(?::|时|点)\s*(\d{1,2}|半)?\s*分?`;
const untilOf = new RegExp(String.raw`^(.*?${clock})\s*(?:[-~—–]+|至|到)\s*${clock}$`);
const lengthOf = /^(.+?)[\s,，(（]+(?:共|约)?\s*(\d+(?:\.\d+)?|半)\s*个?(半)?(?:小时|钟头|分钟|分)[)）]?$/;

function minuteOf(part: string | undefined, hour: string | undefined, minute: string | undefined): number {
  const late = later.test(part ?? '') && Number(hour) < 12 ? 12 : 0;
  return (Number(hour) + late) * 60 + (minute === '半' ? 30 : Number(minute ?? 0));
}

function untilSpan(text: string): Span | undefined {
  const found = untilOf.exec(text);
  if (!found) return undefined;
  const [, start = '', part, hour, minute, endPart, endHour, endMinute] = found;
  const from = minuteOf(part, hour, minute);
  const to = minuteOf(endPart, endHour, endMinute);
  // 下午2点到4点: the end is in the same part of the day
  const end = to <= from && endPart === undefined && later.test(part ?? '') ? to + 720 : to;
  return end > from && end <= 1440 ? { start: start.trim(), minutes: end - from } : undefined;
}

function lengthSpan(text: string): Span | undefined {
  const found = lengthOf.exec(text);
  if (!found) return undefined;
  const [all, start = '', number = '', half] = found;
  const amount = (number === '半' ? 0.5 : Number(number)) + (half ? 0.5 : 0);
  const minutes = /小时|钟头/.test(all.slice(start.length)) ? amount * 60 : amount;
  return Number.isInteger(minutes) && minutes > 0 && minutes <= 1440 ? { start: start.trim(), minutes } : undefined;
}

/**
 * Reads a time with its duration: 3-5 14:30-16:00, 3-5 14:30 90分钟, 3月5日下午2点到4点, 3-5 9:00 1.5小时. `start` is the text in front, for the time field
 * to read. Undefined where the text tells no duration, or one that ends before it begins.
 */
export function readSpan(text: string): Span | undefined {
  const clean = text.normalize('NFKC').trim();
  return untilSpan(clean) ?? lengthSpan(clean);
}

/** The start and the minutes in what a time field with a `duration` could not read as a time alone; `read` reads the start. */
export function spanIn(field: Field, value: unknown, read: (start: string) => unknown): { start: unknown; minutes: number } | undefined {
  if (field.duration === undefined || !isUnread(value)) return undefined;
  const span = readSpan(value.unread);
  const start = span && read(span.start);
  return span && typeof start === 'string' ? { start, minutes: span.minutes } : undefined;
}

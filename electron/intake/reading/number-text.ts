import { addDays, isCivilDate, partsOf } from '#shared/model/civil-date.ts';
import type { NumberFormat } from './number-format.ts';

/** From here a number no longer holds every digit: Excel keeps 15. */
const exactBelow = 1e15;
const minutesADay = 1440;
const secondsADay = 86_400;
/** The last day that a workbook can hold, 9999-12-31. */
const lastSerial = 2_958_465;
const two = (value: number) => String(value).padStart(2, '0');

/**
 * A workbook's number as text: dates as civil dates by the workbook's date system and the cell's number format, never through a local Date.
 * A number too long to be exact stays visibly damaged (9.13311251484801E+17), so that no identifier is made up from it.
 */
export function numberText(value: number, format: NumberFormat, date1904: boolean): string {
  if (format.is === 'date') {
    const shown = dateText(value, format.shows, date1904);
    if (shown !== undefined) return shown;
  }
  if (Math.abs(value) >= exactBelow)
    return value
      .toExponential(14)
      .replace(/\.?0+e/, 'e')
      .toUpperCase();
  if (format.is === 'padded' && Number.isInteger(value) && value >= 0) return String(value).padStart(format.width, '0');
  // 0.1+0.2 is stored as 0.30000000000000004 and meant as 0.3
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
}

function dateText(serial: number, shows: 'day' | 'month' | 'year' | 'clock', date1904: boolean): string | undefined {
  if (!(serial >= 0 && serial <= lastSerial)) return undefined;
  // what is stored of a time is a rounded fraction of a day
  const seconds = Math.round(serial * secondsADay);
  const whole = Math.floor(seconds / secondsADay);
  const minutes = Math.floor((seconds % secondsADay) / 60);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  if (shows === 'clock') return serial < 1 ? clock : clockOfDays(whole, minutes);
  const day = dayOf(whole, date1904);
  if (day === undefined) return undefined;
  if (shows === 'day') return minutes === 0 ? day : `${day} ${clock}`;
  const [year, month] = partsOf(day);
  // shown as a month, known as a month: the first day was the spreadsheet's invention
  return shows === 'month' ? `${year}年${month}月` : `${year}年`;
}

/** Hours of more than a day, as [h]:mm shows them. */
const clockOfDays = (days: number, minutes: number) => {
  const all = days * minutesADay + minutes;
  return `${Math.floor(all / 60)}:${two(all % 60)}`;
};

/** A column of dates holds few different days: each is worked out once. */
const days = { true: new Map<number, string | undefined>(), false: new Map<number, string | undefined>() };
function dayOf(serial: number, date1904: boolean): string | undefined {
  const known = days[`${date1904}`];
  if (!known.has(serial)) known.set(serial, date1904 ? held(addDays('1904-01-01', serial)) : dayOf1900(serial));
  return known.get(serial);
}

// the 1900 system counts a 29 February 1900 that never was
const dayOf1900 = (serial: number) =>
  serial < 1 || serial === 60 ? undefined : held(addDays('1899-12-31', serial > 60 ? serial - 1 : serial));

const held = (day: string) => (isCivilDate(...partsOf(day)) ? day : undefined);

import { daysBetween, partsOf } from '#shared/model/civil-date.ts';

/** Before this day spreadsheets do not agree on the number of a day: they hold 1900 for a leap year. */
const firstSure = '1900-03-01';

/** A civil date, or a civil time, as a spreadsheet's number of days; undefined where it has none that is sure. No time zone touches it. */
export function serialOf(value: string): number | undefined {
  const day = value.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < firstSure) return undefined;
  const whole = daysBetween('1899-12-30', day);
  const [, hour, minute] = /T(\d{2}):(\d{2})$/.exec(value) ?? [];
  return hour === undefined || minute === undefined ? whole : whole + (Number(hour) * 60 + Number(minute)) / 1440;
}

/** The first day of a month as such a number. */
export const serialOfMonth = (month: string): number | undefined => {
  const [year] = partsOf(`${month}-01`);
  return year < 1901 ? undefined : serialOf(`${month}-01`);
};

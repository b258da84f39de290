import { addMonths, readDate } from '../model/civil-date.ts';
import { byText } from '../rules/people.ts';
import type { Development } from './stages.ts';

export interface ReviewsRead {
  /** Civil dates of the 培养考察, in their order. */
  readonly days: readonly string[];
  /** Which of them say no day that can be read, counted from 1. */
  readonly unread: readonly number[];
}

/** A day that is the same whenever it is read: what is written without its year would move to the next one. */
function lastingDate(text: string, today: string): string | undefined {
  const day = readDate(text, today);
  return day === readDate(text, addMonths(today, -12)) ? day : undefined;
}

/** The days of a person's 培养考察 as they were written down; one without its year counts as unread. */
export function readReviews({ reviews }: Pick<Development, 'reviews'>, today: string): ReviewsRead {
  const read = (reviews ?? []).map(({ on }) => (on === null ? undefined : lastingDate(on, today)));
  return {
    days: read.filter((day) => day !== undefined).sort(byText),
    unread: read.flatMap((day, place) => (day === undefined ? [place + 1] : [])),
  };
}

/** The day by which the next 培养考察 is due: `months` after the last one, or after the day on which the person became an activist. */
export function nextReview(activistOn: string, days: readonly string[], months: number): string {
  const last = days.at(-1);
  return addMonths(last !== undefined && last > activistOn ? last : activistOn, months);
}

/** A time without a 培养考察. */
export interface ReviewGap {
  /** The 培养考察, or the day of becoming an activist, that it begins with. */
  readonly from: string;
  readonly isFirst: boolean;
  /** The 培养考察 that ended it; undefined where none has. */
  readonly to: string | undefined;
}

/**
 * The first time between two 培养考察 that was longer than it may be, up to the day `until` on which the cultivation ended or to which it is
 * looked at; `latest` says of a day by when the next 培养考察 is to be.
 */
export function reviewGap(
  activistOn: string,
  days: readonly string[],
  until: string,
  latest: (from: string) => string,
): ReviewGap | undefined {
  let from = activistOn;
  for (const day of days) {
    if (day <= from || day > until) continue;
    if (day > latest(from)) return { from, isFirst: from === activistOn, to: day };
    from = day;
  }
  return until > latest(from) ? { from, isFirst: from === activistOn, to: undefined } : undefined;
}

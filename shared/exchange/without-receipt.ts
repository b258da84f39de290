import { chinaDate } from '../model/china-time.ts';
import { daysBetween } from '../model/civil-date.ts';

interface SentPackage {
  readonly period: string;
  readonly revision: number;
  readonly name: string;
  /** The instant it was exported first. */
  readonly at: string;
  /** `exported` until a receipt came. */
  readonly outcome: string;
}

/** The packages sent that wait for their receipt for so many days or longer, the oldest first; of a month only its latest revision [RPT-002]. */
export function withoutReceipt<P extends SentPackage>(
  sent: readonly P[],
  { today, wait }: { readonly today: string; readonly wait: number },
): (P & { days: number })[] {
  return sent
    .filter((one) => one.outcome === 'exported' && !sent.some((other) => other.period === one.period && other.revision > one.revision))
    .map((one) => ({ ...one, days: daysBetween(chinaDate(one.at), today) }))
    .filter(({ days }) => days >= wait)
    .sort((one, other) => (one.period < other.period ? -1 : 1));
}

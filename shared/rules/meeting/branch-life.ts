import type { meetingKind } from '../../codes/party-codes.ts';
import { addToMonth, monthOf, partsOf, quarterStart } from '../../model/civil-date.ts';
import type { FactsOf } from '../../model/tables.ts';
import { type FactsView, reads } from '../rule.ts';

export type MeetingKind = keyof typeof meetingKind.entries;
type Meeting = FactsOf<'meeting'>;

/** What tells whether a branch's organization life is asked of it: see isLiveBranch. */
export const liveBranchRead = reads('party_organization', ['kind', 'founded_on', 'ended_on']);
/** The meetings of the branch that is the subject. */
export const branchMeetingsRead = reads('meeting', ['branch', 'kinds', 'start'], { by: 'to', field: 'branch' });

/** A branch's meetings of a kind that began in the months from first to last, both included. */
export const heldBetween = (facts: FactsView, branch: string, kind: MeetingKind, first: string, last: string): readonly Meeting[] =>
  facts.where('meeting', 'branch', branch).filter((meeting) => {
    if (meeting.start === null || !meeting.kinds?.includes(kind)) return false;
    const month = monthOf(meeting.start);
    return month >= first && month <= last;
  });

/** The quarter that a month ends: its first month and its Chinese name; undefined in the other months. */
export function quarterEnding(period: string): { readonly first: string; readonly title: string } | undefined {
  const first = quarterStart(period);
  if (addToMonth(first, 2) !== period) return undefined;
  const [year, month] = partsOf(`${period}-01`);
  return { first, title: `${year} 年第 ${month / 3} 季度` };
}

/** The year that a month ends; undefined in the other months. */
export function yearEnding(period: string): { readonly first: string; readonly year: string } | undefined {
  const year = period.slice(0, 4);
  return period.endsWith('-12') ? { first: `${year}-01`, year } : undefined;
}

/** So many months of a span, from first to last, were whole after what began on a day: the month in which it began is not. */
export function wholeMonths(began: string | null, first: string, last: string): number {
  const [from, to] = [began === null || monthOf(began) < first ? first : addToMonth(monthOf(began), 1), last].map((month) =>
    partsOf(`${month}-01`),
  );
  if (!from || !to) return 0;
  return Math.max((to[0] - from[0]) * 12 + to[1] - from[1] + 1, 0);
}

/** The parameter of what is asked of a quarter; 条例11 and 16 speak of quarters, so one that a branch did not live to the full is not asked about. */
export const leastOfQuarter = { title: '季度内成立的党支部，成立后满几个整月即要求（3 为满整季才要求）', shipped: 3 };
/** What is added where a branch founded within the quarter is asked all the same. */
export const ofQuarter = (months: number): string => (months < 3 ? `成立后满 ${months} 个整月，` : '');

export const monthTitle = (period: string): string => `${period.slice(0, 4)} 年 ${Number(period.slice(5))} 月`;

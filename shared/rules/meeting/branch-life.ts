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

export const monthTitle = (period: string): string => `${period.slice(0, 4)} 年 ${Number(period.slice(5))} 月`;

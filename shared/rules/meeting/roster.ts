import { monthOf } from '../../model/civil-date.ts';
import type { FactsOf } from '../../model/tables.ts';
import type { FactsView } from '../rule.ts';

type Member = FactsOf<'member'>;
type Meeting = FactsOf<'meeting'>;

/**
 * The ledger holds today's roster and posts, not those of every past day: what is compared with them is compared in the month
 * being checked, so that a person's later move does not fault old minutes.
 */
export const isOfMonth = (meeting: Pick<Meeting, 'start'>, period: string): boolean =>
  meeting.start !== null && monthOf(meeting.start) === period;

/** On the roster when the day began: who is admitted by that day's meeting comes after it, who left that day is gone. */
export function wasMember(member: Member, day: string): boolean {
  if (member.joined_on !== null && member.joined_on >= day) return false;
  if (member.came_on !== null && member.came_on > day) return false;
  if (member.left_on !== null) return member.left_on > day;
  return member.left_reason === null;
}

/** Had a vote that day: a full member before it, not under 留党察看. */
export const hadVote = (member: Member, day: string): boolean =>
  wasMember(member, day) &&
  member.category === 'full' &&
  (member.full_on === null || member.full_on < day) &&
  member.under_observation !== true;

export interface Attendance {
  readonly count: number;
  /** Where the number comes from, for people. */
  readonly title: string;
}

/** Who should have come by the ledger's own books; undefined where they cannot say (谈心谈话). */
export function attendanceOf(meeting: Meeting, facts: FactsView): Attendance | undefined {
  const kinds = new Set(meeting.kinds ?? []);
  const day = meeting.start?.slice(0, 10);
  if (day === undefined || meeting.branch === null) return undefined;
  const counted = (members: readonly Member[], title: string) => ({
    count: members.filter((member) => wasMember(member, day)).length,
    title,
  });
  if (kinds.has('general')) return counted(facts.where('member', 'branch', meeting.branch), '支部花名册');
  if (meeting.group !== null && !kinds.has('committee')) return counted(facts.where('member', 'group', meeting.group), '党小组花名册');
  if (kinds.has('life') || kinds.has('review') || kinds.has('lecture') || kinds.has('theme_day'))
    return counted(facts.where('member', 'branch', meeting.branch), '支部花名册');
  const size = kinds.has('committee') ? (facts.get('party_organization', meeting.branch)?.committee_size ?? 0) : 0;
  return size > 0 ? { count: size, title: '支部委员会' } : undefined;
}

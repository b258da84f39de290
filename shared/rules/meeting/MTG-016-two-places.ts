import type { FactsOf } from '../../model/tables.ts';
import { byText, namesIn } from '../people.ts';
import { type FactsView, reads, rule } from '../rule.ts';
import { placeText, saysWhere } from './meeting-place.ts';

type Meeting = FactsOf<'meeting'>;
const parts = ['host', 'recorder', 'lecturer'] as const;
const titles = { host: '主持', recorder: '记录', lecturer: '授课' } satisfies Record<(typeof parts)[number], string>;

/** A meeting as the comparison sees it; each is compared with every other of its day, so it is worked out once. */
interface Event {
  readonly names: ReadonlySet<string>;
  readonly place: string;
  /** Minutes of the day. */
  readonly from: number;
  readonly minutes: number | null;
}

const events = new WeakMap<Meeting, Event>();

function eventOf(meeting: Meeting): Event {
  const had = events.get(meeting);
  if (had) return had;
  const start = meeting.start ?? '';
  const [hour, minute] = [Number(start.slice(11, 13)), Number(start.slice(14, 16))];
  const names = new Set<string>();
  for (const part of parts) for (const name of namesIn(meeting[part])) names.add(name);
  const event = {
    names,
    place: placeText(meeting.place),
    from: hour * 60 + minute,
    minutes: meeting.minutes || null,
  };
  events.set(meeting, event);
  return event;
}

function overlap(one: Event, other: Event, usual: number): boolean {
  return one.from < other.from + (other.minutes ?? usual) && other.from < one.from + (one.minutes ?? usual);
}

/** Whether two branches are of one house: they cover an organization together. */
function shareHouse(one: Meeting, other: Meeting, facts: FactsView): boolean {
  const covered = new Set<string>(facts.get('party_organization', one.branch)?.covers ?? []);
  return (facts.get('party_organization', other.branch)?.covers ?? []).some((organization) => covered.has(organization));
}

/**
 * Rows of one branch that begin together are the kinds of one event; without both places, two branches are two places. What both call by one
 * name is one place where the name says where it is, or where the branches are of one house; 活动室 of two others are two.
 */
function elsewhere(one: Meeting, other: Meeting, facts: FactsView): boolean {
  if (one.branch === other.branch && one.start === other.start) return false;
  const [here, there] = [eventOf(one).place, eventOf(other).place];
  if (!here || !there) return one.branch !== other.branch;
  if (here !== there) return true;
  return one.branch !== other.branch && !saysWhere(here) && !shareHouse(one, other, facts);
}

const byNames = new WeakMap<readonly Meeting[], ReadonlyMap<string, readonly Meeting[]>>();

/** The meetings of a day by those who had a part in them; worked out once for each answer of the ledger. */
function byName(sameDay: readonly Meeting[]): ReadonlyMap<string, readonly Meeting[]> {
  const had = byNames.get(sameDay);
  if (had) return had;
  const named = new Map<string, Meeting[]>();
  for (const meeting of sameDay)
    for (const name of eventOf(meeting).names) {
      const theirs = named.get(name);
      if (theirs) theirs.push(meeting);
      else named.set(name, [meeting]);
    }
  byNames.set(sameDay, named);
  return named;
}

interface Around {
  readonly sameDay: readonly Meeting[];
  readonly facts: FactsView;
  /** Minutes that a meeting takes where none are given. */
  readonly usual: number;
}

/** The first of the earlier meetings of the day, elsewhere and not yet over, at which a person had a part. */
function clashOf(name: string, meeting: Meeting, { sameDay, facts, usual }: Around): Meeting | undefined {
  // each pair is shown once, at the one that began later
  const isBefore = (other: Meeting) => (byText(other.start ?? '', meeting.start ?? '') || byText(other.id, meeting.id)) < 0;
  const theirs = byName(sameDay).get(name) ?? [];
  // nearly always: nothing else that day
  if (theirs.length < 2) return undefined;
  return theirs
    .filter((other) => isBefore(other) && overlap(eventOf(meeting), eventOf(other), usual) && elsewhere(meeting, other, facts))
    .sort((a, b) => byText(a.id, b.id))[0];
}

/** The other's place, for people; one that has the same name is said to be another branch's. */
const placeOf = (meeting: Meeting, other: Meeting): string =>
  other.place !== null && eventOf(meeting).place === eventOf(other).place
    ? `另一党支部的“${other.place}”（两处同名，同在一处的请写明是哪里的${other.place}）`
    : `“${other.place ?? '另一处'}”`;

export default rule({
  id: 'MTG-016',
  table: 'meeting',
  title: '同一人没有同时在两处主持、记录或授课',
  severity: 'warning',
  source: '惯例',
  parameters: { usual_minutes: { title: '没有填写时长的按几分钟计', shipped: 60 } },
  reads: [
    reads('meeting', ['branch', 'start', 'minutes', 'place', ...parts]),
    reads('meeting', ['branch', 'start', 'minutes', 'place', ...parts], { by: 'same', field: 'day_and_unit' }),
    reads('party_organization', ['covers'], { by: 'from', field: 'branch', next: { by: 'same', field: 'day_and_unit' } }),
  ],
  check(meeting, { facts, parameters }) {
    if (meeting.start === null) return [];
    const sameDay = facts.where('meeting', 'day_and_unit', `${meeting.start.slice(0, 10)}|${meeting.unit}`);
    return parts.flatMap((part) =>
      namesIn(meeting[part]).flatMap((name) => {
        const other = clashOf(name, meeting, { sameDay, facts, usual: parameters.usual_minutes });
        if (!other) return [];
        const time = other.start?.slice(11) ?? '';
        return [
          {
            field: part,
            message: `${name}在这次活动中${titles[part]}，同一天 ${time} 又在${placeOf(meeting, other)}主持、记录或授课，时间重叠；请核对时间、地点和人员。`,
            other: { table: 'meeting', id: other.id } as const,
          },
        ];
      }),
    );
  },
});

import { expect, test } from 'vitest';
import { minutesAtHand } from '#shared/rules/meeting/minutes-at-hand.ts';
import { minutesToSearch } from '#shared/rules/meeting/minutes-to-search.ts';
import { chanceOf } from '../../../electron/demo/township-names.ts';
import { withMinutes } from '../../bench/minutes.ts';
import { meetingFacts } from '../../support/facts.ts';

type Meeting = ReturnType<typeof meetingFacts>;
const chance = chanceOf(3);
const day = () => `2026-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}T14:00`;

/** Meetings of a year in no order, whose minutes share much and some of which are copied; two say nothing or have no time. */
const meetings: readonly Meeting[] = [
  ...(withMinutes(
    Array.from({ length: 400 }, (_, nth) =>
      meetingFacts({ branch: `b${nth % 40}`, start: day(), host: '周书记', agenda: '学习', id: `m${nth}` as never }),
    ) as never,
  ) as unknown as Meeting[]),
  meetingFacts({ start: '2026-05-10T14:00', summary: null }),
  meetingFacts({ start: null }),
];

const earliest = (year: Pick<ReturnType<typeof minutesToSearch>, 'earliestAlike'>, of: readonly Meeting[], atLeast = 0.8) =>
  of.map((meeting) => year.earliestAlike(meeting, atLeast));

test('whether all are asked about or a few, the answers are the same', () => {
  const whole = earliest(minutesAtHand(meetings), meetings);
  expect(earliest(minutesToSearch(meetings), meetings)).toEqual(whole);
  expect(whole.filter(Boolean).length).toBeGreaterThan(5);
});

test('who repeats a meeting later is who finds it as soon as all before it are gone', () => {
  const year = minutesToSearch(meetings);
  let repeated = 0;
  for (const meeting of meetings) {
    const later = year.laterAlike(meeting, 0.8);
    repeated += later.length;
    for (const id of later) {
      const other = meetings.find((one) => one.id === id);
      if (!other || (other.branch === meeting.branch && other.start === meeting.start)) continue;
      expect(minutesToSearch([meeting, other]).earliestAlike(other, 0.8)?.id).toBe(meeting.id);
    }
  }
  expect(repeated).toBeGreaterThan(5);
});

test('after rows are written, moved in time and taken away it answers as one made anew', () => {
  let now = [...meetings];
  const year = minutesToSearch(now);
  for (let step = 1; step <= 300; step++) {
    const row = chance.pick(now);
    const copy = {
      ...row,
      start: chance.is(0.3) ? day() : row.start,
      summary: chance.is(0.5) ? chance.pick(meetings.slice(0, 10)).summary : row.summary,
    };
    const isGone = chance.is(0.2);
    if (isGone) year.drop(row.id);
    else year.put(copy);
    now = now.flatMap((one) => (one.id !== row.id ? [one] : isGone ? [] : [copy]));
    if (step % 50 === 0) expect(earliest(year, now)).toEqual(earliest(minutesAtHand(now), now));
  }
});

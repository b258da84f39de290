import { expect, test } from 'vitest';
import { minutesBefore } from '#shared/rules/meeting/minutes-before.ts';
import { minutesBands } from '#shared/rules/meeting/minutes-likeness.ts';
import { withMinutes } from '../../bench/minutes.ts';
import { meetingFacts } from '../../support/facts.ts';
import { chanceOf } from '../../support/township-names.ts';

const chance = chanceOf(3);
/** Meetings of two units and two years, in no order, whose minutes share much. */
const meetings = withMinutes(
  Array.from({ length: 400 }, (_, index) =>
    meetingFacts({
      unit: `33080200${chance.whole(5, 6)}`,
      start: `${chance.whole(2025, 2026)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}T14:00`,
      host: '周书记',
      agenda: '学习',
      id: `m${index}` as never,
    }),
  ) as never,
) as unknown as ReturnType<typeof meetingFacts>[];
const silent = meetingFacts({ start: '2026-05-10T14:00', summary: null });
const undated = meetingFacts({ start: null });

test('shows the earlier meetings that share a band, no more and no fewer, and as often as they share one', () => {
  const all = [...meetings, silent, undated];
  const before = minutesBefore(all);
  let shown = 0;
  for (const meeting of all) {
    const own = minutesBands(meeting);
    const expected = all
      .filter((other) => `${other.start}${other.id}` < `${meeting.start}${meeting.id}`)
      .flatMap((other) => minutesBands(other).flatMap((band, at) => (band === own[at] ? [other.id] : [])));
    const given: string[] = [];
    before(meeting, (candidate) => given.push(candidate.meeting.id));
    expect(given.sort()).toEqual(expected.sort());
    shown += given.length;
  }
  expect(shown).toBeGreaterThan(100);
});

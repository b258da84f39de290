import { expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { tables } from '#shared/model/tables.ts';
import { readSpan, spanIn } from '#shared/model/time-span.ts';

const { start } = tables.meeting.fields;
const read = (text: string) => coerce(start, text, { today: '2026-10-15', resolve: () => undefined });

test.each([
  ['3-5 14:30-16:00', '2026-03-05T14:30', 90],
  ['2026-03-05 14:30~16:00', '2026-03-05T14:30', 90],
  ['3-5 14:30 90分钟', '2026-03-05T14:30', 90],
  ['3-5 14:30（90分钟）', '2026-03-05T14:30', 90],
  ['3月5日下午2点半到4点', '2026-03-05T14:30', 90],
  ['3月5日上午9点至下午1点', '2026-03-05T09:00', 240],
  ['今天 9：00——11：30', '2026-10-15T09:00', 150],
  ['3-5 9:00 1.5小时', '2026-03-05T09:00', 90],
  ['3-5 9:00 1个半小时', '2026-03-05T09:00', 90],
  ['3-5 9:00，半小时', '2026-03-05T09:00', 30],
])('%s is a start and its minutes', (typed, from, minutes) => {
  expect(spanIn(start, read(typed), read)).toEqual({ start: from, minutes });
});

test.each(['3-5 14:30', '2026-03-05', '3-5 16:00-14:30', '3-5 14:30-25:00', '下午', '3-5 14:30 0分钟'])('%s tells no duration', (typed) => {
  expect(readSpan(typed)).toBeUndefined();
});

test('a duration behind what is no date leaves the text as it stands', () => {
  expect(spanIn(start, { unread: '某日 14:30-16:00' }, read)).toBeUndefined();
});

test('a time without a field for its duration reads no duration', () => {
  const { duration: _, ...plain } = start;
  expect(spanIn(plain, { unread: '3-5 14:30-16:00' }, read)).toBeUndefined();
});

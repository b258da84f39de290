import { expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { tableOf } from '#shared/model/tables.ts';
import { withDurations } from '../../../renderer/grid/editing/durations.ts';

const { fields } = tableOf('meeting');
const read = (key: string, input: unknown) =>
  coerce(fields[key] ?? { kind: 'text', title: '' }, input, { today: '2026-10-15', resolve: () => undefined });
const edit = (field: string, input: unknown, id = 'm1') => ({ id, field, value: read(field, input) });
const spread = (...edits: ReturnType<typeof edit>[]) => withDurations({ edits, locked: 0, reason: undefined, unread: 1 }, fields, read);

test('the minutes go into the cell beside the start, in the same act', () => {
  expect(spread(edit('start', '3-5 14:30-16:00'), edit('host', '甲'))).toMatchObject({
    edits: [
      { id: 'm1', field: 'start', value: '2026-03-05T14:30' },
      { id: 'm1', field: 'host', value: '甲' },
      { id: 'm1', field: 'minutes', value: 90 },
    ],
    unread: 0,
  });
});

test('minutes pasted along stand; an empty cell pasted along does not', () => {
  const minutes = (outcome: ReturnType<typeof spread>) =>
    outcome.edits.filter(({ field }) => field === 'minutes').map(({ value }) => value);
  expect(minutes(spread(edit('start', '3-5 14:30-16:00'), edit('minutes', '60')))).toEqual([60]);
  expect(minutes(spread(edit('start', '3-5 14:30-16:00'), edit('minutes', '')))).toEqual([90]);
  expect(minutes(spread(edit('start', '3-5 14:30-16:00'), edit('minutes', '60', 'm2')))).toEqual([60, 90]);
});

test('what tells no duration is left as it is', () => {
  const plain = [edit('start', '3-5 14:30'), edit('start', '下周', 'm2')];
  expect(spread(...plain).edits).toEqual(plain);
});

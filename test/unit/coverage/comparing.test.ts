import { describe, expect, test } from 'vitest';
import { changeSince, ranksOf } from '#shared/coverage/comparing.ts';
import { buildingRate, type Rate } from '#shared/coverage/coverage.ts';

const rate = (dueBuilt: number, due: number): Rate => buildingRate({ dueBuilt, due, live: due, covered: dueBuilt });

describe('against an earlier month', () => {
  test.each([
    ['a rise', rate(3, 4), rate(1, 2), '↑25.0个百分点'],
    ['a fall', rate(1, 3), rate(1, 2), '↓16.7个百分点'],
    ['the same share of more', rate(2, 4), rate(1, 2), '持平'],
    ['what one decimal does not show', rate(5001, 10_000), rate(1, 2), '↑不足0.1个百分点'],
    ['nothing to cover now', rate(0, 0), rate(1, 2), undefined],
    ['nothing to cover then', rate(1, 2), rate(0, 0), undefined],
  ])('%s', (_, now, then, expected) => {
    expect(changeSince(now, then)).toBe(expected);
  });
});

test('equal rates share a place and the next is passed over; a rate of nothing has none', () => {
  expect(ranksOf([rate(1, 3), rate(1, 1), rate(2, 6), rate(0, 0), rate(0, 5)])).toEqual([2, 1, 2, undefined, 4]);
});

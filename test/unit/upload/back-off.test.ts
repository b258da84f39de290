import { expect, test } from 'vitest';
import { backOff } from '../../../electron/upload/client/back-off.ts';

test('waiting doubles from five seconds to a quarter of an hour, half of it left to chance', () => {
  const seconds = (chance: number) => [1, 2, 3, 4, 8, 9, 100].map((attempt) => backOff(attempt, chance) / 1000);
  expect(seconds(1)).toEqual([5, 10, 20, 40, 640, 900, 900]);
  expect(seconds(0)).toEqual([2.5, 5, 10, 20, 320, 450, 450]);
});

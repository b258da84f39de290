import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/ledger.ts';
import { killAtPoints } from './killed.ts';

// a hundred: node test/faults/killed-run.ts
const points = Number(process.env.LEDGER_KILLS ?? 4);

test('close, export, receive and accepting a receipt, killed at any point: the ledger is sound, all or nothing is done, and the same again works', async () => {
  const left: string[] = [];
  expect(await killAtPoints(temporaryFolder(), 1, points, (one) => left.push(one.left))).toEqual([]);
  expect(left).toHaveLength(points);
  // most blows fall before the end, or nothing was tried
  expect(left.filter((one) => one !== 'finished').length).toBeGreaterThan(points / 2);
}, 3_600_000);

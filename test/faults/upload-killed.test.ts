import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/ledger.ts';
import { killUploads } from './upload-killed.ts';

// a hundred: node test/faults/upload-killed-run.ts
const points = Number(process.env.LEDGER_KILLS ?? 2);

test('an upload whose sender or receiver is killed at any moment: nothing half comes, nothing twice, and it goes on from where it stopped', async () => {
  const left: string[] = [];
  expect(await killUploads(temporaryFolder(), 1, points, (one) => left.push(one.left))).toEqual([]);
  expect(left).toHaveLength(points);
  // the blows fall in the middle, or nothing was tried
  expect(left).toContain('part');
}, 3_600_000);

import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/ledger.ts';
import { canTrace } from './command.ts';
import { killEnqueuing } from './outbox-killed.ts';

// a hundred: node test/faults/outbox-killed-run.ts
const points = Number(process.env.LEDGER_KILLS ?? 2);

test('the app killed while it puts a month into the outbox: no file without an entry, no entry without its file, the month once', async () => {
  const left: string[] = [];
  expect(await killEnqueuing(temporaryFolder(), 1, points, (one) => left.push(one.left))).toEqual([]);
  expect(left).toHaveLength(points);
  // entered, and killed before it had its name
  if (canTrace()) expect(left).toContain('unnamed');
}, 3_600_000);

import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/ledger.ts';
import { canTrace } from './command.ts';
import { cutAtPoints } from './power-cut.ts';

// more: node test/faults/power-cut-run.ts
const points = Number(process.env.LEDGER_POWER_CUTS ?? 6);

test.skipIf(!canTrace())(
  'close, export, receive and accepting a receipt, the power gone at any point: nothing said to be done is lost, nothing is half there (strace)',
  async () => {
    const left = new Set<string>();
    expect(await cutAtPoints(temporaryFolder(), 1, points, (one) => left.add(one.left))).toEqual([]);
    expect([...left].sort()).toEqual(['after', 'before']);
  },
  3_600_000,
);

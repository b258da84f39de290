import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cutAtPoints } from './power-cut.ts';

// node test/faults/power-cut-run.ts --count 50 [--first 1]: lets the power go out at that many points of the commands of the exchange and says what came of it
const { values } = parseArgs({ options: { count: { type: 'string', default: '50' }, first: { type: 'string', default: '1' } } });
const folder = mkdtempSync(join(tmpdir(), 'ledger-power-'));
const outcomes = new Map<string, number>();
const wrong = await cutAtPoints(folder, Number(values.first), Number(values.count), ({ act, left }) => {
  const key = `${act}: ${left}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
});
rmSync(folder, { recursive: true, force: true });
for (const [key, count] of [...outcomes].sort()) process.stdout.write(`${count}\t${key}\n`);
process.stdout.write(`${values.count} points, ${wrong.length} wrong\n`);
for (const line of wrong) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAtPoints } from './killed.ts';

// node test/faults/killed-run.ts --count 100 [--first 1]: kills the commands of the exchange at that many points and says what came of it
const { values } = parseArgs({ options: { count: { type: 'string', default: '100' }, first: { type: 'string', default: '1' } } });
const folder = mkdtempSync(join(tmpdir(), 'ledger-killed-'));
const outcomes = new Map<string, number>();
const wrong = await killAtPoints(folder, Number(values.first), Number(values.count), ({ act, left }) => {
  const key = `${act}: ${left}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
});
rmSync(folder, { recursive: true, force: true });
for (const [key, count] of [...outcomes].sort()) process.stdout.write(`${count}\t${key}\n`);
process.stdout.write(`${values.count} points, ${wrong.length} wrong\n`);
for (const line of wrong) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzPackages } from './package-fuzz.ts';

// node test/faults/package-fuzz-run.ts --count 10000 [--first 1]: brings that many spoilt packages to a county and says what came of them
const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' }, first: { type: 'string', default: '1' } } });
const folder = mkdtempSync(join(tmpdir(), 'ledger-fuzz-'));
const outcomes = new Map<string, number>();
const began = performance.now();
const wrong = await fuzzPackages(folder, Number(values.first), Number(values.count), ({ region, as }) => {
  const key = `${region}: ${as}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
});
rmSync(folder, { recursive: true, force: true });
for (const [key, count] of [...outcomes].sort()) process.stdout.write(`${count}\t${key}\n`);
process.stdout.write(`${values.count} packages in ${Math.round((performance.now() - began) / 1000)} s, ${wrong.length} wrong\n`);
for (const line of wrong) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killUploads } from './upload-killed.ts';

// node test/faults/upload-killed-run.ts --count 100 [--first 1]: kills the sender or the receiver of an upload at that many moments and says what came of it
const { values } = parseArgs({ options: { count: { type: 'string', default: '100' }, first: { type: 'string', default: '1' } } });
const folder = mkdtempSync(join(tmpdir(), 'ledger-upload-killed-'));
const outcomes = new Map<string, number>();
const wrong = await killUploads(folder, Number(values.first), Number(values.count), ({ seed, side, blow, left }) => {
  process.stdout.write(`${seed}\t${side}\t${blow}\t${left}\n`);
  const key = `${side}: ${left}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
});
rmSync(folder, { recursive: true, force: true });
for (const [key, count] of [...outcomes].sort()) process.stdout.write(`${count}\t${key}\n`);
process.stdout.write(`${values.count} points, ${wrong.length} wrong\n`);
for (const line of wrong) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

// `npm run bench [-- NAME …]`: every *.bench.ts here, each as a ratio to a floor of the same run. Writes nothing into the checkout.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, measure, rounds } from './bench.ts';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .sort();
const loaded = await Promise.all(files.map(async (file) => ((await import(`./${file}`)) as { bench: Bench }).bench));
// says how well the rules find, which takes longer than how fast they are
const onlyNamed = ['planted'];
const benches = loaded.filter(({ name }) => (wanted.length === 0 ? !onlyNamed.includes(name) : wanted.includes(name)));

console.log(`Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}; medians of ${rounds} rounds\n`);
const columns = (name: string, act: string, floor: string, ratio: string, work: string) =>
  console.log(`${name.padEnd(16)}${act.padStart(12)}${floor.padStart(12)}${ratio.padStart(9)}${work.padStart(12)}`);
columns('bench', 'act ms', 'floor ms', 'ratio', 'CPU ratio');
for (const bench of benches) {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  try {
    const { act, floor, ratio, work } = await measure(bench, folder);
    columns(bench.name, act.toFixed(1), floor.toFixed(1), `${ratio.toFixed(1)}×`, `${work.toFixed(1)}×`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log('');
for (const { name, act, floor } of benches) console.log(`${name}: ${act}; floor: ${floor}`);

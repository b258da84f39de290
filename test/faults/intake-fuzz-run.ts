import { parseArgs } from 'node:util';
import { fuzz } from './intake-fuzz.ts';

// node test/faults/intake-fuzz-run.ts --count 2000 [--first 1]: reads that many spoilt workbooks and says what came of them
const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' }, first: { type: 'string', default: '1' } } });
const outcomes = new Map<string, number>();
const most = { milliseconds: 0, megabytes: 0 };
const wrong = await fuzz(Number(values.first), Number(values.count), (_, { as, milliseconds, megabytes = 0 }) => {
  outcomes.set(as, (outcomes.get(as) ?? 0) + 1);
  most.milliseconds = Math.max(most.milliseconds, milliseconds);
  most.megabytes = Math.max(most.megabytes, megabytes);
});
const counts = [...outcomes].sort(([, a], [, b]) => b - a).map(([as, count]) => `${as} ${count}`);
process.stdout.write(`${values.count} workbooks: ${counts.join(', ')}; longest ${most.milliseconds} ms, most ${most.megabytes} MB\n`);
for (const line of wrong) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

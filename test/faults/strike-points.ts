import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Strikes<T> {
  /** Strikes at `count` points from the first; tells of each and gives what was wrong. */
  at(folder: string, first: number, count: number, tell: (point: T) => void): Promise<readonly string[]>;
  /** Points that came to the same are counted together. */
  outcomeOf(point: T): string;
  /** Without --count. */
  readonly usually: number;
  /** A line for each point as it is struck. */
  line?(point: T): string;
}

/** `--count N --first N`: strikes at that many points, says what came of them, and ends with 1 where something was wrong. */
export async function strikePoints<T>({ at, outcomeOf, usually, line }: Strikes<T>): Promise<void> {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: String(usually) }, first: { type: 'string', default: '1' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'ledger-struck-'));
  const outcomes = new Map<string, number>();
  const wrong = await at(folder, Number(values.first), Number(values.count), (point) => {
    if (line) process.stdout.write(`${line(point)}\n`);
    const key = outcomeOf(point);
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  });
  rmSync(folder, { recursive: true, force: true });
  for (const [key, count] of [...outcomes].sort()) process.stdout.write(`${count}\t${key}\n`);
  process.stdout.write(`${values.count} points, ${wrong.length} wrong\n`);
  for (const one of wrong) process.stdout.write(`${one}\n`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

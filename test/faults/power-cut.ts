import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chance, chanceOf } from '../../electron/demo/township-names.ts';
import { aftermath } from './aftermath.ts';
import { runCommand } from './command.ts';
import { type DeskAct, deskActs, readyFor } from './desk-acts.ts';
import { Disk, type Files, filesOf } from './disk.ts';
import { type FileCall, fileCalls, fileCallsIn } from './file-calls.ts';

export interface Cut {
  readonly seed: number;
  readonly act: string;
  /** `before` or `after` the act. */
  readonly left: 'before' | 'after';
}

/** An act that ran once, and what it did to files. */
interface Recorded {
  readonly act: DeskAct;
  /** Where it ran: the desk and what it wrote. */
  readonly folder: string;
  readonly before: Files;
  readonly calls: readonly FileCall[];
}

/** Runs an act and writes down what it does to files. Throws where this, done again, does not give the same files. */
async function recorded(act: DeskAct, folder: string): Promise<Recorded> {
  const within = join(folder, 'run');
  const { desk, out } = readyFor(act, within);
  const before = filesOf(within);
  const trace = { file: join(folder, 'trace'), calls: fileCalls, whole: true };
  const { err } = await runCommand(act.words(desk, out), { desk, home: join(folder, 'home'), trace });
  if (err !== '') throw new Error(`${act.name}: ${err}`);
  const calls = fileCallsIn(readFileSync(trace.file, 'utf8'), within);
  const disk = new Disk(before);
  for (const call of calls) disk.do(call);
  disk.layOut(within, join(folder, 'again'));
  const differs = differing(filesOf(within), within, filesOf(join(folder, 'again')), join(folder, 'again'));
  if (differs.length > 0) throw new Error(`${act.name} done again gives other files: ${differs.join(', ')}`);
  return { act, folder: within, before, calls };
}

function differing(one: Files, at: string, other: Files, there: string): string[] {
  const paths = new Set([
    ...[...one.keys()].map((path) => path.slice(at.length)),
    ...[...other.keys()].map((path) => path.slice(there.length)),
  ]);
  const same = (path: string) => {
    const [mine, yours] = [one.get(at + path), other.get(there + path)];
    return typeof mine === 'object' && typeof yours === 'object' ? Buffer.from(mine).equals(yours) : mine === yours;
  };
  return [...paths].filter((path) => !same(path));
}

/** Anywhere, or just after what others see: a name that changed, an answer that was told, the end. */
function pointIn(calls: readonly FileCall[], chance: Chance): number {
  const seen = calls.flatMap(({ op }, at) => (op === 'rename' || op === 'said' ? [at + 1] : []));
  return chance.is(0.5) ? chance.whole(0, calls.length) : chance.pick([...seen, calls.length]);
}

/**
 * Lets the power go out at seeded points of the commands of the exchange: what they wrote and did not sync is there, missing or torn.
 * After each: the ledger opens and is sound, the act is done or not begun, what was said to be done is done and its file is there and whole,
 * and the same command again works and gives what was given. Gives what went wrong, with its seed.
 */
export async function cutAtPoints(folder: string, first: number, count: number, told: (one: Cut) => void): Promise<string[]> {
  const records: Recorded[] = [];
  for (const act of await deskActs(folder)) records.push(await recorded(act, folder));
  const wrong: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const chance = chanceOf(seed);
    const { act, folder: from, before, calls } = records[seed % records.length] ?? chance.pick(records);
    const point = pointIn(calls, chance);
    const disk = new Disk(before);
    for (const call of calls.slice(0, point)) disk.do(call);
    const there = join(folder, 'cut');
    disk.layOut(from, there, chance);
    const scene = { act, desk: join(there, 'desk'), out: join(there, 'out'), home: join(folder, 'home') };
    try {
      const done = await aftermath(
        scene,
        calls.slice(0, point).some(({ op }) => op === 'said'),
      );
      told({ seed, act: act.name, left: done ? 'after' : 'before' });
    } catch (error) {
      wrong.push(`seed ${seed}, ${act.name}, after call ${point} of ${calls.length}: ${String(error)}`);
    }
  }
  return wrong;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf } from '../../electron/demo/township-names.ts';
import { aftermath, type Scene, standingOf } from './aftermath.ts';
import { type Blow, canTrace, runCommand, type SystemCall } from './command.ts';
import { type DeskAct, deskActs, readyFor } from './desk-acts.ts';

// what changes files: SQLite writes by pwrite64, the program's own files end in fsync and rename
export const watched = 'pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir';

export interface Killed {
  readonly seed: number;
  readonly act: string;
  readonly blow: string;
  /** `before` or `after` the act, or `finished` where the blow came too late. */
  readonly left: 'before' | 'after' | 'finished';
}

interface Measured {
  readonly act: DeskAct;
  readonly milliseconds: number;
  /** Empty where nothing counts them. */
  readonly calls: readonly SystemCall[];
}

/** Runs an act undisturbed: how long it takes and what it writes. */
async function measured(act: DeskAct, folder: string, traced: boolean): Promise<Measured> {
  const scene = readyFor(act, folder);
  const { err, milliseconds } = await runCommand(act.words(scene.desk, scene.out), scene);
  if (!(await standingOf(scene)).done) throw new Error(`${act.name} does not work undisturbed: ${err}`);
  if (!traced) return { act, milliseconds, calls: [] };
  const again = readyFor(act, folder);
  const trace = { file: join(folder, 'trace'), calls: watched };
  await runCommand(act.words(again.desk, again.out), { ...again, trace });
  return { act, milliseconds, calls: callsIn(readFileSync(trace.file, 'utf8')) };
}

/** Every call of a trace with its number among those of its kind in its thread, by which strace finds it again. */
export function callsIn(trace: string): SystemCall[] {
  const seen = new Map<string, number>();
  return [...trace.matchAll(/^(\d+) +([a-z0-9]+)\(/gm)].map(([, thread, name = '']) => {
    const number = (seen.get(`${thread} ${name}`) ?? 0) + 1;
    seen.set(`${thread} ${name}`, number);
    return { name, number };
  });
}

/**
 * Kills the commands of the exchange at seeded points. After each: the ledger opens and is sound, the act is done or not begun, what was said to be done
 * is done and its file is there, and the same command works again and gives what was given. Gives what went wrong, with its seed.
 */
export async function killAtPoints(folder: string, first: number, count: number, told: (one: Killed) => void): Promise<string[]> {
  const traced = canTrace();
  const acts: Measured[] = [];
  for (const act of await deskActs(folder)) acts.push(await measured(act, join(folder, 'run'), traced));
  const wrong: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const chance = chanceOf(seed);
    const { act, milliseconds, calls } = acts[seed % acts.length] ?? chance.pick(acts);
    // every third by time, which also hits between two calls
    const byCall = calls.length > 0 && Math.floor(seed / acts.length) % 3 > 0;
    const blow: Blow = byCall
      ? { at: 'call', ...chance.pick(calls) }
      : { at: 'time', milliseconds: chance.whole(0, Math.ceil(milliseconds)) };
    const said = blow.at === 'call' ? `${blow.name} ${blow.number}` : `${blow.milliseconds} ms of ${Math.ceil(milliseconds)}`;
    try {
      told({ seed, act: act.name, blow: said, left: await struck(readyFor(act, join(folder, 'run')), blow) });
    } catch (error) {
      wrong.push(`seed ${seed}, ${act.name}, ${said}: ${String(error)}`);
    }
  }
  return wrong;
}

async function struck(scene: Scene, blow: Blow): Promise<Killed['left']> {
  const ran = await runCommand(scene.act.words(scene.desk, scene.out), { ...scene, blow });
  // the answer is one line
  const done = await aftermath(scene, ran.out.includes('\n'));
  if (!ran.killed) return 'finished';
  return done ? 'after' : 'before';
}

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chanceOf } from '../../electron/demo/township-names.ts';
import { openBooks } from '../../electron/host/open-books.ts';
import { integrity } from '../../electron/ledger/integrity.ts';
import { tidyOutbox } from '../../electron/upload/books/tidy-outbox.ts';
import { type Blow, canTrace, type Ran, runCommand } from './command.ts';
import { type Desk, enrolledDesks, openDesk, passphrase, period } from './desks.ts';
import { callsIn, watched } from './killed.ts';

const program = fileURLToPath(new URL('enqueue-process.ts', import.meta.url));

/** What the blow left: nothing of the package, a file nobody knows, one that is entered and has not its name, or all of it; `finished`: it came too late. */
export interface OutboxKilled {
  readonly seed: number;
  readonly blow: string;
  readonly left: 'nothing' | 'unknown' | 'unnamed' | 'whole' | 'finished';
}

/** A township with a closed month that has not been exported. */
async function groundIn(folder: string): Promise<string> {
  const { county, township } = await enrolledDesks(folder);
  township.books.close(period, true);
  county.close();
  township.close();
  // opened once today, so that the day's backup is not what is struck
  (await openBooks({ act: 'open', folder: township.folder, passphrase })).close();
  return township.folder;
}

function deskIn(folder: string, ground: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const desk = join(folder, 'township');
  cpSync(ground, desk, { recursive: true });
  return desk;
}

const enqueueAt = (desk: string, more: { blow?: Blow; trace?: { file: string; calls: string } } = {}): Promise<Ran> =>
  runCommand([desk], { program, desk, home: join(desk, '..', 'home'), ...more });

/**
 * Kills the app while it puts a month into the outbox, every other time right where the file gets its name and otherwise at seeded moments. After each, once the
 * ledger is opened again: what is entered lies there whole under its name, nothing else does, it is entered where it counts as exported, and asking
 * once more gives that very file, or the first. Gives what went wrong, with its seed.
 */
export async function killEnqueuing(folder: string, first: number, count: number, told: (one: OutboxKilled) => void): Promise<string[]> {
  const ground = await groundIn(folder);
  const run = join(folder, 'run');
  const { milliseconds, err } = await enqueueAt(deskIn(run, ground));
  if (err !== '') throw new Error(`it does not work undisturbed: ${err}`);
  const trace = { file: join(folder, 'trace'), calls: watched };
  if (canTrace()) await enqueueAt(deskIn(run, ground), { trace });
  const calls = existsSync(trace.file) ? callsIn(readFileSync(trace.file, 'utf8')) : [];
  const naming = calls.filter(({ name }) => name === 'rename');
  const wrong: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const chance = chanceOf(seed);
    const byCall = calls.length > 0 && seed % 4 !== 0;
    const blow: Blow = byCall
      ? { at: 'call', ...chance.pick(seed % 2 === 1 ? naming : calls) }
      : { at: 'time', milliseconds: chance.whole(0, Math.ceil(milliseconds)) };
    const said = blow.at === 'call' ? `${blow.name} ${blow.number}` : `${blow.milliseconds} ms of ${Math.ceil(milliseconds)}`;
    try {
      told({ seed, blow: said, left: await struck(deskIn(run, ground), blow) });
    } catch (error) {
      wrong.push(`seed ${seed}, ${said}: ${String(error)}`);
    }
  }
  return wrong;
}

async function struck(desk: string, blow: Blow): Promise<OutboxKilled['left']> {
  const ran = await enqueueAt(desk, { blow });
  const left = inDesk(desk, leftIn);
  const entered = inDesk(desk, ({ books, folder }) => {
    tidyOutbox(books);
    return soundOutbox({ books, folder });
  });
  if (ran.out.includes('\n') && entered === undefined) throw new Error('said to be entered, and is not');
  const again = await enqueueAt(desk);
  if (again.err !== '') throw new Error(`once more: ${again.err}`);
  const last = inDesk(desk, soundOutbox);
  if (last === undefined || last !== again.out.trim()) throw new Error(`once more: ${last} is entered, ${again.out.trim()} was said`);
  if (entered !== undefined && entered !== last) throw new Error('the month is entered a second time');
  return ran.killed ? left : 'finished';
}

function inDesk<T>(folder: string, look: (desk: Pick<Desk, 'books' | 'folder'>) => T): T {
  const desk = openDesk(folder);
  try {
    return look(desk);
  } finally {
    desk.close();
  }
}

const filesOf = (folder: string) => readdirSync(join(folder, 'outbox'));

function leftIn({ books, folder }: Pick<Desk, 'books' | 'folder'>): OutboxKilled['left'] {
  const [file] = filesOf(folder);
  if (file === undefined) return 'nothing';
  const [entry] = books.registers.list('upload');
  return entry === undefined ? 'unknown' : entry.body.file === file ? 'whole' : 'unnamed';
}

/** The file that is entered, undefined where none is. Throws where book and folder disagree, or the month counts as exported without being entered. */
function soundOutbox({ books, folder }: Pick<Desk, 'books' | 'folder'>): string | undefined {
  const { ok, problems } = integrity(books.ledger);
  if (!ok) throw new Error(problems.map(({ message }) => message).join('; '));
  const there = filesOf(folder).map((name) => `${name} ${sha256Of(join(folder, 'outbox', name))}`);
  const entries = books.registers.list('upload');
  const known = entries.map(({ id, body }) => `${body.file} ${id}`);
  if (String(there) !== String(known)) throw new Error(`there is ${there}; entered is ${known}`);
  const exported = [books.registers.list('sent').length === 1, books.period(period).state === 'exported', entries.length === 1];
  if (new Set(exported).size > 1) throw new Error(`half done: sent, exported, entered ${exported}`);
  return entries[0]?.id;
}

const sha256Of = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

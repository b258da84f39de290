import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf } from '../../electron/demo/township-names.ts';
import { sha256 } from '../../electron/exchange/envelope/seal.ts';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import { integrity } from '../../electron/ledger/integrity.ts';
import { keepSettings } from '../../electron/upload/books/settings.ts';
import { type Ran, runCommand } from './command.ts';
import { enrolledDesks, openDesk, period } from './desks.ts';
import { freePort, type Inbox, type ListeningSide, listenAs, lookInto } from './inbox-process.ts';

const sides = ['sender', 'receiver'] as const;
const kilobytesPerSecond = 16;

export interface UploadKilled {
  readonly seed: number;
  readonly side: (typeof sides)[number];
  readonly blow: string;
  /** What the receiver had of the file then; `finished` where the blow came too late. */
  readonly left: 'nothing' | 'part' | 'whole' | 'finished';
}

/** The desks before an upload, and what is uploaded. */
interface Ground {
  readonly county: string;
  readonly township: string;
  readonly file: string;
  readonly sha256: string;
  /** How long its bytes are on the line at least, ms. */
  readonly sending: number;
  readonly address: string;
}

/** From when on one of them is struck: after the sender has opened its ledger, or after the receiver has begun to write. */
interface UploadBlow {
  readonly from: 'opened' | 'begun';
  readonly milliseconds: number;
}

/** One try: copies of the desks, and the folder in which the receiver puts what comes. */
interface Try {
  readonly ground: Ground;
  readonly county: string;
  readonly township: string;
  readonly inbox: string;
  readonly home: string;
}

/** A township with an exported month, slow enough on the line that a blow falls in the middle. */
async function groundIn(folder: string): Promise<Ground> {
  const address = `127.0.0.1:${await freePort()}`;
  const desks = await enrolledDesks(folder);
  desks.township.books.close(period, true);
  const { name, bytes } = await exportPackage(desks.township.books, period);
  keepSettings(desks.township.books, { address: `https://${address}/packages`, proxy: 'none', kilobytesPerSecond });
  for (const desk of Object.values(desks)) desk.close();
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return {
    county: desks.county.folder,
    township: desks.township.folder,
    file,
    sha256: sha256(bytes),
    sending: (bytes.length / (kilobytesPerSecond * 1024)) * 1000,
    address,
  };
}

function tryIn(folder: string, ground: Ground): Try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [county, township] = [join(folder, 'county'), join(folder, 'township')];
  cpSync(ground.county, county, { recursive: true });
  cpSync(ground.township, township, { recursive: true });
  return { ground, county, township, inbox: join(folder, 'inbox'), home: join(folder, 'home') };
}

const receiverOf = ({ county, home, ground, inbox }: Try) => listenAs(county, home, ground.address, inbox);
const upload = ({ township, home, ground, inbox }: Try, blow?: UploadBlow, victim?: ListeningSide['child']) =>
  runCommand(['upload', ground.file, '--ledger', township], {
    ...{ desk: township, home, victim },
    begun: blow?.from === 'begun' ? () => lookInto(inbox).parts.length > 0 : undefined,
    blow: blow && { at: 'time', milliseconds: blow.milliseconds },
  });

/**
 * Kills the sender and the receiver of an upload in turn, at seeded moments. After each: nothing that is half there lies among what came, and once the one
 * that was killed runs again the file arrives, whole, once, from where it had stopped. Gives what went wrong, with its seed.
 */
export async function killUploads(folder: string, first: number, count: number, told: (one: UploadKilled) => void): Promise<string[]> {
  const ground = await groundIn(folder);
  const whole = await undisturbed(tryIn(join(folder, 'run'), ground));
  const wrong: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const side = sides[seed % sides.length] ?? 'sender';
    // every other while the bytes are on the line, whatever else the machine does
    const from = Math.floor(seed / sides.length) % 2 === 0 ? 'begun' : 'opened';
    const blow = { from, milliseconds: chanceOf(seed).whole(0, Math.ceil(from === 'begun' ? ground.sending : whole)) } as const;
    const said = `${blow.milliseconds} ms after it has ${from}`;
    try {
      told({ seed, side, blow: said, left: await struck(tryIn(join(folder, 'run'), ground), side, blow) });
    } catch (error) {
      wrong.push(`seed ${seed}, ${side}, ${said}: ${String(error)}`);
    }
  }
  return wrong;
}

/** How long an upload takes, from the opened ledger to its end. */
async function undisturbed(one: Try): Promise<number> {
  const receiver = await receiverOf(one);
  const ran = await upload(one);
  await receiver.kill();
  arrivedOnce(one, ran);
  return ran.milliseconds;
}

async function struck(one: Try, side: UploadKilled['side'], blow: UploadBlow): Promise<UploadKilled['left']> {
  let receiver = await receiverOf(one);
  try {
    const running = upload(one, blow, side === 'receiver' ? receiver.child : undefined);
    // the sender waits for the receiver to come back
    await (side === 'receiver' ? Promise.race([receiver.gone, running]) : running);
    const isGone = receiver.child.signalCode !== null;
    const cut = lookInto(one.inbox);
    soundInbox(one, cut);
    if (isGone) receiver = await receiverOf(one);
    const ran = await running;
    const hit = side === 'sender' ? ran.killed : isGone;
    const known = side === 'sender' ? addressNoted(one) : undefined;
    const last = ran.killed ? await upload(one) : ran;
    arrivedOnce(one, last);
    wentOn(one, cut, known);
    if (!hit) return 'finished';
    return cut.landed.length > 0 ? 'whole' : cut.parts.some(({ bytes }) => bytes > 0) ? 'part' : 'nothing';
  } finally {
    await receiver.kill();
  }
}

/** What came is the file, whole, and not more than once. */
function soundInbox({ ground }: Try, { landed }: Inbox): void {
  if (landed.some((hash) => hash !== ground.sha256)) throw new Error('something came that was not sent');
  if (landed.length > 1) throw new Error(`it came ${landed.length} times`);
}

function arrivedOnce(one: Try, { err }: Ran): void {
  if (err !== '') throw new Error(`the upload: ${err}`);
  const { landed, notes } = lookInto(one.inbox);
  soundInbox(one, { landed, parts: [], notes });
  if (landed.length !== 1 || notes !== 1) throw new Error(`said to be sent, ${landed.length} came and ${notes} noted`);
  const { books, close } = openDesk(one.township);
  try {
    const { ok, problems } = integrity(books.ledger);
    if (!ok) throw new Error(problems.map(({ message }) => message).join('; '));
    const state = books.registers.get('upload', one.ground.sha256)?.body.state;
    if (state !== 'sent') throw new Error(`sent, and noted as ${state}`);
  } finally {
    close();
  }
}

/** Where the sender has noted that the file was begun; null where it was killed before. */
function addressNoted({ township, ground }: Try): string | null {
  const { books, close } = openDesk(township);
  try {
    return books.registers.get('upload', ground.sha256)?.body.url ?? null;
  } finally {
    close();
  }
}

/** What was begun was gone on with: nothing else was begun beside it. `known`: where the sender knew it to be, undefined for one that was not killed. */
function wentOn(one: Try, cut: Inbox, known: string | null | undefined): void {
  const [begun] = cut.parts;
  // killed before it had the receiver's answer, or could note it: that one is left to expire
  const isLost = begun !== undefined && (known === null || begun.bytes === 0);
  if (begun && !isLost && addressNoted(one)?.endsWith(`/${begun.id}`) !== true) throw new Error('it was begun anew');
  if (lookInto(one.inbox).parts.some(({ id }) => !isLost || id !== begun?.id)) throw new Error('something is still under way');
}

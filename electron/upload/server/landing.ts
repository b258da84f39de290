import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Permit } from '#shared/contract/upload.ts';
import { sha256Text } from '#shared/documents/manifest.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { syncFolder, writeWhole } from '../../attachments/write-whole.ts';
import { isEncrypted } from '../../exchange/envelope/encryption.ts';
import { type Landed, landedFolder, landedPath, readLanded } from '../landed.ts';

/** What the other side is told where a file cannot be kept; what it sent is gone then. */
export class Unfit extends Error {
  readonly status: 415 | 422;
  constructor(status: 415 | 422) {
    super(status === 422 ? 'the file is not what its sha256 says' : 'no encrypted package');
    this.status = status;
  }
}

/** By so many bytes is seen what encrypted a file. */
const headBytes = 64;
/** `330802005_2026-10_r1_0001.lxpkg`: what a sender says of its file. Only of this form, and of the sender's own unit, is it taken over. */
const ownName = /^(\d{6}(?:\d{3})?)_\d{4}-(?:0[1-9]|1[0-2])_r\d{1,4}_\d{4,6}(?=\.lxpkg$)/;

/**
 * The folder in which files land whole: `<name or unit>_<time>_<sha256, 16 digits>.lxpkg`. What is under way is in `.uploading`, and what ever came is
 * remembered in `.landed`, so that the same file is not asked for twice when it has been taken away.
 */
export class Landing {
  readonly folder: string;
  readonly uploading: string;
  readonly #markers: string;
  readonly #now: () => Date;
  /** What the markers say, read once: they are never taken away. */
  #known: Landed[] | undefined;
  readonly #byDay = new Map<string, number>();
  readonly #lastOf = new Map<string, string>();

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.folder = folder;
    this.uploading = join(folder, '.uploading');
    this.#markers = landedFolder(folder);
    this.#now = now;
    for (const path of [this.uploading, this.#markers]) mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  has(unit: string, sha256: string): boolean {
    return sha256Text.safeParse(sha256).success && existsSync(this.#marker(unit, sha256));
  }

  /** Everything that ever came, oldest first. */
  #all(): readonly Landed[] {
    if (this.#known) return this.#known;
    const read = readdirSync(this.#markers).flatMap((name) => {
      const found = name.endsWith('.json') ? readLanded(join(this.#markers, name)) : undefined;
      return found ? [found] : [];
    });
    this.#known = read.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    for (const landed of read) this.#count(landed);
    return this.#known;
  }

  /** How many came on a day, `2026-11-29` in China. */
  receivedOn(day: string): number {
    this.#all();
    return this.#byDay.get(day) ?? 0;
  }

  /** When a unit last sent something; null where it never did. */
  lastOf(unit: string): string | null {
    this.#all();
    return this.#lastOf.get(unit) ?? null;
  }

  /** What is still there, oldest first. */
  waiting(): Landed[] {
    return this.#all().filter(({ name }) => existsSync(join(this.folder, name)));
  }

  /**
   * Checks a finished upload and moves it into the folder; on the disk before this returns. Throws Unfit, having removed it, where it is not what it
   * was said to be, and the disk's own errors, having left it where it is.
   */
  async land(part: string, said: { unit: Permit['unit']; sha256: string; filename: string | null }): Promise<Landed> {
    const [hash, head] = await hashOf(part);
    const wrong = hash !== said.sha256 ? 422 : !isEncrypted(head) ? 415 : undefined;
    if (wrong !== undefined) {
      rmSync(part, { force: true });
      throw new Unfit(wrong);
    }
    const at = this.#now().toISOString();
    const name = nameFor(said, at);
    const landed: Landed = { unit: said.unit, sha256: said.sha256, name, bytes: statSync(part).size, at };
    flush(part);
    renameSync(part, join(this.folder, name));
    syncFolder(this.folder);
    this.#remember(landed);
    return landed;
  }

  /** What a server that died between the two steps left behind: it came whole, and only the note of it is missing. */
  recall(unit: string, sha256: string): Landed | undefined {
    const name = readdirSync(this.folder).find((one) => one.endsWith(`_${sha256.slice(0, 16)}.lxpkg`) && one.startsWith(`${unit}_`));
    if (name === undefined) return undefined;
    const known = this.#all().find((one) => one.unit === unit && one.sha256 === sha256);
    if (known) return known;
    const { size, mtime } = statSync(join(this.folder, name));
    const landed: Landed = { unit, sha256, name, bytes: size, at: mtime.toISOString() };
    this.#remember(landed);
    return landed;
  }

  #remember(landed: Landed): void {
    this.#all();
    writeWhole(this.#marker(landed.unit, landed.sha256), new TextEncoder().encode(JSON.stringify(landed)));
    this.#known?.push(landed);
    this.#count(landed);
  }

  #count({ at, unit }: Landed): void {
    const day = chinaDate(at);
    this.#byDay.set(day, (this.#byDay.get(day) ?? 0) + 1);
    const last = this.#lastOf.get(unit);
    if (last === undefined || last < at) this.#lastOf.set(unit, at);
  }

  #marker = (unit: string, sha256: string) => landedPath(this.folder, unit, sha256);
}

function nameFor({ unit, sha256, filename }: { unit: string; sha256: string; filename: string | null }, at: string): string {
  const said = ownName.exec(filename ?? '');
  const stem = said?.[1] === unit ? said[0] : unit;
  return `${stem}_${at.replace(/[-:]|\.\d+/g, '')}_${sha256.slice(0, 16)}.lxpkg`;
}

async function hashOf(path: string): Promise<[hash: string, head: Uint8Array]> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  await pipeline(createReadStream(path), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      hash.update(part);
      if (head.length < headBytes) head = Buffer.concat([head, part]).subarray(0, headBytes);
    }
  });
  return [hash.digest('hex'), head];
}

function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

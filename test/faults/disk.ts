import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Chance } from '../../electron/demo/township-names.ts';
import type { FileCall } from './file-calls.ts';

type Content = Uint8Array;
/** What lies in a folder, by absolute path. */
export type Files = ReadonlyMap<string, Content | 'folder'>;

/** The folder, and all in it. */
export const filesOf = (folder: string): Files =>
  new Map([
    [folder, 'folder'],
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry): [string, Content | 'folder'] => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isDirectory() ? 'folder' : readFileSync(path)];
    }),
  ]);

/** Something done to a file's content that no sync has made lasting yet. */
type Pending = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number };

interface Inode {
  /** What is on the disk. */
  lasting: Content;
  readonly pending: Pending[];
}

/** A name that came, went or moved and whose folder was not synced since. */
interface NameChange {
  readonly folder: string;
  apply(names: Map<string, Inode | 'folder'>): void;
}

/**
 * A disk that keeps for certain only what was synced: file contents by a sync of the file, names by a sync of their folder.
 * After a power cut any of the other writes may be there, be missing, or be torn; names change in the order in which they were changed within a folder.
 */
export class Disk {
  readonly #lasting = new Map<string, Inode | 'folder'>();
  readonly #now = new Map<string, Inode | 'folder'>();
  #changes: NameChange[] = [];

  constructor(before: Files) {
    for (const [path, content] of before) {
      const inode = content === 'folder' ? content : { lasting: content, pending: [] };
      this.#lasting.set(path, inode);
      this.#now.set(path, inode);
    }
  }

  do(call: FileCall): void {
    const { op } = call;
    if (op === 'write') this.#file(call.path).pending.push({ at: call.at, bytes: call.bytes });
    else if (op === 'size') this.#file(call.path).pending.push({ size: call.size });
    else if (op === 'sync') this.#sync(call.path);
    else if (op === 'mkdir') this.#change(call.path, (names) => names.set(call.path, 'folder'));
    else if (op === 'unlink') this.#change(call.path, (names) => names.delete(call.path));
    else if (op === 'create' && !this.#now.has(call.path)) {
      const made: Inode = { lasting: new Uint8Array(), pending: [] };
      this.#change(call.path, (names) => names.set(call.path, made));
    } else if (op === 'rename') {
      const moved = this.#file(call.path);
      if (dirname(call.path) !== dirname(call.to)) throw new Error(`moved between folders: ${call.path}`);
      this.#change(call.path, (names) => names.delete(call.path) && names.set(call.to, moved));
    }
  }

  /** Lays down in a folder what may be found after the power went out now; without chance, what is there while it has not. */
  layOut(from: string, to: string, chance?: Chance): void {
    const names = chance ? new Map(this.#lasting) : this.#now;
    if (chance)
      for (const changes of Map.groupBy(this.#changes, ({ folder }) => folder).values())
        for (const change of changes.slice(0, chance.whole(0, changes.length))) change.apply(names);
    rmSync(to, { recursive: true, force: true });
    for (const [path, inode] of [...names].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const place = join(to, path.slice(from.length));
      if (inode === 'folder') mkdirSync(place, { recursive: true });
      else if (names.get(dirname(path)) === 'folder') writeFileSync(place, contentOf(inode, chance));
    }
  }

  #file(path: string): Inode {
    const inode = this.#now.get(path);
    if (inode === undefined || inode === 'folder') throw new Error(`no file ${path}`);
    return inode;
  }

  #change(path: string, apply: (names: Map<string, Inode | 'folder'>) => unknown): void {
    const change = { folder: dirname(path), apply: (names: Map<string, Inode | 'folder'>) => void apply(names) };
    change.apply(this.#now);
    this.#changes.push(change);
  }

  #sync(path: string): void {
    const inode = this.#now.get(path);
    if (inode === 'folder') {
      for (const change of this.#changes) if (change.folder === path) change.apply(this.#lasting);
      this.#changes = this.#changes.filter(({ folder }) => folder !== path);
    } else if (inode) {
      inode.lasting = inode.pending.reduce(applied, inode.lasting);
      inode.pending.length = 0;
    }
  }
}

function contentOf({ lasting, pending }: Inode, chance: Chance | undefined): Content {
  if (!chance) return pending.reduce(applied, lasting);
  // nothing, all, or any of it
  const share = chance.pick([0, 1, 0.5, 0.9]);
  return pending
    .filter(() => chance.is(share))
    .map((one) => (chance.is(0.1) ? torn(one, chance) : one))
    .reduce(applied, lasting);
}

const sector = 512;

/** Sectors reach the disk one by one. */
function torn(one: Pending, chance: Chance): Pending {
  if ('size' in one || one.bytes.length <= sector) return one;
  return { at: one.at, bytes: one.bytes.slice(0, sector * chance.whole(0, Math.floor(one.bytes.length / sector))) };
}

function applied(content: Content, one: Pending): Content {
  const size = 'size' in one ? one.size : Math.max(content.length, one.at + one.bytes.length);
  const after = new Uint8Array(size);
  after.set(content.subarray(0, size));
  if ('bytes' in one) after.set(one.bytes, one.at);
  return after;
}

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Writes a file wholly or not at all: beside its place, to the disk, then renamed. */
export function writeWhole(path: string, content: Uint8Array | Iterable<Uint8Array>): void {
  const part = `${path}.part`;
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      for (const bytes of content instanceof Uint8Array ? [content] : content)
        for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** A file that is written whole and has not its name yet. */
export interface Unnamed {
  /** Puts it in its place. */
  name(): void;
  discard(): void;
}

const unnamedPath = (path: string) => `${path}.${process.pid}.new`;
/** The name that a file is to get, of one that has not got it: what a kill between the two leaves behind. Undefined for any other. */
export const nameOfUnnamed = (name: string): string | undefined => /^(.+)\.\d+\.new$/.exec(name)?.[1];

/** Writes a file part by part beside its place, to the disk; its name it gets when all else is done. */
export async function writeUnnamed(path: string, parts: AsyncIterable<Uint8Array>): Promise<Unnamed> {
  const beside = unnamedPath(path);
  const discard = () => rmSync(beside, { force: true });
  try {
    const handle = openSync(beside, 'w');
    try {
      for await (const bytes of parts) for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // what the books say of it next must find it, also after a power cut
    syncFolder(dirname(path));
  } catch (error) {
    discard();
    throw error;
  }
  return {
    name() {
      renameSync(beside, path);
      syncFolder(dirname(path));
    },
    discard,
  };
}

/** Makes a folder and those above it that are missing, so that they are still there after a power cut. */
export function makeFolder(folder: string, mode?: number): void {
  const whole = resolve(folder);
  const first = mkdirSync(whole, { recursive: true, mode });
  if (first !== undefined) for (let made = whole; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

/** Makes what was renamed or made within a folder durable; Windows knows no such thing and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // some network drives and sticks cannot: nothing more can be done there
    if (!isUnable(error)) throw error;
  } finally {
    closeSync(handle);
  }
}

const isUnable = (error: unknown) => error instanceof Error && 'code' in error && ['EINVAL', 'ENOTSUP'].includes(String(error.code));

// Whether the build is behind its sources: a fingerprint of paths, sizes and times, kept beside the build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['electron', 'renderer', 'shared', 'resources'];
const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const stamp = (root: string) => join(root, 'out', '.sources');

/** Sources as they are now. Not their content: reading names and times of a thousand files takes milliseconds. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\n${size}\n${mtimeMs}\n`);
  };
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    const inside = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of inside.map((entry) => join(entry.parentPath, entry.name)).sort()) add(path.slice(root.length + 1));
  }
  for (const path of files) if (existsSync(join(root, path))) add(path);
  return hash.digest('hex');
}

export const isStale = (root: string): boolean => !existsSync(stamp(root)) || readFileSync(stamp(root), 'utf8') !== fingerprint(root);

/** Call with the fingerprint taken before the build: what was saved while it ran makes the next start build again. */
export const markBuilt = (root: string, sources: string): void => writeFileSync(stamp(root), sources);

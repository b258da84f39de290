import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

/** The pages of the grids compared with, and the package.json and lock of their own: they are no part of the product. */
export const peersFolder = join(import.meta.dirname, 'peers');
/** Where they are installed: ignored by git, and out of the way of the checks that walk through test/. */
const installed = join(import.meta.dirname, '../../../.cache/bench-grid-peers');
const manifests = ['package.json', 'package-lock.json'];

/** Installs what the peers' lock names, unless it stands there already; gives why that failed, or undefined. */
export function installPeers(): string | undefined {
  const done = join(installed, 'node_modules', '.package-lock.json');
  if (existsSync(done) && manifests.every((name) => same(join(peersFolder, name), join(installed, name)))) return undefined;
  console.error('installing the grids compared with (once) …');
  mkdirSync(installed, { recursive: true });
  for (const name of manifests) copyFileSync(join(peersFolder, name), join(installed, name));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const npm = process.env.npm_execpath;
  const where: SpawnSyncOptions = { cwd: installed, stdio: ['ignore', process.stderr.fd, process.stderr.fd] };
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], where)
    : spawnSync('npm', args, { ...where, shell: process.platform === 'win32' });
  return status === 0 ? undefined : `npm ci in ${installed} ended with ${status ?? error?.message}`;
}

const same = (one: string, other: string) => existsSync(other) && readFileSync(one, 'utf8') === readFileSync(other, 'utf8');

/** Lets the peers' pages find their packages where they were installed, and React 18 rather than the product's. */
export const peerPackages = (): Plugin => ({
  name: 'peer-packages',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!importer?.startsWith(normalizePath(peersFolder)) || /^[./]/.test(id)) return undefined;
    // from a file that is there: from any other Vite would resolve as from the page
    return this.resolve(id, join(installed, 'package.json'), { skipSelf: true });
  },
});

import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const manifests = ['package.json', 'package-lock.json'];

/** Where the packages compared with are installed: ignored by git, and out of the way of the checks that walk through test/. */
export const peersAt = (name: string): string => join(import.meta.dirname, '../../.cache', name);

/** Installs what the lock in `folder` names under `name`, unless it stands there already; gives why that failed, or undefined. */
export function installPeers(folder: string, name: string): string | undefined {
  const installed = peersAt(name);
  const done = join(installed, 'node_modules', '.package-lock.json');
  if (existsSync(done) && manifests.every((file) => same(join(folder, file), join(installed, file)))) return undefined;
  console.error(`installing ${name} (once) …`);
  mkdirSync(installed, { recursive: true });
  for (const file of manifests) copyFileSync(join(folder, file), join(installed, file));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const npm = process.env.npm_execpath;
  const where: SpawnSyncOptions = { cwd: installed, stdio: ['ignore', process.stderr.fd, process.stderr.fd] };
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], where)
    : spawnSync('npm', args, { ...where, shell: process.platform === 'win32' });
  return status === 0 ? undefined : `npm ci in ${installed} ended with ${status ?? error?.message}`;
}

const same = (one: string, other: string) => existsSync(other) && readFileSync(one, 'utf8') === readFileSync(other, 'utf8');

// Builds the page, the entries and the preload into out/. `--if-stale`: only where the sources changed since.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStale, markBuilt } from './stale.ts';

const root = join(import.meta.dirname, '..');
if (!process.argv.includes('--if-stale') || isStale(root)) {
  console.error('正在构建程序……');
  const sources = fingerprint(root);
  for (const part of ['main', 'preload', 'renderer']) rmSync(join(root, 'out', part), { recursive: true, force: true });
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    },
  );
  if (built.status !== 0) {
    console.error('构建没有成功，见上面的说明。');
    process.exit(built.status || 1);
  }
  markBuilt(root, sources);
}

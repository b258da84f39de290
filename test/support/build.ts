import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Before tests that run the built program: builds it where the sources changed since. */
export default function build(): void {
  const root = join(import.meta.dirname, '../..');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-stale'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the program could not be built');
}

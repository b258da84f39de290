// `npm run check`: types, lint, boundaries, unused code and file sizes. Runs all of them and then says which failed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const inModules = (path: string) => join(root, 'node_modules', path);
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
// by its file: .bin/tsc may be that of `typescript-api`, see .dependency-cruiser.cjs
const types = (project: string) => node(inModules('typescript/bin/tsc'), '--noEmit', '-p', project);

const longest = 600;
const sources = ['electron', 'renderer', 'shared', 'test', 'scripts'];

/** No source file over 600 lines. */
function sizes() {
  const tooLong = sources
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').split('\n').length > longest + 1);
  for (const file of tooLong) console.error(`over ${longest} lines: ${file.slice(root.length + 1)}`);
  return tooLong.length === 0;
}

const checks: Record<string, () => boolean> = {
  'types of shared/': () => types('shared'),
  'types of electron/': () => types('electron'),
  'types of renderer/': () => types('renderer'),
  'types of test/': () => types('test'),
  // apart from the others: the page's types and Node's differ in what they call CryptoKey
  'types of test/ in the page': () => types('test/tsconfig.page.json'),
  'types of the configurations': () => types('.'),
  'lint and format': () => node(inModules('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'),
  'boundaries of the house': () =>
    node(
      '--import',
      './scripts/typescript-for-cruiser.ts',
      inModules('dependency-cruiser/bin/dependency-cruise.mjs'),
      'electron',
      'renderer',
      'shared',
    ),
  'unused files, exports and dependencies': () => node(inModules('knip/bin/knip.js')),
  'schemas of the documents': () => node('scripts/docs-schemas.ts', '--check'),
  'file sizes': sizes,
};

const failed = Object.entries(checks).filter(([title, passes]) => {
  console.log(`— ${title}`);
  return !passes();
});
for (const [title] of failed) console.error(`check failed: ${title}`);
if (failed.length === 0) console.log('all checks passed');
process.exit(failed.length === 0 ? 0 : 1);

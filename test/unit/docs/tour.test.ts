import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const named = (page: string) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/`((?:electron|renderer|shared|test|docs|scripts|resources)\/[\w./-]*)`/g)].map(
    (found) => found[1] ?? '',
  );

test.each(['docs/tour.md', 'CONTRIBUTING.md', 'SECURITY.md', 'README.md'])('every place that %s names is there', (page) => {
  expect(named(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the tour names the places of the life of an edit', () => {
  expect(named('docs/tour.md')).toEqual(
    expect.arrayContaining(['electron/bookkeeping/write-path.ts', 'electron/ledger/change-log.ts', 'renderer/grid/editing/capture.ts']),
  );
});

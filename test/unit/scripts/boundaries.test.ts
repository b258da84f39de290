// The rules of the house catch what they say: a small house with one breach of each, looked over by the real configuration.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const files: Record<string, string> = {
  'package.json':
    '{"type":"module","imports":{"#shared/*":"./shared/*"},"dependencies":{"better-sqlite3":"*"},"devDependencies":{"electron":"*"}}',
  'tsconfig.json': '{"compilerOptions":{"module":"nodenext","moduleResolution":"nodenext","allowImportingTsExtensions":true}}',
  'shared/errors.ts': 'export const a = 1;',
  'shared/standards/shipped.ts': 'export const shipped = 1;',
  'shared/reads-a-file.ts': "import { readFileSync } from 'node:fs'; export const b = readFileSync;",
  'electron/host/host.ts': 'export interface Host { a: number }',
  'electron/host/handlers.ts': 'export const handlers = 1;',
  'electron/host/shows-a-window.ts': "import { app } from 'electron'; export const c = app;",
  'electron/desktop/window.ts': "import { app } from 'electron'; export const d = app;",
  'electron/desktop/takes-an-unlisted-package.ts': "import ajv from 'ajv'; export const m = ajv;",
  'electron/worker.ts': "import './host/handlers.ts';",
  'electron/ledger/database.ts': "import Database from 'better-sqlite3'; export const e = Database;",
  'electron/ledger/asks-the-host.ts': "import type { Host } from '../host/host.ts'; export type F = Host;",
  'electron/exchange/opens-the-database.ts': "import type D from 'better-sqlite3'; export type G = D.Database;",
  'electron/keys/knows-the-standards.ts': "import { shipped } from '#shared/standards/shipped.ts'; export const h = shipped;",
  'electron/loopback/calls-handlers.ts': "import '../host/handlers.ts';",
  'electron/checking/one.ts': "import './other.ts'; export const i = 1;",
  'electron/checking/other.ts': "import './one.ts'; export const j = 1;",
  'renderer/takes-the-host.ts': "import type { Host } from '../electron/host/host.ts'; export type K = Host;",
  'renderer/is-fine.ts': "import { a } from '#shared/errors.ts'; export const l = a;",
};
let house = '';
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  copyFileSync(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
});
afterAll(() => rmSync(house, { recursive: true }));

test('each breach is found, type imports too, and nothing else', { timeout: 60_000 }, () => {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const hook = join(root, 'scripts/typescript-for-cruiser.ts');
  const done = spawnSync(process.execPath, ['--import', hook, cruiser, '--output-type', 'json', 'electron', 'renderer', 'shared'], {
    cwd: house,
    encoding: 'utf8',
  });
  const { violations } = JSON.parse(done.stdout).summary as { violations: { rule: { name: string }; from: string }[] };
  expect(violations.map(({ rule, from }) => `${from}: ${rule.name}`).sort()).toEqual([
    'electron/checking/one.ts: no-circle',
    'electron/desktop/takes-an-unlisted-package.ts: only-packages-that-are-listed',
    'electron/exchange/opens-the-database.ts: driver-only-in-the-ledger',
    'electron/host/shows-a-window.ts: electron-only-in-the-desktop-shell',
    'electron/keys/knows-the-standards.ts: shipped-standards-only-for-seeding',
    'electron/ledger/asks-the-host.ts: no-way-up-from-ledger',
    'electron/loopback/calls-handlers.ts: handlers-only-from-the-worker',
    'renderer/takes-the-host.ts: page-reaches-node-by-contract',
    'shared/reads-a-file.ts: shared-without-node',
  ]);
});

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, isStale, markBuilt } from '../../../scripts/stale.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stale-'));
  for (const folder of ['electron/host', 'renderer', 'out']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'electron/host/desk.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a build is behind until it is made, and again when a source is saved, added or removed', () => {
  expect(isStale(root)).toBe(true);
  markBuilt(root, fingerprint(root));
  expect(isStale(root)).toBe(false);
  utimesSync(join(root, 'electron/host/desk.ts'), 1, 1);
  expect(isStale(root)).toBe(true);
  markBuilt(root, fingerprint(root));
  writeFileSync(join(root, 'renderer/main.tsx'), 'b');
  expect(isStale(root)).toBe(true);
  markBuilt(root, fingerprint(root));
  rmSync(join(root, 'renderer/main.tsx'));
  expect(isStale(root)).toBe(true);
});
test('what was saved while it was being built makes it behind', () => {
  const before = fingerprint(root);
  writeFileSync(join(root, 'electron/host/desk.ts'), 'saved meanwhile');
  markBuilt(root, before);
  expect(isStale(root)).toBe(true);
});

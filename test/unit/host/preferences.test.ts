import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDesk } from '../../../electron/host/desk.ts';
import type { Host } from '../../../electron/host/host.ts';
import type { LogEntry } from '../../../electron/host/log.ts';
import { refusalOf } from '../../support/refusal.ts';

let home = '';
let lines: LogEntry[] = [];
let desk: Host;
const start = () =>
  createDesk({
    shell: 'loopback',
    threadUrl: new URL('file:///worker.ts'),
    readCells: () => Promise.reject(new Error('no file is read here')),
    home,
    version: '1.2.3',
    log: { write: (entry) => lines.push(entry) },
  });
const keep = (key: string, value: unknown) => desk.call('desk.keepPreference', { key, value });
const all = () => desk.call('desk.preferences', {});
const file = () => join(home, 'preferences.json');

beforeEach(() => {
  [home, lines] = [mkdtempSync(join(tmpdir(), 'preferences-')), []];
  desk = start();
});
afterEach(async () => {
  await desk.close();
  rmSync(home, { recursive: true });
});

test('what a page keeps is there after a restart, for this person alone, and needs no ledger', async () => {
  expect(await all()).toEqual({});
  await keep('sheet.member.columns', { name: { width: 120, pinned: true }, phone: { hidden: true } });
  await keep('panel.history', true);
  await desk.close();
  desk = start();
  expect(await all()).toEqual({
    'sheet.member.columns': { name: { width: 120, pinned: true }, phone: { hidden: true } },
    'panel.history': true,
  });
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
});

test('null forgets a key', async () => {
  await keep('panel.history', true);
  await keep('panel.history', null);
  expect(await all()).toEqual({});
});

test('a key is words joined by dots; a value is JSON', async () => {
  for (const key of ['', '../log', '__proto__', 'a b', '列宽', 'a..b', `a${'.b'.repeat(60)}`])
    expect((await refusalOf(keep(key, 1))).code, key).toBe('CALL-INVALID');
  expect((await refusalOf(keep('a', undefined))).code).toBe('CALL-INVALID');
  expect((await refusalOf(keep('a', new Uint8Array(2)))).code).toBe('CALL-INVALID');
  await keep('constructor', 1);
  expect(await all()).toEqual({ constructor: 1 });
});

test('64 KB a value and 200 keys, and what was kept stays', async () => {
  expect((await refusalOf(keep('a', '宽'.repeat(22_000)))).message).toContain('64 KB');
  for (let n = 0; n < 200; n++) await keep(`k.${n}`, n);
  expect((await refusalOf(keep('k.200', 200))).message).toContain('200');
  await keep('k.7', 'again');
  expect(Object.keys((await all()) as object)).toHaveLength(200);
});

test('a damaged file is logged and begun anew', async () => {
  for (const damage of ['{"sheet.member', '[1,2]', '{"../x": 1}']) {
    writeFileSync(file(), damage);
    lines = [];
    expect(await all()).toEqual({});
    expect(lines[0]).toEqual({ call: 'desk.preferences', code: 'FILE-DAMAGED' });
  }
  await keep('panel.history', true);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ 'panel.history': true });
});

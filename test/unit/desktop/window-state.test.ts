import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepWindowState, readWindowState } from '../../../electron/desktop/window-state.ts';
import { BrowserWindow } from '../../support/electron-stand-in.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('the window comes back where it was', () => {
  const window = new BrowserWindow({});
  keepWindowState(home, window as never);
  window.emit('close');
  expect(readWindowState(home, screens)).toEqual({ x: 10, y: 20, width: 1200, height: 700, maximized: false });
});
test.each([
  ['on a screen that is gone', '{"x":2500,"y":20,"width":1200,"height":700,"maximized":false}'],
  ['too small to use', '{"x":0,"y":0,"width":20,"height":10,"maximized":false}'],
  ['damaged', '{"x":'],
])('not where it was %s', (_, text) => {
  writeFileSync(join(home, 'window.json'), text);
  expect(readWindowState(home, screens)).toBeUndefined();
});

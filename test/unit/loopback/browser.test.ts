import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser, openAppWindow, whyNoWindow } from '../../../electron/loopback/browser.ts';
import { temporaryFolder } from '../../support/ledger.ts';

const only = (...files: string[]) => ((file: string) => files.includes(file)) as typeof import('node:fs').existsSync;

describe('the browser of the system', () => {
  test('is Edge before Chromium on Linux', () => {
    expect(findBrowser('linux', {}, only('/usr/bin/chromium', '/usr/bin/microsoft-edge'))).toBe('/usr/bin/microsoft-edge');
  });
  test('is looked for in the program folders of Windows', () => {
    const edge = 'C:\\Program Files (x86)/Microsoft/Edge/Application/msedge.exe';
    expect(findBrowser('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, only(edge))).toBe(edge);
  });
  test('can be named, and can be missing', () => {
    expect(findBrowser('linux', { LEDGER_BROWSER: '/opt/b' }, only())).toBe('/opt/b');
    expect(findBrowser('linux', {}, only())).toBeUndefined();
  });
});

describe('no window', () => {
  test('without a display, without a browser, or as root; each said', () => {
    expect(whyNoWindow('/b', 'linux', {}, 1000)).toContain('图形显示');
    expect(whyNoWindow(undefined, 'linux', { DISPLAY: ':0' }, 1000)).toContain('没有找到');
    expect(whyNoWindow('/b', 'linux', { WAYLAND_DISPLAY: 'w' }, 0)).toContain('root');
  });
  test('is no matter elsewhere', () => {
    expect(whyNoWindow('/b', 'linux', { DISPLAY: ':0' }, 1000)).toBeUndefined();
    expect(whyNoWindow('C:/msedge.exe', 'win32', {}, undefined)).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('the app window', () => {
  test('has a profile of its own that goes with it, no translator, no sandbox taken away, and ends as the browser ends', async () => {
    const folder = temporaryFolder();
    const browser = join(folder, 'browser');
    writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${join(folder, 'given')}'\nexit 7\n`);
    chmodSync(browser, 0o755);
    expect(await openAppWindow(browser, 'http://127.0.0.1:1/#token=t')).toBe(7);
    const given = readFileSync(join(folder, 'given'), 'utf8').trim().split('\n');
    expect(given).toEqual(expect.arrayContaining(['--app=http://127.0.0.1:1/#token=t', '--disable-features=Translate', '--disable-sync']));
    expect(given).not.toContain('--no-sandbox');
    const profile = given.find((argument) => argument.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? '';
    expect(profile).not.toBe('');
    expect(existsSync(profile)).toBe(false);
  });
});

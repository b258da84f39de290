import { describe, expect, test } from 'vitest';
import { findBrowser, whyNoWindow } from '../../../electron/loopback/browser.ts';

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

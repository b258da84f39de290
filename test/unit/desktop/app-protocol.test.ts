import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { servePage } from '../../../electron/desktop/app-protocol.ts';
import { asked } from '../../support/electron-stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'app-'));
mkdirSync(join(folder, 'page'));
writeFileSync(join(folder, 'secret.txt'), 'not for the page');
writeFileSync(join(folder, 'page/index.html'), '<p>page</p>');
writeFileSync(join(folder, 'page/a b.svg'), '<svg/>');
servePage(join(folder, 'page'));
afterAll(() => rmSync(folder, { recursive: true }));

const get = async (url: string, init?: RequestInit) => (await asked.protocols.get('app')?.(new Request(url, init))) ?? expect.unreachable();

test('the page comes with its policy', async () => {
  const page = await get('app://ledger/');
  expect(await page.text()).toBe('<p>page</p>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await get('app://ledger/a%20b.svg')).headers.get('content-type')).toBe('image/svg+xml');
});
test.each([
  'app://other/index.html',
  'app://ledger/..%2fsecret.txt',
  'app://ledger/%2e%2e%2fsecret.txt',
  'app://ledger/%',
  'app://ledger/missing.js',
  'app://user@ledger/',
])('404 for %s', async (url) => {
  const reply = await get(url).catch(() => undefined); // Request itself refuses an address with a name in it
  expect(reply?.status ?? 404).toBe(404);
});
test('404 for anything but reading', async () => {
  expect((await get('app://ledger/', { method: 'POST', body: 'x' })).status).toBe(404);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { electronRuntime } from '../support/electron-runtime.ts';

// what the stand-in of test/unit/desktop cannot show: that Electron does what the program asks. playwright.config.ts prints why it is skipped
const root = join(import.meta.dirname, '../..');
const runtime = electronRuntime(root);
test.skip('missing' in runtime, 'missing' in runtime ? runtime.missing : '');

async function launch(home: string) {
  if ('missing' in runtime) throw new Error(runtime.missing);
  const args = [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return _electron.launch({ executablePath: runtime.file, args, env: { ...process.env, XDG_DATA_HOME: home, APPDATA: home, HOME: home } });
}
let home = '';
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ledger-home-'));
});
test.afterEach(() => rmSync(home, { recursive: true, force: true }));

test('窗口打开首页，页面里没有 Node，也到不了别处', async () => {
  const app = await launch(home);
  const page = await app.firstWindow();
  await expect(page.getByText('新建台账').first()).toBeVisible();
  expect(page.url()).toContain('app://ledger/');
  const inPage = await page.evaluate(() => {
    const { require, process } = globalThis as { require?: unknown; process?: unknown };
    return {
      require: typeof require,
      process: typeof process,
      ledger: Object.keys((globalThis as { ledger?: object }).ledger ?? {}).sort(),
    };
  });
  expect(inPage).toEqual({ require: 'undefined', process: 'undefined', ledger: ['call', 'cancel', 'listen'] });
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) =>
      (window.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
    ),
  );
  expect(preferences).toMatchObject([{ sandbox: true, contextIsolation: true, nodeIntegration: false }]);
  expect(await page.evaluate(() => window.open('https://example.org'))).toBeNull();
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(await page.evaluate(() => fetch('app://ledger/..%2fmain%2fmain.js').then((reply) => reply.status))).toBe(404);
  await app.close();
});

test('调用失败时错误码到得了页面', async () => {
  const app = await launch(home);
  const page = await app.firstWindow();
  await expect(page.getByText('新建台账').first()).toBeVisible();
  const failure = await page.evaluate(() =>
    (globalThis as unknown as { ledger: { call(name: string, input: object): Promise<unknown> } }).ledger
      .call('desk.open', { folder: '/no/such' })
      .catch((error) => error.code),
  );
  expect(failure).toBe('LEDGER-MISSING');
  await app.close();
});

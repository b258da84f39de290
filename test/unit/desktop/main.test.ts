// The whole shell over a stand-in for Electron: it shows what the program asks for, not that Electron obeys. test/e2e/electron.spec.ts shows that.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { app, asked, ipcMain, session } from '../../support/electron-stand-in.ts';
import { HostStandIn } from '../../support/host-stand-in.ts';

const host = new HostStandIn();
const home = mkdtempSync(join(tmpdir(), 'home-'));
const page = mkdtempSync(join(tmpdir(), 'page-'));
vi.mock('../../../electron/host/desk.ts', () => ({ createDesk: () => host }));
vi.mock('../../../electron/host/home-folder.ts', () => ({ homeFolder: () => home }));
vi.mock('../../../electron/host/program.ts', () => ({
  programFolder: () => '/program',
  programVersion: () => '1.2.3',
  pageFolderOf: () => page,
}));

const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } }) as never;
const invoke = (sender: never, name: unknown, input: unknown, id?: unknown) =>
  asked.handlers.get('ledger:call')?.(sender, name as never, input as never, id as never);
const window = () => {
  const [only] = asked.windows;
  if (!only) throw new Error('no window');
  return only;
};

beforeAll(async () => {
  await import('../../../electron/main.ts');
  await vi.waitFor(() => expect(window().loaded).not.toBe(''));
});
afterAll(() => {
  for (const folder of [home, page]) rmSync(folder, { recursive: true });
});

test('one window on app://, asked for as sandboxed, with the bundled preload', () => {
  expect(asked.windows).toHaveLength(1);
  expect(window().options.webPreferences).toMatchObject({
    preload: '/program/out/preload/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
  });
  expect(window().loaded).toBe('app://ledger/');
  expect(asked.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
});

test('every permission is refused, asked for or looked up; so are devices', () => {
  const answers: boolean[] = [];
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'])
    asked.ask?.({}, permission, (allowed) => answers.push(allowed));
  expect(answers).toEqual([false, false, false, false, false]);
  expect(asked.check?.()).toBe(false);
  expect(asked.device?.()).toBe(false);
});

test('no new window, no other address, no webview', () => {
  const { webContents } = window();
  expect(webContents.openHandler({ url: 'https://evil.example' })).toEqual({ action: 'deny' });
  const prevented = (name: string, url: string) => {
    const event = { url, preventDefault: vi.fn() };
    webContents.emit(name, event);
    return event.preventDefault.mock.calls.length;
  };
  expect(prevented('will-navigate', 'https://evil.example/')).toBe(1);
  expect(prevented('will-navigate', 'file:///etc/passwd')).toBe(1);
  expect(prevented('will-navigate', 'app://ledger.evil.example/')).toBe(1);
  expect(prevented('will-navigate', 'app://ledger/#/month')).toBe(0);
  expect(prevented('will-redirect', 'app://ledger/')).toBe(1);
  expect(prevented('will-attach-webview', '')).toBe(1);
});

test('only the top frame of our own page reaches the host', async () => {
  expect(await invoke(frame('app://ledger/'), 'desk.state', { a: 1 }, 'c1')).toEqual({ output: { asked: { a: 1 } } });
  expect(host.asked).toEqual([{ name: 'desk.state', input: { a: 1 }, options: { id: 'c1' } }]);
  for (const sender of [
    frame('https://evil.example/'),
    frame('app://ledger.evil.example/'),
    frame('app://ledger/', {}),
    { senderFrame: null } as never,
  ])
    expect(await invoke(sender, 'desk.state', {})).toMatchObject({ error: { code: 'CALL-UNKNOWN' } });
  ipcMain.emit('ledger:cancel', frame('https://evil.example/'), 'c1');
  ipcMain.emit('ledger:cancel', frame('app://ledger/'), 'c2');
  expect(host.asked).toHaveLength(1);
  expect(host.cancelled).toEqual(['c2']);
});

test('failures cross as data with their code; a mistake of ours shows nothing of itself', async () => {
  expect(await invoke(frame('app://ledger/'), 'bookkeeping.undo', {})).toEqual({
    error: { code: 'UNDO-NOTHING', details: {}, payload: undefined },
  });
  const failed = await invoke(frame('app://ledger/'), 'ledger.rows', {});
  expect(failed).toMatchObject({ error: { code: 'INTERNAL' } });
  expect(JSON.stringify(failed)).not.toContain('张三');
});

test('what the host tells reaches the page', () => {
  host.tell({ type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } });
  expect(window().webContents.sent).toEqual([
    ['ledger:event', { type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } }],
  ]);
});

test('the menu is in Chinese and leaves undo to the page', () => {
  expect(asked.menu.map(({ label }) => label)).toEqual(['编辑(&E)', '视图(&V)', '帮助(&H)']);
  const items = asked.menu.flatMap(({ submenu }) => submenu ?? []);
  expect(items.map(({ role }) => role)).toContain('copy');
  for (const role of ['undo', 'redo', 'toggleDevTools', 'reload']) expect(items.map((item) => item.role)).not.toContain(role);
});

test('a file that the page gives out is saved where the person says', () => {
  const item = { getFilename: () => '330802005_2026-10_r1_0001.lxpkg', setSaveDialogOptions: vi.fn() };
  session.defaultSession.emit('will-download', {}, item);
  expect(item.setSaveDialogOptions.mock.calls[0]?.[0]).toMatchObject({
    defaultPath: join(tmpdir(), '330802005_2026-10_r1_0001.lxpkg'),
    filters: [{ name: '上报包', extensions: ['lxpkg'] }, { extensions: ['*'] }],
  });
});

test('a second start brings the first window forward', () => {
  app.emit('second-instance', {}, ['/opt/ledger', '.'], '/home/office');
  expect(window().focused).toBe(1);
  expect(host.handed).toEqual([]);
});

test('a double-clicked document is handed to the host, from a second start or by the event of macOS; switches and other files are not', () => {
  const words = ['/opt/ledger', '--no-sandbox.lxpkg', '邮件/330802005_2026-10_r1_0001.LXPKG', '/mnt/任务书.lxtask', '名单.xlsx'];
  app.emit('second-instance', {}, words, '/home/office');
  const event = { preventDefault: vi.fn() };
  app.emit('open-file', event, '/Volumes/U/底册.lxbase');
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(host.handed).toEqual(['/home/office/邮件/330802005_2026-10_r1_0001.LXPKG', '/mnt/任务书.lxtask', '/Volumes/U/底册.lxbase']);
});

test('a window that holds something unsaved stays, unless the person lets it go', () => {
  const close = (choice: number) => {
    asked.choice = choice;
    const event = { preventDefault: vi.fn() };
    window().webContents.emit('will-prevent-unload', event);
    // preventing this event is what lets the window close
    return event.preventDefault.mock.calls.length === 1 ? 'closed' : 'stays';
  };
  expect([close(0), close(1)]).toEqual(['stays', 'closed']);
});

test('quitting waits for the host to finish, once', async () => {
  const quit = () => {
    const event = { preventDefault: vi.fn() };
    app.emit('before-quit', event);
    return event.preventDefault.mock.calls.length;
  };
  expect(quit()).toBe(1);
  await vi.waitFor(() => expect(asked.quits).toBe(1));
  expect(host.closed).toBe(1);
  expect(quit()).toBe(0);
});

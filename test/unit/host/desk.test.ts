import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HostEvent } from '#shared/contract/calls.ts';
import type { DeskState } from '#shared/contract/desk.ts';
import { LedgerError } from '#shared/errors.ts';
import { createDesk } from '../../../electron/host/desk.ts';
import type { DeskHost, LedgerThread } from '../../../electron/host/host.ts';
import type { Keychain } from '../../../electron/host/keychain.ts';
import type { LogEntry } from '../../../electron/host/log.ts';
import type { ThreadRequest } from '../../../electron/host/thread-messages.ts';

vi.mock('../../../electron/host/sample.ts', () => ({
  sampleLedger: { unit: '330802001', level: 'township', name: '示例街道', passphrase: '示例口令示例口令' },
  fillSample: async (thread: LedgerThread) => {
    await thread.call('bookkeeping.redo', {});
    if (sampleIsBroken) throw new LedgerError('FILE-DAMAGED', { name: 'members.csv' });
  },
}));

// the real list is 4 MB; divisions have a test of their own
vi.mock('../../../electron/host/divisions.ts', () => ({
  divisionName: async (code: string) => (code === '330802' ? '柯城区' : undefined),
  findDivisions: async (text: string, level: string) => [{ code: '330802005', name: text, path: level }],
}));

const right = '正确的口令是八个字';
let home = '';
let opened: {
  request: ThreadRequest;
  carried: string | undefined;
  calls: string[];
  cancelled: string[];
  closed: boolean;
  tell(event: HostEvent): void;
}[] = [];
let lines: LogEntry[] = [];
let kept: Map<string, string>;
let desk: DeskHost;
let sampleIsBroken = false;

/** A thread that opens any folder with the right passphrase, knows its identity, and fails `ledger.search` with a mistake of ours. */
async function open({ request }: { request: ThreadRequest }): Promise<LedgerThread> {
  if (request.passphrase !== right && request.passphrase !== '示例口令示例口令') throw new LedgerError('KEY-WRONG');
  const listeners = new Set<(event: HostEvent) => void>();
  const carried = request.act === 'restore' ? readFileSync(request.file, 'utf8') : undefined;
  const one: (typeof opened)[number] = {
    request,
    carried,
    calls: [],
    cancelled: [],
    closed: false,
    tell: (event) => listeners.forEach((listener) => void listener(event)),
  };
  opened.push(one);
  mkdirSync(request.folder, { recursive: true });
  const call = async (name: string) => {
    one.calls.push(name);
    if (name === 'ledger.search') throw new TypeError('cannot read 张三');
    return name === 'ledger.identity' ? { unit: '330802001', name: '信安街道', level: 'township' } : { called: name };
  };
  return {
    call: call as never,
    ask: call as never,
    askOfFiles: call as never,
    cancel: (id) => one.cancelled.push(id),
    listen: (listener) => listeners.add(listener) && (() => listeners.delete(listener)),
    close: async () => {
      one.closed = true;
    },
  };
}
const keychain: Keychain = {
  available: true,
  keep: (folder, passphrase) => kept.set(folder, passphrase),
  find: (folder) => kept.get(folder),
  forget: (folder) => kept.delete(folder),
};
const newDesk = () =>
  createDesk({
    shell: 'loopback',
    threadUrl: new URL('file:///worker.ts'),
    readCells: () => Promise.reject(new Error('no file is read here')),
    home,
    version: '1.2.3',
    keychain,
    open,
    log: { write: (entry) => lines.push(entry) },
  });
const call = (name: string, input: unknown = {}) => desk.call(name, input) as Promise<DeskState>;
const refusal = (code: string) => expect.objectContaining({ code });
const township = { unit: '330802001', level: 'township', name: '信安街道', passphrase: right };

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'desk-'));
  [opened, lines, kept] = [[], [], new Map()];
  desk = newDesk();
});
afterEach(async () => {
  await desk.close();
  rmSync(home, { recursive: true });
});

describe('before a ledger is open', () => {
  test('the state says so, and where a new one would go', async () => {
    const suggestedFolder = join(home, 'ledgers', '台账');
    expect(await call('desk.state')).toEqual({
      shell: 'loopback',
      version: '1.2.3',
      open: null,
      recent: [],
      suggestedFolder,
      handed: 0,
      keychain: true,
    });
  });
  test('a call of the ledger has nobody to answer it', async () => {
    await expect(call('ledger.identity')).rejects.toEqual(refusal('LEDGER-MISSING'));
  });
  test('unknown calls and wrong inputs are refused, in Chinese, without the value', async () => {
    await expect(call('desk.destroy')).rejects.toEqual(refusal('CALL-UNKNOWN'));
    await expect(call('__proto__')).rejects.toEqual(refusal('CALL-UNKNOWN'));
    await expect(call('intake.stageCells')).rejects.toEqual(refusal('CALL-UNKNOWN'));
    // a page may neither see a token or a key, nor say that something was sent
    for (const name of ['outbox.read', 'outbox.note', 'outbox.tidy', 'inbox.credentials', 'inbox.permits'])
      await expect(call(name, {})).rejects.toEqual(refusal('CALL-UNKNOWN'));
    const failed = await call('desk.open', { folder: 7, passphrase: 'geheim' }).catch((error: LedgerError) => error);
    expect(failed).toMatchObject({ code: 'CALL-INVALID', message: expect.stringMatching(/folder：.*\p{Script=Han}/u) });
    expect(JSON.stringify(failed)).not.toContain('geheim');
  });
});

test('documents that were double-clicked wait until the page takes them, each once, and one that is gone says so', async () => {
  const heard: unknown[] = [];
  desk.listen((event) => heard.push(event));
  const file = join(home, '回执.lxrcpt');
  writeFileSync(file, 'x');
  desk.hand([]);
  desk.hand([file]);
  desk.hand([file, join(home, '拔掉的优盘.lxpkg')]);
  expect(heard).toEqual([{ type: 'handed' }, { type: 'handed' }]);
  expect((await call('desk.state')).handed).toBe(2);
  expect(await call('desk.takeHanded')).toEqual([
    { name: '回执.lxrcpt', bytes: new Uint8Array([120]) },
    { name: '拔掉的优盘.lxpkg', failure: expect.stringContaining('拔掉的优盘.lxpkg') },
  ]);
  expect(await call('desk.takeHanded')).toEqual([]);
});

test('divisions are looked up for the choice of a unit', async () => {
  expect(await call('desk.divisions', { text: '新新', level: 'township' })).toEqual([
    { code: '330802005', name: '新新', path: 'township' },
  ]);
});

describe('a ledger', () => {
  test('is created under its name, open at once, and remembered', async () => {
    const state = await call('desk.create', township);
    const folder = join(home, 'ledgers', '信安街道');
    expect(opened[0]?.request).toEqual({
      act: 'create',
      folder,
      unit: '330802001',
      level: 'township',
      name: '信安街道',
      passphrase: right,
    });
    expect(state.open).toEqual({ folder, identity: { unit: '330802001', name: '信安街道', level: 'township' } });
    expect(state.recent).toEqual([{ folder, name: '信安街道', needsPassphrase: true }]);
  });
  test('takes its name from the division code; an unknown code is refused', async () => {
    const { name: _, ...nameless } = township;
    await call('desk.create', { ...nameless, unit: '330802', level: 'county' });
    expect(opened[0]?.request).toMatchObject({ name: '柯城区' });
    await expect(call('desk.create', { ...nameless, unit: '999999999' })).rejects.toEqual(refusal('UNIT-UNKNOWN'));
  });
  test('a second one of the same name goes into a folder of its own', async () => {
    await call('desk.create', township);
    await call('desk.create', township);
    expect(opened.map(({ request }) => request.folder)).toEqual([join(home, 'ledgers', '信安街道'), join(home, 'ledgers', '信安街道-2')]);
  });
  test('comes in place of the one that was open, which is closed', async () => {
    await call('desk.create', township);
    const state = await call('desk.create', { ...township, folder: join(home, 'b') });
    expect(state.open?.folder).toBe(join(home, 'b'));
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
    expect(state.recent.map(({ folder }) => folder)).toEqual([join(home, 'b'), join(home, 'ledgers', '信安街道')]);
  });
  test('has its outbox tidied before anything else is asked of it: nothing can be put in meanwhile', async () => {
    await call('desk.create', township);
    expect(opened[0]?.calls.filter((name) => name.startsWith('outbox.'))[0]).toBe('outbox.tidy');
  });
  test('a wrong passphrase leaves the open one as it was', async () => {
    await call('desk.create', township);
    mkdirSync(join(home, 'other'));
    await expect(call('desk.open', { folder: join(home, 'other'), passphrase: '不对' })).rejects.toEqual(refusal('KEY-WRONG'));
    expect((await call('desk.state')).open?.folder).toBe(join(home, 'ledgers', '信安街道'));
    expect(opened[0]?.closed).toBe(false);
  });
  test('is opened by the passphrase that the keychain keeps, if it was asked to', async () => {
    const { open: open_ } = await call('desk.create', { ...township, remember: true });
    await call('desk.close');
    expect((await call('desk.state')).recent[0]?.needsPassphrase).toBe(false);
    expect((await call('desk.open', { folder: open_?.folder })).open?.folder).toBe(open_?.folder);
    kept.clear();
    await call('desk.close');
    await expect(call('desk.open', { folder: open_?.folder })).rejects.toEqual(refusal('KEY-MISSING'));
  });
  test('a passphrase that was kept for another ledger in its place is forgotten, and the person asked', async () => {
    const { open: open_ } = await call('desk.create', { ...township, remember: true });
    const folder = open_?.folder ?? '';
    await call('desk.close');
    kept.set(folder, '以前那本的口令');
    await expect(call('desk.open', { folder })).rejects.toEqual(refusal('KEY-WRONG'));
    expect((await call('desk.state')).recent[0]?.needsPassphrase).toBe(true);
    expect((await call('desk.open', { folder, passphrase: right })).open?.folder).toBe(folder);
    await call('desk.close');
    // a new ledger where one lay before
    kept.set(folder, '以前那本的口令');
    await call('desk.create', { ...township, folder });
    expect(kept.has(folder)).toBe(false);
  });
  test('that is not there is said to be missing; one removed since is no longer offered', async () => {
    await expect(call('desk.open', { folder: join(home, 'no'), passphrase: right })).rejects.toEqual(refusal('LEDGER-MISSING'));
    const { open: open_ } = await call('desk.create', township);
    await call('desk.close');
    rmSync(open_?.folder ?? '', { recursive: true });
    expect((await call('desk.state')).recent).toEqual([]);
  });
  test('comes back from a backup, whose copy is gone afterwards', async () => {
    await call('desk.restore', { name: 'b.lxbak', bytes: new TextEncoder().encode('backup'), passphrase: right });
    const request = opened[0]?.request;
    expect(request).toMatchObject({ act: 'restore', folder: join(home, 'ledgers', '恢复的台账') });
    expect(opened[0]?.carried).toBe('backup');
    expect(request?.act === 'restore' && existsSync(request.file)).toBe(false);
  });
  test('two that are asked for at once are opened one after the other', async () => {
    const [a, b] = await Promise.all([call('desk.create', township), call('desk.create', { ...township, folder: join(home, 'b') })]);
    expect([a?.open?.folder, b?.open?.folder]).toEqual([join(home, 'ledgers', '信安街道'), join(home, 'b')]);
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
  });
});

test('the sample is a fresh ledger each time, filled, marked, and opened again without a passphrase', async () => {
  const first = await call('desk.openSample');
  expect(opened[0]?.calls).toContain('bookkeeping.redo');
  expect(first.recent[0]).toEqual({ folder: join(home, 'ledgers', '示例台账'), name: '信安街道（示例）', needsPassphrase: false });
  expect((await call('desk.openSample')).open?.folder).toBe(join(home, 'ledgers', '示例台账-2'));
  expect((await call('desk.open', { folder: first.open?.folder })).open?.folder).toBe(first.open?.folder);
});

test('a sample that cannot be filled leaves nothing behind', async () => {
  sampleIsBroken = true;
  await expect(call('desk.openSample')).rejects.toEqual(refusal('FILE-DAMAGED'));
  sampleIsBroken = false;
  expect(opened[0]?.closed).toBe(true);
  expect(existsSync(join(home, 'ledgers', '示例台账'))).toBe(false);
  expect((await call('desk.state')).open).toBeNull();
});

describe('while a ledger is open', () => {
  beforeEach(() => call('desk.create', township));
  test('its calls, cancels and events go through', async () => {
    const heard: HostEvent[] = [];
    desk.listen((event) => heard.push(event));
    expect(await call('bookkeeping.periods')).toEqual({ called: 'bookkeeping.periods' });
    desk.cancel('c1');
    opened[0]?.tell({ type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } });
    expect(opened[0]?.cancelled).toEqual(['c1']);
    expect(heard).toEqual([{ type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } }]);
  });
  test('a mistake of ours is INTERNAL for the page; the log has where it was and nothing of what people typed', async () => {
    await expect(call('ledger.search', { text: '张三' })).rejects.toEqual(refusal('INTERNAL'));
    expect(lines.at(-1)).toMatchObject({
      call: 'ledger.search',
      code: 'INTERNAL',
      cause: { name: 'TypeError', at: expect.arrayContaining([expect.stringContaining('at ')]) },
    });
    expect(JSON.stringify(lines)).not.toMatch(/张三|信安|正确的口令/);
  });
  test('closing waits for it, and then nothing is answered', async () => {
    await desk.close();
    expect(opened[0]?.closed).toBe(true);
    await expect(call('desk.state')).rejects.toEqual(refusal('HOST-CLOSED'));
  });
});

test('a damaged list of recent ledgers is as good as none', async () => {
  writeFileSync(join(home, 'recent.json'), '[{"folder":');
  expect((await call('desk.state')).recent).toEqual([]);
});

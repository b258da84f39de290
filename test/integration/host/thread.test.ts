import { readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { ownOrigins } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { openThread } from '../../../electron/host/client.ts';
import type { ThreadRequest } from '../../../electron/host/thread-messages.ts';
import { builtProgram } from '../../support/built-program.ts';
import { temporaryFolder } from '../../support/ledger.ts';
import { refusalOf } from '../../support/refusal.ts';

const threadUrl = builtProgram('worker');
const readCells = () => Promise.reject(new Error('no file is read here'));
const open = async (request: ThreadRequest) => {
  const thread = await openThread({ threadUrl, request, readCells });
  onTestFinished(() => thread.close());
  return thread;
};
const refusal = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const create = (folder: string): ThreadRequest => ({
  act: 'create',
  folder,
  unit: '330802005',
  level: 'township',
  name: '示例街道',
  passphrase: '衢州两新2026台账',
});

test('a ledger is created, kept and opened under its passphrase only', async () => {
  const folder = temporaryFolder();
  const first = await open(create(folder));
  await first.call('bookkeeping.apply', {
    origin: 'keyboard',
    label: '录入',
    changes: [{ op: 'insert', table: 'organization', id: 'o1', after: { name: '甲公司' } }],
  });
  await first.close();
  expect(await refusal(openThread({ threadUrl, request: { act: 'open', folder, passphrase: '衢州两新2026台帐' }, readCells }))).toBe(
    'KEY-WRONG',
  );
  const again = await open({ act: 'open', folder, passphrase: '衢州两新2026台账' });
  expect((await again.call('ledger.rows', { table: 'organization' })).rows).toMatchObject([{ id: 'o1', name: '甲公司' }]);
  expect(await again.call('ledger.identity', {})).toEqual({ unit: '330802005', level: 'township', name: '示例街道' });
});

test('a second opener is refused politely while the first is at work', async () => {
  const folder = temporaryFolder();
  await open(create(folder));
  expect(await refusal(openThread({ threadUrl, request: { act: 'open', folder, passphrase: '衢州两新2026台账' }, readCells }))).toBe(
    'LEDGER-LOCKED',
  );
});

test('a refused creation leaves nothing behind', async () => {
  const folder = temporaryFolder();
  expect(await refusal(openThread({ threadUrl, request: { ...create(folder), passphrase: '短' }, readCells }))).toBe('KEY-WEAK');
  expect(readdirSync(folder)).toEqual([]);
});

test('a backup restores the ledger under the same passphrase, and a wrong one leaves nothing', async () => {
  const folder = temporaryFolder();
  const thread = await open(create(folder));
  await thread.call('bookkeeping.apply', {
    origin: 'keyboard',
    label: '录入',
    changes: [{ op: 'insert', table: 'organization', id: 'o1', after: { name: '甲公司' } }],
  });
  const { file } = await thread.call('ledger.backup', {});
  const target = temporaryFolder();
  expect(
    await refusal(openThread({ threadUrl, request: { act: 'restore', file, folder: target, passphrase: '不是这个口令' }, readCells })),
  ).toBe('KEY-WRONG');
  const restored = await open({ act: 'restore', file, folder: target, passphrase: '衢州两新2026台账' });
  expect((await restored.call('ledger.rows', { table: 'organization' })).rows).toMatchObject([{ id: 'o1' }]);
});

test('input is held against the contract before the thread sees it', async () => {
  const thread = await open(create(temporaryFolder()));
  expect(await refusal(thread.call('bookkeeping.apply', { origin: 'keyboard', label: '', changes: [] }))).toBe('CALL-INVALID');
  const changes = [{ op: 'insert' as const, table: 'organization' as const, id: 'o1', after: { name: '甲公司' } }];
  for (const origin of ownOrigins)
    expect(await refusal(thread.call('bookkeeping.apply', { origin, label: '', changes })), origin).toBe('CALL-INVALID');
  expect(await refusal(thread.call('bookkeeping.history', { field: 'name' }))).toBe('CALL-INVALID');
  expect(await refusal(thread.call('no.such' as 'ledger.identity', {}))).toBe('CALL-UNKNOWN');
  expect(await refusal(thread.call('ledger.rows', { table: 'sqlite_master' as 'unit' }))).toBe('CALL-INVALID');
});

test('what a page asks of the change log: who did what, one cell, what undo would do, and that a reveal is kept', async () => {
  const thread = await open(create(temporaryFolder()));
  const changes = [{ op: 'insert' as const, table: 'organization' as const, id: 'o1', after: { name: '甲公司' } }];
  await thread.call('bookkeeping.apply', { origin: 'keyboard', label: '录入', changes });
  const filled = { op: 'set' as const, table: 'organization' as const, ids: ['o1'], after: { park: '东区' } };
  expect(await thread.call('bookkeeping.apply', { origin: 'fill', label: '填充', changes: [filled] })).toMatchObject({ changed: 1 });
  const { batch } = await thread.call('ledger.reveal', { table: 'member', fields: ['phone'] });
  expect(await thread.call('bookkeeping.next', {})).toEqual({ undo: '填充', redo: null });
  const account = userInfo().username;
  expect(await thread.call('bookkeeping.history', { before: batch + 1, limit: 2 })).toMatchObject([
    { batch, origin: 'reveal', undoable: false, by: { unit: '示例街道', account } },
    { label: '填充', undoable: true, by: { unit: '示例街道', account } },
  ]);
  expect(await thread.call('bookkeeping.history', { row: 'o1', field: 'park' })).toMatchObject([{ label: '填充' }]);
});

test('what is asked before closing is answered, what comes after is refused', async () => {
  const thread = await open(create(temporaryFolder()));
  const asked = thread.call('ledger.rows', { table: 'unit' });
  const closed = thread.close();
  expect((await asked).rows).toHaveLength(1);
  await closed;
  expect(await refusal(thread.call('ledger.identity', {}))).toBe('HOST-CLOSED');
});

test('a long write is called off from this side while the thread is at it', async () => {
  const thread = await open(create(temporaryFolder()));
  const changes = Array.from({ length: 20_000 }, (_, index) => ({
    op: 'insert' as const,
    table: 'organization' as const,
    id: `o${index}`,
    after: { name: `第${index}公司` },
  }));
  const told: number[] = [];
  const written = thread.call(
    'bookkeeping.apply',
    { origin: 'import', label: '导入', changes },
    {
      id: 'long',
      onProgress: ({ done }) => {
        told.push(done);
        thread.cancel('long');
      },
    },
  );
  expect(await refusal(written)).toBe('CALL-CANCELLED');
  expect(told.length).toBeGreaterThan(0);
  expect((await thread.call('ledger.rows', { table: 'organization' })).rows).toEqual([]);
});

test('a file is called off by the name of its call while it is being read', async () => {
  const aborted = (signal: AbortSignal | undefined) =>
    new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new LedgerError('CALL-CANCELLED'))));
  const thread = await openThread({ threadUrl, request: create(temporaryFolder()), readCells: (_, signal) => aborted(signal) });
  onTestFinished(() => thread.close());
  const staged = thread.call('intake.stage', { table: 'organization', name: '名册.csv', bytes: new Uint8Array(3) }, { id: 'read' });
  thread.cancel('read');
  expect(await refusal(staged)).toBe('CALL-CANCELLED');
});

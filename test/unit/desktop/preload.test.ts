import { beforeAll, expect, test } from 'vitest';
import type { Bridge, HostEvent } from '#shared/contract/calls.ts';
import { asked, ipcRenderer } from '../../support/electron-stand-in.ts';

let bridge: Bridge;
beforeAll(async () => {
  await import('../../../electron/preload.ts');
  bridge = asked.exposed.get('ledger') as Bridge;
});

test('one object is exposed, with three functions', () => {
  expect([...asked.exposed.keys()]).toEqual(['ledger']);
  expect(Object.keys(bridge).sort()).toEqual(['call', 'cancel', 'listen']);
});
test('a call gives the output, or fails with the data of the error', async () => {
  asked.reply = { output: { ok: true } };
  expect(await bridge.call('ledger.identity', {}, 'c1')).toEqual({ ok: true });
  expect(asked.invoked.at(-1)).toEqual(['ledger:call', 'ledger.identity', {}, 'c1']);
  asked.reply = { error: { code: 'EDIT-CONFLICT', details: {}, payload: { row: 1 } } };
  await expect(bridge.call('bookkeeping.redo', {})).rejects.toEqual({ code: 'EDIT-CONFLICT', details: {}, payload: { row: 1 } });
});
test('listening gets the event and not the sender, and ends', () => {
  const heard: HostEvent[] = [];
  const stop = bridge.listen((event) => heard.push(event));
  const event: HostEvent = { type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } };
  ipcRenderer.emit('ledger:event', { sender: 'ipc' }, event);
  stop();
  ipcRenderer.emit('ledger:event', { sender: 'ipc' }, event);
  expect(heard).toEqual([event]);
});

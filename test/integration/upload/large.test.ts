import 'reflect-metadata';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { addAttachment } from '../../../electron/attachments/add-attachment.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { closeMonth, enrolledPair, fill, period } from '../exchange/desks.ts';
import { openInbox } from './room.ts';
import { openQueue, until } from './sender.ts';

// what may be made in memory is made small, so that a small picture is more than that
vi.mock('#shared/model/attachment.ts', async (actual) => {
  const model = await actual<typeof import('#shared/model/attachment.ts')>();
  return { ...model, attachmentLimits: { ...model.attachmentLimits, inOneCall: 1000 } };
});

test('a month with more pictures than are held in memory goes through the queue, written straight into the outbox', async () => {
  const { county, township } = await enrolledPair();
  const { branch } = fill(township);
  const meeting = township.insert('meeting', { branch, start: '2026-10-08 09:00', kinds: '主题党日', agenda: '学习' });
  const picture = {
    name: '会场.jpg',
    bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(5000)]),
    row: { table: 'meeting' as const, id: meeting },
  };
  const { name, sha256, size } = addAttachment(township.books, picture);
  township.change('meeting', meeting, { attachments: [{ name, sha256, size }] });
  closeMonth(township);
  await expect(exportPackage(township.books, period)).rejects.toMatchObject({ code: 'ATTACH-PACKAGE' });

  const { inbox, landed } = await openInbox(county);
  const { queue, ask, state } = openQueue(township);
  await ask('outbox.keepSettings', { address: inbox.address, proxy: 'none' });
  const entry = await ask('outbox.put', { period });
  const outbox = join(township.folder, 'outbox');
  expect(readdirSync(outbox)).toEqual([entry.file]);
  expect(statSync(join(outbox, entry.file ?? '')).size).toBe(entry.size);
  queue.wake();
  await until(async () => expect(await state()).toBe('sent'));
  const [file = ''] = landed();
  const received = await receive(county.books, { name: file, bytes: readFileSync(join(inbox.landing.folder, file)) });
  expect(received).toMatchObject({ outcome: 'accepted', unit: '330802005' });
});

import 'reflect-metadata';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { Sending } from '../../../electron/upload/client/send-file.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, period } from '../exchange/desks.ts';
import { openInbox } from './room.ts';
import { hang, openQueue, readyToSend, until } from './sender.ts';

const filesIn = (desk: TestLedger) => readdirSync(join(desk.folder, 'outbox'));

describe('the queue', () => {
  test('exports a closed month, sends it, and the county receives what came', async () => {
    const { county, township } = await readyToSend();
    const { inbox } = await openInbox(county);
    const { queue, ask, state, troubles } = openQueue(township);
    await ask('outbox.keepSettings', { address: inbox.address, proxy: 'none' });
    const entry = await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
    // the outbox is cleared, the log says it, and once more is the same entry
    expect(readdirSync(join(township.folder, 'outbox'))).toEqual([]);
    expect(township.books.history(undefined, 1)[0]?.label).toBe(`上传${entry.name}`);
    expect((await ask('outbox.put', { period })).id).toBe(entry.id);
    const [landed] = inbox.landing.waiting();
    const bytes = readFileSync(join(inbox.landing.folder, landed?.name ?? ''));
    expect(await receive(county.books, { name: landed?.name ?? '', bytes })).toMatchObject({ outcome: 'accepted', unit: '330802005' });
    expect(troubles).toEqual([]);
  });

  test('waits while the other side is away, and goes on by itself when it is back, also after a restart', async () => {
    const { county, township } = await readyToSend();
    const first = await openInbox(county);
    const { address } = first.inbox;
    await first.inbox.close();
    const one = openQueue(township, { chance: () => 0 });
    await one.ask('outbox.keepSettings', { address, proxy: 'none' });
    await one.ask('outbox.put', { period });
    one.queue.wake();
    await until(() => expect(one.heard.at(-1)?.now).toMatchObject({ attempt: 1 }));
    expect(one.heard.at(-1)?.items[0]).toMatchObject({ state: 'queued', failure: { code: 'UPLOAD-OFFLINE' } });
    await one.queue.close();

    const again = township.reopen();
    await openInbox(county, { port: Number(new URL(address).port) });
    const two = openQueue(again, { chance: () => 0 });
    two.queue.wake();
    await until(async () => expect(await two.state()).toBe('sent'));
  });

  test('sends only the newest revision: an older one is set aside by the 更正', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const { ask, queue, state } = openQueue(township);
    await ask('outbox.put', { period });
    await amended(township, () =>
      township.insert('organization', { name: '后补的一家', category: '新经济组织', status: '正常', credit_code: '91330800471867129Q' }),
    );
    queue.wake();
    await until(async () => expect(await state()).toBe('superseded'));
    expect((await ask('outbox.put', { period })).revision).toBe(2);
  });

  test('an older revision that was refused is set aside too: a retry would send it after the newer one', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const sent: string[] = [];
    let refuses = true;
    const send = async ({ name }: Sending) => {
      if (refuses) throw new LedgerError('UPLOAD-TOKEN');
      sent.push(name);
      return 'sent' as const;
    };
    const { ask, queue, state } = openQueue(township, { send });
    const first = await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('refused'));
    await amended(township, () =>
      township.insert('organization', { name: '后补的一家', category: '新经济组织', status: '正常', credit_code: '91330800471867129Q' }),
    );
    refuses = false;
    expect(await state()).toBe('superseded');
    expect(filesIn(township)).toEqual([]);
    await expect(queue.retry(first.id)).rejects.toMatchObject({ code: 'UPLOAD-UNKNOWN' });
    await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
    expect(sent).toEqual([`330802005_${period}_r2_0002.lxpkg`]);
  });

  test('a file called off stops at once and is not sent later; asked for again it is sent', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const sent: string[] = [];
    const noting = (sending: Sending) => {
      sent.push(sending.sha256);
      return hang(sending);
    };
    const { ask, queue, state } = openQueue(township, { send: noting });
    const { id } = await ask('outbox.put', { period });
    queue.wake();
    await until(() => expect(sent).toEqual([id]));
    await queue.cancel(id);
    await until(async () => expect(await state()).toBe('cancelled'));
    queue.wake();
    expect(sent).toEqual([id]);
    expect((await ask('outbox.put', { period })).state).toBe('queued');
    queue.wake();
    await until(() => expect(sent).toHaveLength(2));
  });

  test('what a person must see to stands refused with its reason, until it is tried again', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    let refuses = true;
    const send = async () => {
      if (refuses) throw new LedgerError('UPLOAD-TOKEN');
      return 'sent' as const;
    };
    const { ask, queue, state } = openQueue(township, { send });
    const { id } = await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('refused'));
    expect((await queue.state()).items[0]?.failure?.message).toContain('没有认可本单位的上传凭证');
    refuses = false;
    await queue.retry(id);
    await until(async () => expect(await state()).toBe('sent'));
  });

  test('what arrives otherwise than it was sent is begun anew, three times at most', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const urls: (string | null)[] = [];
    const send = async ({ url, onUrl }: Sending): Promise<'sent'> => {
      urls.push(url);
      await onUrl(`https://127.0.0.1:1/packages/${urls.length}`);
      throw new LedgerError('UPLOAD-REFUSED', { reason: '校验值不符' });
    };
    const { ask, queue, state } = openQueue(township, { send, chance: () => 0 });
    await ask('outbox.put', { period });
    queue.wake();
    for (const count of [1, 2]) {
      await until(() => expect(urls).toHaveLength(count));
      await until(async () => expect((await queue.state()).now).toMatchObject({ attempt: count }));
      queue.wake();
    }
    await until(async () => expect(await state()).toBe('refused'));
    expect(urls).toEqual([null, null, null]);
  });

  test('without an address, or with its file gone, it says so', async () => {
    const { township } = await readyToSend();
    const { ask, queue, state } = openQueue(township);
    await ask('outbox.put', { period });
    queue.wake();
    await until(async () => expect(await state()).toBe('refused'));
    expect((await queue.state()).items[0]?.failure?.code).toBe('UPLOAD-ADDRESS');
    await ask('outbox.keepSettings', { address: 'https://127.0.0.1:1/packages' });
    for (const name of readdirSync(join(township.folder, 'outbox'))) rmSync(join(township.folder, 'outbox', name));
    // exported again, with other bytes: another file
    await ask('outbox.put', { period });
    expect(readdirSync(join(township.folder, 'outbox'))).toHaveLength(1);
  });

  test('two askings for one month at once are one entry and one file', async () => {
    const { township } = await readyToSend();
    const { ask } = openQueue(township);
    const [one, other] = await Promise.all([ask('outbox.put', { period }), ask('outbox.put', { period })]);
    expect(other.id).toBe(one.id);
    expect(filesIn(township)).toEqual([one.file]);
  });

  test('a month called off and asked for again has another file, which calling off the first once more leaves alone', async () => {
    const { township } = await readyToSend('https://127.0.0.1:1/packages');
    const { ask, queue } = openQueue(township, { send: hang });
    const first = await ask('outbox.put', { period });
    await ask('outbox.note', { id: first.id, state: 'cancelled' });
    const second = await ask('outbox.put', { period });
    expect(second.name).toBe(first.name);
    await queue.cancel(first.id);
    expect(filesIn(township)).toEqual([second.file]);
  });
});

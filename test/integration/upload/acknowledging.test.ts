import 'reflect-metadata';
import type { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { InboxStore } from '../../../electron/upload/server/inbox-store.ts';
import { Landing } from '../../../electron/upload/server/landing.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { enrolledPair } from '../exchange/desks.ts';
import { type OpenInbox, openInbox, packageFile, send, type TestFile } from './room.ts';

/** An inbox whose disk can be held at one upload: before what comes is written, or after all of it is. */
async function holdingInbox(county: TestLedger, more: Parameters<typeof openInbox>[1] = {}) {
  let [held, isThere]: [{ id: string; when: 'before' | 'after' } | undefined, boolean] = [undefined, false];
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const wait = async () => {
    isThere = true;
    await gate;
  };
  class HoldingStore extends InboxStore {
    override async write(readable: Readable, id: string, offset: number): Promise<number> {
      const isHeld = held === undefined ? false : id === held.id || held.id === '';
      if (isHeld) held = { id, when: held?.when ?? 'before' };
      if (!isHeld || held?.when === 'after') {
        const end = await super.write(readable, id, offset);
        if (isHeld) await wait();
        return end;
      }
      // its part is open already
      const slowly = readable.map(async (bytes: Buffer) => {
        await wait();
        return bytes;
      });
      return super.write(slowly, id, offset);
    }
  }
  let store: InboxStore | undefined;
  const opened = await openInbox(county, {
    ...more,
    makeStore: (...given) => {
      store = new HoldingStore(...given);
      return store;
    },
  });
  return {
    ...opened,
    release,
    drop: (id: string) => store?.drop(id),
    /** Holds the upload of that id; of the next that comes where none is given. */
    hold: (when: 'before' | 'after', id = '') => {
      held = { id, when };
    },
    /** Returns once it is held; gives its id. */
    untilHeld: async () => {
      await vi.waitFor(() => expect(isThere).toBe(true), { timeout: 10_000, interval: 10 });
      return held?.id ?? '';
    },
  };
}

/** Begins a file and leaves it after its first part. Gives where it was begun. */
async function begun(township: TestLedger, { inbox }: OpenInbox, file: TestFile): Promise<string> {
  const abort = new AbortController();
  let url = '';
  await send(township, inbox.address, file, {
    chunk: 50_000,
    signal: abort.signal,
    onUrl: (found) => {
      url = found;
    },
    onProgress: (_, has) => has && abort.abort(),
  }).catch(() => undefined);
  return url;
}
const idIn = (url: string) => url.split('/').at(-1) ?? '';
const landedOf = (file: TestFile) => expect.stringContaining(file.sha256.slice(0, 16));

describe('a file is acknowledged only by who has it', () => {
  test('one that is being written is not the one that goes for a new one', async () => {
    const { county, township } = await enrolledPair();
    const room = await holdingInbox(county);
    const oldest = packageFile();
    const url = await begun(township, room, oldest);
    for (let more = 0; more < 2; more++) await begun(township, room, packageFile());
    room.hold('before', idIn(url));
    const sending = send(township, room.inbox.address, oldest, { url });
    await room.untilHeld();
    const fourth = packageFile();
    expect(await send(township, room.inbox.address, fourth)).toBe('sent');
    room.release();
    expect(await sending).toBe('sent');
    expect(room.landed()).toEqual(expect.arrayContaining([landedOf(oldest), landedOf(fourth)]));
  });

  test('one whose part went while it was written is to be sent anew', async () => {
    const { county, township } = await enrolledPair();
    const room = await holdingInbox(county);
    const file = packageFile();
    room.hold('before');
    let url: string | null = null;
    const sending = send(township, room.inbox.address, file, {
      onUrl: (found) => {
        url = found;
      },
    });
    room.drop(await room.untilHeld());
    room.release();
    await expect(sending).rejects.toMatchObject({ code: 'UPLOAD-BUSY', details: { reason: '回答 410' } });
    expect(room.landed()).toEqual([]);
    expect(await send(township, room.inbox.address, file, { url })).toBe('sent');
    expect(room.landed()).toEqual([landedOf(file)]);
  });

  test('one that another request saw refused is not acknowledged to the first', async () => {
    const { county, township } = await enrolledPair();
    const room = await holdingInbox(county);
    const file = { ...packageFile(), sha256: 'ab'.repeat(32) };
    room.hold('after');
    let url: string | null = null;
    const sending = send(township, room.inbox.address, file, {
      onUrl: (found) => {
        url = found;
      },
    });
    await room.untilHeld();
    await expect(send(township, room.inbox.address, file, { url })).rejects.toMatchObject({ code: 'UPLOAD-REFUSED' });
    room.release();
    await expect(sending).rejects.toMatchObject({ code: 'UPLOAD-BUSY', details: { reason: '回答 410' } });
    expect([room.landed(), room.parts()]).toEqual([[], []]);
  });
});

test('what was let in and has not come counts as taken from the disk', async () => {
  const { county, township } = await enrolledPair();
  const room = await openInbox(county, { limits: { reserve: 1000 }, bytesFree: async () => 500_000 });
  await begun(township, room, packageFile());
  await expect(send(township, room.inbox.address, packageFile())).rejects.toMatchObject({
    code: 'UPLOAD-BUSY',
    details: { reason: '对方磁盘空间不足' },
  });
  expect(await send(township, room.inbox.address, packageFile(200_000))).toBe('sent');
});

test('a line is not cut for its silence while what came over it is checked', async () => {
  const { county, township } = await enrolledPair();
  const room = await openInbox(county, { limits: { silence: 400 } });
  const land = Landing.prototype.land;
  const slow = vi.spyOn(Landing.prototype, 'land').mockImplementation(async function (this: Landing, ...given) {
    await new Promise((resolve) => setTimeout(resolve, 1200));
    return land.apply(this, given);
  });
  try {
    expect(await send(township, room.inbox.address, packageFile())).toBe('sent');
  } finally {
    slow.mockRestore();
  }
});

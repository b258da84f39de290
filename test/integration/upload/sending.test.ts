import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../../electron/upload/client/connect.ts';
import { Pacer } from '../../../electron/upload/client/pacer.ts';
import { enrolledPair } from '../exchange/desks.ts';
import { cuttableLine, listening, openInbox, packageFile, portOf, send } from './room.ts';

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a package goes up', () => {
  test('whole, into the folder, named by unit, month, time and hash', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, folder, landed, parts, troubles } = await openInbox(county);
    const file = packageFile();
    const offsets: number[] = [];
    expect(await send(township, inbox.address, file, { chunk: 100_000, onProgress: (at, has) => has && offsets.push(at) })).toBe('sent');
    const [name = ''] = landed();
    expect(name).toMatch(new RegExp(`^330802005_2026-10_r1_0001_\\d{8}T\\d{6}Z_${file.sha256.slice(0, 16)}\\.lxpkg$`));
    expect(hashOf(join(folder, name))).toBe(file.sha256);
    expect(offsets).toEqual([100_000, 200_000, 300_000, file.size]);
    expect([parts(), troubles]).toEqual([[], []]);
  });

  test('and is never taken twice, not even when the first has been taken away', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed, folder } = await openInbox(county);
    const file = packageFile();
    expect(await send(township, inbox.address, file)).toBe('sent');
    expect(await send(township, inbox.address, file)).toBe('known');
    expect(landed()).toHaveLength(1);
    await inbox.close();

    rmSync(join(folder, landed()[0] ?? ''));
    const again = await openInbox(county, { folder });
    expect(await send(township, again.inbox.address, file)).toBe('known');
    expect(again.landed()).toEqual([]);
  });

  test('through a line that is cut twenty times at random places, each time from where it stopped', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, folder, landed } = await openInbox(county);
    const line = await cuttableLine(inbox.address);
    const file = packageFile(4_000_000);
    let url: string | null = null;
    let cuts = 0;
    let done = false;
    for (let attempt = 0; !done && attempt < 60; attempt++) {
      // a handshake and a question are about three kilobytes
      line.cutAfter(cuts < 20 ? 4_000 + Math.floor(Math.random() * 200_000) : Number.POSITIVE_INFINITY);
      done = await send(township, line.address, file, {
        url,
        chunk: 1_000_000,
        onUrl: (found) => {
          url = found;
        },
      }).then(
        () => true,
        (error: { code?: string }) => {
          // busy: what was on its way when the line broke was written after the question where to go on
          expect(error.code).toMatch(/^UPLOAD-(OFFLINE|BUSY)$/);
          if (error.code === 'UPLOAD-OFFLINE') cuts += 1;
          return false;
        },
      );
    }
    expect(cuts).toBe(20);
    expect(hashOf(join(folder, landed()[0] ?? ''))).toBe(file.sha256);
    // resumed, not begun again: far less went over the line than twenty times the file
    expect(line.passed()).toBeLessThan(file.size * 2);
  });

  test('at the pace that is set: counted in bytes on a clock that stands still', async () => {
    const { county, township } = await enrolledPair();
    const { inbox } = await openInbox(county);
    const file = packageFile();
    let now = 0;
    const time = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    await send(township, inbox.address, file, { chunk: 100_000, pacer: new Pacer(() => 64 * 1024, time) });
    const whole = (file.size / 64 / 1024) * 1000;
    expect(now).toBeGreaterThan(whole - 300);
    expect(now).toBeLessThanOrEqual(whole);
  });
});

test('called off while the line is being made, nothing is said on it', async () => {
  const lines: Socket[] = [];
  let said = '';
  const proxy = createServer((line) => {
    lines.push(line);
    line
      .on('error', () => undefined)
      .on('data', (bytes) => {
        said += bytes.toString('latin1');
        // the person calls it off before the proxy has answered
        abort.abort();
        line.write('HTTP/1.1 200 OK\r\n\r\n');
      });
  });
  const abort = new AbortController();
  await listening(proxy);
  onTestFinished(() => {
    for (const line of lines) line.destroy();
    proxy.close();
  });
  const way = {
    target: new URL('https://inbox.example.org:8443/packages'),
    authorities: ['none'],
    proxy: new URL(`http://127.0.0.1:${portOf(proxy)}`),
  };
  const ended = new Promise((resolve) => proxy.once('connection', (line) => line.once('close', resolve)));
  await expect(connect(way, abort.signal)).rejects.toMatchObject({ code: 'CALL-CANCELLED' });
  await ended;
  expect(said).toMatch(/^CONNECT [^\r]+\r\n[\s\S]*\r\n\r\n$/);
});

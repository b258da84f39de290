import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import tls from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { makeServerCertificate } from '../../../electron/keys/server-certificate.ts';
import { uploadLink } from '../../../electron/upload/books/outbox.ts';
import { InboxStore } from '../../../electron/upload/server/inbox-store.ts';
import { enrol, enrolledPair, makeCity, makeCounty, makeTownship } from '../exchange/desks.ts';
import { cuttableLine, listening, openInbox, packageFile, portOf, send, type TestFile } from './room.ts';

const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ code, ...(reason ? { details: expect.objectContaining({ reason }) } : {}) });
const rehashed = (file: TestFile, content: Buffer): TestFile => {
  writeFileSync(file.path, content);
  return { ...file, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
};

describe('who may send', () => {
  test('a token that nobody was given is refused, and nothing of the file comes', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed, parts } = await openInbox(county);
    await expect(send(township, inbox.address, packageFile(), { token: randomBytes(32).toString('base64url') })).rejects.toEqual(
      refusal('UPLOAD-TOKEN'),
    );
    expect([landed(), parts()]).toEqual([[], []]);
  });

  test('a revoked certificate takes its token with it, in the middle of a file too', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed } = await openInbox(county);
    const serial = county.books.registers.list('certificate')[0]?.id ?? '';
    const sending = send(township, inbox.address, packageFile(), {
      chunk: 100_000,
      onProgress: (offset, has) => has && offset === 100_000 && revoke(county.books, serial, { reason: '电脑遗失' }),
    });
    await expect(sending).rejects.toEqual(refusal('UPLOAD-TOKEN'));
    expect(landed()).toEqual([]);
  });

  test("a unit can neither go on with another's upload nor see it", async () => {
    const { county, township } = await enrolledPair();
    const other = makeTownship('330802006', '荷花街道');
    await enrol(other, county);
    const { inbox, landed, parts } = await openInbox(county);
    const file = packageFile();
    const abort = new AbortController();
    const begun = send(township, inbox.address, file, {
      chunk: 100_000,
      signal: abort.signal,
      onProgress: (_, has) => has && abort.abort(),
    });
    await expect(begun).rejects.toEqual(refusal('CALL-CANCELLED'));
    const [id = ''] = parts();
    const url = `${inbox.address}/${id}`;
    // it is told that there is no such upload, and begins one of its own
    expect(await send(other, inbox.address, file, { url })).toBe('sent');
    expect(landed()).toEqual([expect.stringMatching(/^330802006_\d/)]);
    expect(parts()).toContain(id);
  });
});

describe('whom a township trusts', () => {
  test('a server of another county is refused, though it be under the same root, and gets not even the token', async () => {
    const [city, county, sister, township] = [makeCity(), makeCounty(), makeCounty('330803', '衢江区'), makeTownship()];
    await enrol(county, city);
    await enrol(sister, city);
    await enrol(township, county);
    const { inbox } = await openInbox(sister);
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(refusal('UPLOAD-TRUST', '不是上级签发'));
    const own = await openInbox(county);
    expect(await send(township, own.inbox.address, packageFile())).toBe('sent');
  });

  test('a server under another root is refused', async () => {
    const { township } = await enrolledPair();
    const { inbox } = await openInbox(makeCounty());
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(refusal('UPLOAD-TRUST'));
  });

  test("a township's own signing certificate is no server's", async () => {
    const { county, township } = await enrolledPair();
    const neighbour = makeTownship('330802006', 'localhost');
    await enrol(neighbour, county);
    const chain = neighbour.books.registers.get('enrolment', 'current')?.body.chain.join('\n') ?? '';
    const secret = Buffer.from(neighbour.books.registers.get('key', 'signing')?.blob ?? []).toString('base64');
    const key = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`;
    const { inbox } = await openInbox(county, { credentials: { key, certificate: chain } });
    // its name is the host's, which would do where a certificate lists no hosts
    const address = inbox.address.replace('127.0.0.1', 'localhost');
    await expect(send(township, address, packageFile())).rejects.toEqual(refusal('UPLOAD-TRUST', '不是上级签发'));
  });

  test('the certificate is for the very host', async () => {
    const { county, township } = await enrolledPair();
    const { inbox } = await openInbox(county, {
      credentials: await makeServerCertificate(county.books, ['inbox.example.org', '10.1.2.3']),
    });
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(refusal('UPLOAD-TRUST', '地址不符'));
  });

  test('a server that is not there, or no TLS, is told as such', async () => {
    const { township } = await enrolledPair();
    await expect(send(township, 'https://127.0.0.1:1/packages', packageFile())).rejects.toEqual(
      refusal('UPLOAD-OFFLINE', '对方没有开启接收'),
    );
  });
});

describe('what is taken', () => {
  test('a file above the limit is refused before a byte of it comes', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, parts } = await openInbox(county, { limits: { file: 200_000 } });
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(refusal('UPLOAD-REFUSED', '文件太大'));
    expect(parts()).toEqual([]);
  });

  test('what is not what its sha256 says leaves nothing behind', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed, parts } = await openInbox(county);
    await expect(send(township, inbox.address, { ...packageFile(), sha256: 'ab'.repeat(32) })).rejects.toEqual(
      refusal('UPLOAD-REFUSED', '校验值不符'),
    );
    expect([landed(), parts()]).toEqual([[], []]);
  });

  test('what is not encrypted is not kept', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed, parts } = await openInbox(county);
    const plain = rehashed(packageFile(), Buffer.from('姓名,身份证号\n'.repeat(100)));
    await expect(send(township, inbox.address, plain)).rejects.toEqual(refusal('UPLOAD-REFUSED', '不是加密的上报包'));
    expect([landed(), parts()]).toEqual([[], []]);
  });

  test.each([['../../etc/cron.d/x.lxpkg'], ['330802006_2026-10_r1_0001.lxpkg'], ['C:\\Windows\\x.lxpkg'], ['张三的党员名册.lxpkg']])(
    'a name is never a path, nor another unit: %s',
    async (name) => {
      const { county, township } = await enrolledPair();
      const { inbox, landed } = await openInbox(county);
      await send(township, inbox.address, { ...packageFile(), name });
      expect(landed()).toEqual([expect.stringMatching(/^330802005_\d{8}T\d{6}Z_[0-9a-f]{16}\.lxpkg$/)]);
    },
  );

  test('a disk without room refuses at the beginning; one that fills up on the way gives its space back', async () => {
    const { county, township } = await enrolledPair();
    const none = await openInbox(county, { bytesFree: async () => 1000 });
    await expect(send(township, none.inbox.address, packageFile())).rejects.toEqual(refusal('UPLOAD-BUSY', '对方磁盘空间不足'));
    expect(none.parts()).toEqual([]);

    let free = 1e12;
    class FillingDisk extends InboxStore {
      override async write(readable: Readable, id: string, offset: number): Promise<number> {
        if (offset >= 100_000) free = 0;
        if (free > 0) return super.write(readable, id, offset);
        const broken = readable.map((): Buffer => {
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        });
        return super.write(broken, id, offset);
      }
    }
    const filling = await openInbox(county, { bytesFree: async () => free, makeStore: (...given) => new FillingDisk(...given) });
    await expect(send(township, filling.inbox.address, packageFile(), { chunk: 100_000 })).rejects.toEqual(
      refusal('UPLOAD-BUSY', '对方磁盘空间不足'),
    );
    expect([filling.landed(), filling.parts()]).toEqual([[], []]);
    free = 1e12;
  });

  test('what a unit began and left is bounded: the oldest goes for a new one', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, parts } = await openInbox(county);
    for (let begun = 0; begun < 5; begun++) {
      const abort = new AbortController();
      await send(township, inbox.address, packageFile(), {
        chunk: 50_000,
        signal: abort.signal,
        onProgress: (_, has) => has && abort.abort(),
      }).catch(() => undefined);
    }
    expect(parts().filter((name) => !name.endsWith('.json'))).toHaveLength(3);
  });
});

describe('what stands in the way of others', () => {
  test('a unit has two requests at once and no more', async () => {
    const { county, township } = await enrolledPair();
    const { inbox } = await openInbox(county);
    const { token } = uploadLink(township.books);
    const { port } = new URL(inbox.address);
    const headers = {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': '1000',
    };
    // requests that begin and never go on
    for (let hanging = 0; hanging < 2; hanging++) {
      const request = https.request({
        host: '127.0.0.1',
        port,
        path: `/packages/330802005-${'0'.repeat(32)}`,
        method: 'POST',
        headers: {
          ...headers,
          'upload-length': '1000',
          'upload-metadata': `sha256 ${Buffer.from(`${hanging}a`.repeat(32)).toString('base64')}`,
        },
        rejectUnauthorized: false,
      });
      request.on('error', () => undefined);
      request.write('x');
      onTestFinished(() => void request.destroy());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(refusal('UPLOAD-BUSY', '同时上传的太多'));
  });

  test('who says nothing, or only slowly, is let go', async () => {
    const { county } = await enrolledPair();
    const { inbox } = await openInbox(county, { limits: { handshake: 300, headers: 300, silence: 400 } });
    const port = Number(new URL(inbox.address).port);
    const mute = connect(port, '127.0.0.1');
    const slow = tls.connect(
      { port, host: '127.0.0.1', rejectUnauthorized: false },
      () => void slow.write('GET /health HTTP/1.1\r\nHost: x\r\n'),
    );
    const ended = (socket: Socket) => new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
    const began = Date.now();
    await Promise.all([ended(mute), ended(slow)]);
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  test('the health page says nothing of any unit to a stranger, and to a unit only of itself', async () => {
    const { county, township } = await enrolledPair();
    const { inbox } = await openInbox(county);
    await send(township, inbox.address, packageFile());
    const { token, authorities } = uploadLink(township.books);
    const ask = (headers: Record<string, string>) =>
      new Promise<string>((resolve, reject) => {
        https
          .get(new URL('/health', inbox.address), { ca: authorities, headers }, (response) => {
            let text = '';
            response.setEncoding('utf8').on('data', (part) => {
              text += part;
            });
            response.on('end', () => resolve(text));
          })
          .on('error', reject);
      });
    const plain = await ask({});
    expect(JSON.parse(plain)).toEqual({ since: expect.any(String), receivedToday: 1, bytesFree: expect.any(Number) });
    expect(await ask({ accept: 'text/html' })).toMatch(/今日收到<\/dt><dd>1 份/);
    expect(`${plain}${await ask({ accept: 'text/html' })}`).not.toMatch(/330802|花园|柯城/);
    expect(JSON.parse(await ask({ authorization: `Bearer ${token}` }))).toMatchObject({
      unit: { code: '330802005', name: '花园街道', last: expect.any(String) },
    });
  });
});

describe('over a proxy', () => {
  /** A CONNECT proxy; it notes where it was asked to go. */
  async function proxyServer(credentials?: string): Promise<{ url: URL; asked: string[] }> {
    const asked: string[] = [];
    const server = http.createServer((_, response) => response.writeHead(400).end());
    server.on('connect', (request, near: Socket) => {
      asked.push(request.url ?? '');
      const allowed =
        credentials === undefined || request.headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`;
      if (!allowed) return void near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const far = connect(Number(port), host, () => {
        near.write('HTTP/1.1 200 OK\r\n\r\n');
        near.pipe(far).pipe(near);
      });
      const end = () => {
        near.destroy();
        far.destroy();
      };
      for (const socket of [near, far]) socket.on('error', end);
      onTestFinished(end);
    });
    await listening(server);
    onTestFinished(() => void server.close());
    return { url: new URL(`http://127.0.0.1:${portOf(server)}`), asked };
  }

  test('every request goes through it, and the trust is the same', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed } = await openInbox(county);
    const { url, asked } = await proxyServer();
    expect(await send(township, inbox.address, packageFile(), { proxy: url, chunk: 200_000 })).toBe('sent');
    expect(asked).toEqual(Array(3).fill(new URL(inbox.address).host));
    expect(landed()).toHaveLength(1);
    const false_ = await openInbox(makeCounty());
    await expect(send(township, false_.inbox.address, packageFile(), { proxy: url })).rejects.toEqual(refusal('UPLOAD-TRUST'));
  });

  test('its user and password are given to it, and its refusal is told', async () => {
    const { county, township } = await enrolledPair();
    const { inbox } = await openInbox(county);
    const { url } = await proxyServer('zhang:p@ss');
    await expect(send(township, inbox.address, packageFile(), { proxy: url })).rejects.toEqual(refusal('UPLOAD-PROXY', '需要用户名和密码'));
    url.username = 'zhang';
    url.password = encodeURIComponent('p@ss');
    expect(await send(township, inbox.address, packageFile(), { proxy: url })).toBe('sent');
  });
});

test('a server that dies before the last step has landed keeps the file, and the sender learns at the next question that it arrived', async () => {
  const { county, township } = await enrolledPair();
  const { inbox, folder, landed, parts } = await openInbox(county);
  const file = packageFile();
  // the answer to the last piece is lost
  const line = await cuttableLine(inbox.address);
  line.cutAfter(file.size + 4_500);
  let url: string | null = null;
  const onUrl = (found: string) => {
    url = found;
  };
  await send(township, line.address, file, { onUrl }).catch(() => undefined);
  await inbox.close();
  const again = await openInbox(county, { folder });
  const outcome = await send(township, again.inbox.address, file, {
    url: url === null ? null : String(url).replace(line.address, again.inbox.address),
  });
  expect(['sent', 'known']).toContain(outcome);
  expect(landed()).toHaveLength(1);
  expect(parts()).toEqual([]);
  expect(readdirSync(join(folder, '.landed'))).toHaveLength(1);
});

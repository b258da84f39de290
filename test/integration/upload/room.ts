import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AskLedger } from '#shared/contract/upload.ts';
import { handlersOver } from '../../../electron/host/handlers.ts';
import { makeServerCertificate } from '../../../electron/keys/server-certificate.ts';
import { uploadLink } from '../../../electron/upload/books/outbox.ts';
import { uploadPermits } from '../../../electron/upload/books/permits.ts';
import { Pacer } from '../../../electron/upload/client/pacer.ts';
import { type Sending, sendFile } from '../../../electron/upload/client/send-file.ts';
import { type Inbox, type InboxParts, startInbox } from '../../../electron/upload/server/inbox.ts';
import { type TestLedger, temporaryFolder } from '../../support/ledger.ts';

/** The desk's ledger as its main side asks it, without the thread between. */
export const askOf = (desk: TestLedger): AskLedger => {
  const handlers = handlersOver(desk.books) as unknown as Record<string, (input: unknown) => unknown>;
  return (async (name: string, input: unknown) => handlers[name]?.(input)) as AskLedger;
};

export interface OpenInbox {
  readonly inbox: Inbox;
  readonly folder: string;
  readonly troubles: unknown[];
  /** The packages that landed, by name. */
  landed(): string[];
  /** What is left under way. */
  parts(): string[];
}

/** A county's inbox on this machine's loopback; it asks the county's ledger who may send. */
export async function openInbox(county: TestLedger, more: Partial<InboxParts> = {}): Promise<OpenInbox> {
  const folder = more.folder ?? temporaryFolder('inbox-');
  const troubles: unknown[] = [];
  const inbox = await startInbox({
    host: '127.0.0.1',
    port: 0,
    folder,
    credentials: await makeServerCertificate(county.books, ['127.0.0.1']),
    permitOf: async (hash) => uploadPermits(county.books).permits.find(({ tokenSha256 }) => tokenSha256 === hash),
    onTrouble: (error) => troubles.push(error),
    ...more,
  });
  let open = true;
  const close = inbox.close;
  const once = async () => {
    if (open) await close();
    open = false;
  };
  onTestFinished(once);
  const packages = (path: string) => readdirSync(path).filter((name) => !name.startsWith('.'));
  return {
    inbox: { ...inbox, close: once },
    folder,
    troubles,
    landed: () => packages(folder).sort(),
    parts: () => packages(join(folder, '.uploading')).sort(),
  };
}

export interface TestFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** A file that looks like an encrypted package and is otherwise noise. */
export function packageFile(bytes = 300_000, name = '330802005_2026-10_r1_0001.lxpkg'): TestFile {
  const path = join(temporaryFolder('outbox-'), name);
  const content = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), randomBytes(bytes)]);
  writeFileSync(path, content);
  return { path, name, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Sends as the township does; `more` says what is otherwise in this test. */
export function send(township: TestLedger, address: string, file: TestFile, more: Partial<Sending> = {}): Promise<'sent' | 'known'> {
  const { token, authorities } = uploadLink(township.books);
  if (token === null) throw new Error('the enrolment brought no token');
  const plain = { proxy: undefined, url: null, signal: new AbortController().signal, pacer: new Pacer(() => null) };
  return sendFile({
    ...file,
    ...plain,
    address: new URL(address),
    token,
    authorities,
    onUrl: () => undefined,
    onProgress: () => undefined,
    ...more,
  });
}

/** A line between the two that can be cut: it lets `bytes` through towards the server and then breaks. */
export async function cuttableLine(target: string): Promise<{ address: string; cutAfter(bytes: number): void; passed(): number }> {
  const { port } = new URL(target);
  let [left, passed] = [Number.POSITIVE_INFINITY, 0];
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (part) => {
      const let_ = part.subarray(0, Math.max(0, left));
      left -= part.length;
      passed += let_.length;
      far.write(let_);
      if (left <= 0) setTimeout(() => near.resetAndDestroy(), 5);
    });
    far.pipe(near);
  });
  await listening(line);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    line.close();
  });
  return {
    address: target.replace(`:${port}/`, `:${portOf(line)}/`),
    cutAfter(bytes) {
      left = bytes;
    },
    passed: () => passed,
  };
}

export const listening = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
export function portOf(server: Server): number {
  const at = server.address();
  if (typeof at !== 'object' || at === null) throw new Error('not listening');
  return at.port;
}

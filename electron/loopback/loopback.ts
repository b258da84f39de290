import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asLedgerError } from '../host/as-ledger-error.ts';
import type { Host } from '../host/host.ts';
import { EventStreams } from './event-streams.ts';
import { makeGate } from './gate.ts';
import { checkApiRequest, checkFileRequest, checkHost } from './guard.ts';
import { servePageFile } from './page-files.ts';
import { PageWatch } from './page-watch.ts';
import { readBody } from './read-body.ts';
import { answerFailure, answerWith, Refusal, refuse } from './replies.ts';

export interface LoopbackSettings {
  readonly host: Host;
  readonly pageFolder: string;
  /** How long a start token works, ms. */
  readonly tokenLifeMs?: number;
  /** How long the page may be gone before onGone, ms. */
  readonly goneMs?: number;
  readonly onGone?: () => void;
}

export interface Loopback {
  readonly origin: string;
  /** Whether a page has come in. */
  readonly seen: boolean;
  /** An address that lets one page in, once, within the token's life. */
  newAddress(): string;
  close(): Promise<void>;
}

/** Serves the built page and its calls to this machine's own browser, and to nothing else. Listens on 127.0.0.1, on a port of the system's choice. */
export async function startLoopback({
  host,
  pageFolder,
  tokenLifeMs = 60_000,
  goneMs = 30_000,
  onGone,
}: LoopbackSettings): Promise<Loopback> {
  const gate = makeGate(tokenLifeMs);
  const watch = new PageWatch(goneMs, () => onGone?.());
  const streams = new EventStreams((open) => watch.pages(open));
  const stopListening = host.listen((event) => streams.send(event));
  let authority = '';

  async function answerApi(request: IncomingMessage, reply: ServerResponse, path: string): Promise<void> {
    checkApiRequest(request);
    if (path === '/api/session') {
      const session = gate.enter(textIn(await readBody(request, 1000), 'token'));
      if (session === undefined) throw new Refusal(403, 'wrong, used or expired token');
      return answerWith(reply, { session });
    }
    if (!gate.knows(one(request.headers['x-ledger-session']))) throw new Refusal(401, 'no session');
    if (path === '/api/events') return streams.add(reply);
    if (path === '/api/cancel') {
      host.cancel(textIn(await readBody(request, 1000), 'id'));
      return answerWith(reply, {});
    }
    const name = /^\/api\/call\/([\w.]+)$/.exec(path)?.[1];
    if (name === undefined) throw new Refusal(404, 'no such place');
    const call = host.call(name, await readBody(request), { id: one(request.headers['x-ledger-call']) });
    await watch.during(call).then(
      (output) => answerWith(reply, output),
      (error: unknown) => answerFailure(reply, asLedgerError(error)),
    );
  }

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    checkHost(request, authority);
    const path = pathOf(request);
    if (path.startsWith('/api/')) return answerApi(request, reply, path);
    checkFileRequest(request);
    return servePageFile(reply, pageFolder, path);
  }

  const server = createServer((request, reply) => {
    answer(request, reply).catch((error: unknown) => {
      if (reply.headersSent) reply.destroy();
      else refuse(reply, error instanceof Refusal ? error : new Refusal(500, 'failed'));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${authority}`,
    get seen() {
      return watch.seen;
    },
    newAddress: () => `http://${authority}/#token=${gate.newToken()}`,
    close() {
      stopListening();
      watch.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** The path as sent, without the query: `URL` would resolve `..` away before it can be refused. */
const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split(/[?#]/)[0] ?? '/';
const one = (header: string | string[] | undefined): string | undefined => (typeof header === 'string' ? header : undefined);

function textIn(body: unknown, key: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  if (typeof value !== 'string') throw new Refusal(400, `no ${key}`);
  return value;
}

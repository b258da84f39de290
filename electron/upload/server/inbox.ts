import { statfs } from 'node:fs/promises';
import https from 'node:https';
import type { Permit } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Landed } from '../landed.ts';
import { addressOf } from './addresses.ts';
import { type InboxLimits, inboxLimits } from './inbox-limits.ts';
import { InboxRoom, refuse, tusPath } from './inbox-room.ts';
import { InboxStore } from './inbox-store.ts';
import { Landing } from './landing.ts';

/** PEM: the server's key, its certificate with the chain above. */
export interface Credentials {
  readonly key: string;
  readonly certificate: string;
}

export interface InboxParts {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly folder: string;
  readonly credentials: Credentials;
  permitOf(tokenSha256: string): Promise<Permit | undefined>;
  onLanded?(landed: Landed): void;
  /** Is told of what should not happen, for the log. */
  onTrouble(error: unknown): void;
  readonly limits?: Partial<InboxLimits>;
  /** For tests: bytes left on the disk of the folder, the store of what is under way, the time. */
  readonly bytesFree?: (folder: string) => Promise<number>;
  readonly makeStore?: (directory: string, patience: number, hasSpace: () => Promise<boolean>) => InboxStore;
  readonly now?: () => Date;
}

export interface Inbox {
  readonly address: string;
  readonly since: string;
  readonly landing: Landing;
  /** Shows another certificate from the next line on; those that are open go on. */
  renew(credentials: Credentials): void;
  /** Finishes nothing that is under way: it is resumed at the next start. */
  close(): Promise<void>;
}

const hour = 3_600_000;

/** Receives packages by tus 1.0 over TLS into a folder, from units that show the token of their enrolment. Throws INBOX-LISTEN and what the disk throws. */
export async function startInbox(parts: InboxParts): Promise<Inbox> {
  const limits: InboxLimits = { ...inboxLimits, ...parts.limits };
  const { now = () => new Date(), bytesFree = freeBytes } = parts;
  const landing = new Landing(parts.folder, now);
  const hasSpace = async () => (await bytesFree(parts.folder)) > limits.reserve;
  const makeStore = parts.makeStore ?? ((...given) => new InboxStore(...given));
  const store = makeStore(landing.uploading, limits.patience, hasSpace);
  const since = now().toISOString();
  const room = new InboxRoom({ ...parts, since, limits, landing, store, bytesFree, now });
  await room.recover();
  const server = https.createServer(
    {
      ...secured(parts.credentials),
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: limits.handshake,
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      room.answer(request, response).catch((error: unknown) => {
        parts.onTrouble(error);
        refuse(response, 500, 'failed');
      });
    },
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.silence, (socket) => socket.destroy());
  await listen(server, parts);
  const sweeping = setInterval(() => void room.sweep(), hour);
  sweeping.unref();
  return {
    address: addressOf(server.address(), parts.host, tusPath),
    since,
    landing,
    renew: (credentials) => server.setSecureContext(secured(credentials)),
    close: () => {
      clearInterval(sweeping);
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

const secured = ({ key, certificate }: Credentials) => ({ key, cert: certificate, minVersion: 'TLSv1.2' as const });

function listen(server: https.Server, { host, port, onTrouble }: InboxParts): Promise<void> {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: '端口已被占用',
    EADDRNOTAVAIL: '不是本机的地址',
    EACCES: '没有使用这个端口的权限',
    ENOTFOUND: '找不到主机',
  };
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new LedgerError(
          'INBOX-LISTEN',
          { address: `${host}:${port}`, reason: reasons[error.code ?? ''] ?? error.code ?? '' },
          { cause: error },
        ),
      ),
    );
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      server.on('error', onTrouble);
      resolve();
    });
  });
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

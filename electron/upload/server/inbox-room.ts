import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TusServer } from '@tus/server';
import type { Permit } from '#shared/contract/upload.ts';
import { sha256Text } from '#shared/documents/manifest.ts';
import { alreadyReceived } from '../already-received.ts';
import { tokenHash } from '../books/token.ts';
import type { Landed } from '../landed.ts';
import { answerHealth, healthOf } from './health.ts';
import type { InboxLimits } from './inbox-limits.ts';
import { answers, type InboxStore, type Unfinished, unitOfUpload } from './inbox-store.ts';
import { type Landing, Unfit } from './landing.ts';

export const tusPath = '/packages';

/** What the room needs of the inbox it stands in. */
export interface RoomParts {
  readonly folder: string;
  readonly since: string;
  readonly limits: InboxLimits;
  readonly landing: Landing;
  readonly store: InboxStore;
  permitOf(tokenSha256: string): Promise<Permit | undefined>;
  onLanded?(landed: Landed): void;
  onTrouble(error: unknown): void;
  readonly bytesFree: (folder: string) => Promise<number>;
  readonly now: () => Date;
}

/** What its sender said of an upload. */
type Said = Pick<Unfinished, 'id' | 'unit' | 'sha256'>;

/** A request with contents, until it is answered or the line breaks: the upload it is for, and how much of a new one was let in. */
interface Carrying {
  readonly unit: string;
  id?: string;
  admitted?: number;
}
interface Guest {
  readonly permit: Permit;
  readonly socket: Socket;
  readonly carrying: Carrying | undefined;
}

/** Answers the inbox's requests: who asks, whether they may, and what becomes of what they send. */
export class InboxRoom {
  readonly #parts: RoomParts;
  readonly #tus: TusServer;
  readonly #guests = new WeakMap<IncomingMessage, Guest>();
  readonly #carrying = new Set<Carrying>();
  /** Files that are being checked and moved: a second request for one waits for the first. */
  readonly #settling = new Map<string, Promise<void>>();

  constructor(parts: RoomParts) {
    this.#parts = parts;
    const { store, limits } = parts;
    this.#tus = new TusServer({
      path: tusPath,
      datastore: store,
      maxSize: limits.file,
      relativeLocation: true,
      respectForwardedHeaders: false,
      allowedOrigins: () => false,
      namingFunction: (request) => `${this.#guest(request).permit.unit}-${randomBytes(16).toString('hex')}`,
      onIncomingRequest: (request, id) => this.#admit(this.#guest(request), id, request.method),
      onUploadCreate: async (request, upload) => {
        await this.#mayBegin(this.#guest(request), upload.size, upload.metadata?.sha256 ?? '');
        return {};
      },
      onUploadFinish: async (request, { id, metadata }) => {
        const { permit, socket } = this.#guest(request);
        await this.#settle({ id, unit: permit.unit, sha256: metadata?.sha256 ?? '' }, socket);
        return {};
      },
    });
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const permit = await this.#whoIs(request);
    if (path === '/health' || path === '/') {
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'GET only');
      const free = await this.#parts.bytesFree(this.#parts.folder);
      const now = this.#parts.now();
      return answerHealth(request, response, healthOf(this.#parts.since, this.#parts.landing, free, now, permit));
    }
    if (path !== tusPath && !path.startsWith(`${tusPath}/`)) return refuse(response, 404, 'not found');
    if (!permit) return refuse(response, 401, 'token unknown', { 'www-authenticate': 'Bearer' });
    if (!['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'].includes(request.method ?? '')) return refuse(response, 405, 'no such method');
    await this.#inTurn(request, response, permit);
  }

  /** A unit has so many requests with contents at once and no more. */
  async #inTurn(request: IncomingMessage, response: ServerResponse, permit: Permit): Promise<void> {
    const carrying = request.method === 'POST' || request.method === 'PATCH' ? { unit: permit.unit } : undefined;
    const busy = [...this.#carrying].filter(({ unit }) => unit === permit.unit).length;
    if (carrying && busy >= this.#parts.limits.parallel) return refuse(response, 429, 'too many at once', { 'retry-after': '30' });
    this.#guests.set(request, { permit, carrying, socket: request.socket });
    if (carrying) {
      this.#carrying.add(carrying);
      // answered, or the line broke: whichever it was, it carries nothing more
      response.once('close', () => this.#carrying.delete(carrying));
    }
    await this.#tus.handle(request, response);
  }

  async #whoIs(request: IncomingMessage): Promise<Permit | undefined> {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    return token === undefined ? undefined : this.#parts.permitOf(tokenHash(token));
  }

  /** Whose request the tus server is asking about. */
  #guest(request: { readonly runtime?: { readonly node?: { readonly req?: unknown } } | undefined }): Guest {
    const guest = this.#guests.get(request.runtime?.node?.req as IncomingMessage);
    if (!guest) throw new Error('a request came past the door');
    return guest;
  }

  async #admit({ permit: { unit }, carrying, socket }: Guest, id: string, method: string): Promise<void> {
    if (carrying) carrying.id = id;
    if (method === 'POST') return;
    if (unitOfUpload(id) !== unit) throw answers.notYours;
    const found = this.#parts.store.unfinished(id);
    if (!found && method === 'PATCH') throw answers.gone;
    // it came whole, but the server died, or the disk failed, before it had landed
    if (found && method !== 'DELETE' && (found.offset === undefined || found.offset === found.size)) await this.#settle(found, socket);
  }

  async #mayBegin({ permit: { unit }, carrying }: Guest, size: number | undefined, sha256: string): Promise<void> {
    const { landing, store, limits, bytesFree, folder } = this.#parts;
    if (size === undefined || size <= 0 || !sha256Text.safeParse(sha256).success)
      throw { status_code: 400, body: 'length and metadata sha256 are needed\n' };
    if (landing.has(unit, sha256)) throw { status_code: 409, body: `${alreadyReceived}\n` };
    const free = await bytesFree(folder);
    // nothing waits from here on: another may begin at the same time
    const begun = store.all();
    const own = begun.filter((one) => one.unit === unit);
    const idle = own.filter(({ id }) => !this.#settling.has(id) && ![...this.#carrying].some((one) => one.id === id));
    const toGo = Math.max(0, own.length + 1 - limits.unfinished);
    if (idle.length < toGo) throw answers.tooMany;
    const going = idle.slice(0, toGo);
    const given = going.reduce((sum, { offset = 0 }) => sum + offset, 0);
    if (free + given - this.#promised(begun.filter((one) => !going.includes(one))) - size < limits.reserve) throw answers.full;
    for (const { id } of going) store.drop(id);
    if (carrying) carrying.admitted = size;
  }

  /** Bytes that were let in and have not come yet. */
  #promised(begun: readonly Unfinished[]): number {
    const noted = new Set(begun.map(({ id }) => id));
    const rest = begun.map(({ size, offset = 0 }) => (Number.isNaN(size) ? 0 : size - offset));
    const fresh = [...this.#carrying].map(({ id, admitted = 0 }) => (id !== undefined && noted.has(id) ? 0 : admitted));
    return [...rest, ...fresh].reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Checks what has come whole and moves it into the folder; returns when it is durable. */
  async #settle(said: Said, socket?: Socket): Promise<void> {
    const done = this.#settling.get(said.id) ?? this.#land(said).finally(() => this.#settling.delete(said.id));
    this.#settling.set(said.id, done);
    // hashing a large file takes long, and nothing is said on the line meanwhile
    socket?.setTimeout(0);
    try {
      await done;
    } finally {
      socket?.setTimeout(this.#parts.limits.silence);
    }
  }

  async #land({ id, unit, sha256 }: Said): Promise<void> {
    const { store, landing, onLanded } = this.#parts;
    const found = store.unfinished(id);
    try {
      const landed = !found ? undefined : found.offset === undefined ? landing.recall(unit, sha256) : await this.#landed(found);
      store.forget(id);
      if (landed) onLanded?.(landed);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      store.forget(id);
      throw { status_code: error.status, body: `${error.message}\n` };
    }
    // it was refused or called off by another request: nobody has it, and so it is not acknowledged
    if (!landing.has(unit, sha256)) throw answers.gone;
  }

  async #landed(found: Unfinished): Promise<Landed | undefined> {
    if (!this.#parts.landing.has(found.unit, found.sha256)) return this.#parts.landing.land(this.#parts.store.part(found.id), found);
    this.#parts.store.drop(found.id);
    return undefined;
  }

  /** What a server that died left behind: what had come whole lands now, what has no part is forgotten. */
  async recover(): Promise<void> {
    for (const found of this.#parts.store.all()) {
      if (Number.isNaN(found.size)) this.#parts.store.drop(found.id);
      else if (found.offset === undefined || found.offset === found.size) await this.#settle(found).catch(this.#parts.onTrouble);
    }
    await this.sweep();
  }

  async sweep(): Promise<void> {
    await this.#tus.cleanUpExpiredUploads().catch(this.#parts.onTrouble);
  }
}

/** Answers with a refusal, and lets go of the line: what is still coming is not wanted. */
export function refuse(response: ServerResponse, status: number, reason: string, headers: Record<string, string> = {}): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close', ...headers });
  response.end(`${reason}\n`);
}

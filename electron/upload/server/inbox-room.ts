import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server as TusServer } from '@tus/server';
import type { Permit } from '#shared/contract/upload.ts';
import { sha256Text } from '#shared/documents/manifest.ts';
import { tokenHash } from '../books/token.ts';
import { alreadyReceived } from '../client/send-file.ts';
import { answerHealth, healthOf } from './health.ts';
import type { InboxLimits } from './inbox-limits.ts';
import { answers, type InboxStore, type Unfinished, unitOfUpload } from './inbox-store.ts';
import { type Landed, type Landing, Unfit } from './landing.ts';

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

type Guest = { readonly permit: Permit };

/** Answers the inbox's requests: who asks, whether they may, and what becomes of what they send. */
export class InboxRoom {
  readonly #parts: RoomParts;
  readonly #tus: TusServer;
  readonly #guests = new WeakMap<IncomingMessage, Guest>();
  /** Requests with contents under way, by unit. */
  readonly #busy = new Map<string, number>();
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
      namingFunction: (request) => `${this.#permit(request).unit}-${randomBytes(16).toString('hex')}`,
      onIncomingRequest: (request, id) => this.#admit(this.#permit(request), id, request.method),
      onUploadCreate: async (request, upload) => {
        await this.#mayBegin(this.#permit(request), upload.size, upload.metadata?.sha256 ?? '');
        return {};
      },
      onUploadFinish: async (_, { id }) => {
        await this.#settle(id);
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
      return answerHealth(request, response, healthOf(this.#parts.since, this.#parts.landing.all(), free, now, permit));
    }
    if (path !== tusPath && !path.startsWith(`${tusPath}/`)) return refuse(response, 404, 'not found');
    if (!permit) return refuse(response, 401, 'token unknown', { 'www-authenticate': 'Bearer' });
    if (!['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'].includes(request.method ?? '')) return refuse(response, 405, 'no such method');
    await this.#inTurn(request, response, permit);
  }

  /** A unit has so many requests with contents at once and no more. */
  async #inTurn(request: IncomingMessage, response: ServerResponse, permit: Permit): Promise<void> {
    const carries = request.method === 'POST' || request.method === 'PATCH';
    const busy = this.#busy.get(permit.unit) ?? 0;
    if (carries && busy >= this.#parts.limits.parallel) return refuse(response, 429, 'too many at once', { 'retry-after': '30' });
    this.#guests.set(request, { permit });
    if (carries) {
      this.#busy.set(permit.unit, busy + 1);
      // answered, or the line broke: whichever it was, it carries nothing more
      response.once('close', () => this.#busy.set(permit.unit, (this.#busy.get(permit.unit) ?? 1) - 1));
    }
    await this.#tus.handle(request, response);
  }

  async #whoIs(request: IncomingMessage): Promise<Permit | undefined> {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    return token === undefined ? undefined : this.#parts.permitOf(tokenHash(token));
  }

  /** Whose request the tus server is asking about. */
  #permit(request: { readonly runtime?: { readonly node?: { readonly req?: unknown } } | undefined }): Permit {
    const guest = this.#guests.get(request.runtime?.node?.req as IncomingMessage);
    if (!guest) throw new Error('a request came past the door');
    return guest.permit;
  }

  async #admit({ unit }: Permit, id: string, method: string): Promise<void> {
    if (method === 'POST') return;
    if (unitOfUpload(id) !== unit) throw answers.notYours;
    // it came whole, but the server died, or the disk failed, before it had landed
    const found = this.#parts.store.unfinished(id);
    if (found && method !== 'DELETE' && (found.offset === undefined || found.offset === found.size)) await this.#settle(id);
  }

  async #mayBegin({ unit }: Permit, size: number | undefined, sha256: string): Promise<void> {
    if (size === undefined || size <= 0 || !sha256Text.safeParse(sha256).success)
      throw { status_code: 400, body: 'length and metadata sha256 are needed\n' };
    if (this.#parts.landing.has(unit, sha256)) throw { status_code: 409, body: `${alreadyReceived}\n` };
    const begun = this.#parts.store.all().filter((one) => one.unit === unit);
    for (const old of begun.slice(0, Math.max(0, begun.length + 1 - this.#parts.limits.unfinished))) this.#parts.store.drop(old.id);
    const free = await this.#parts.bytesFree(this.#parts.folder);
    if (free - size < this.#parts.limits.reserve) throw answers.full;
  }

  /** Checks what has come whole and moves it into the folder; returns when it is durable. */
  #settle(id: string): Promise<void> {
    const there = this.#settling.get(id);
    if (there) return there;
    const done = this.#land(id).finally(() => this.#settling.delete(id));
    this.#settling.set(id, done);
    return done;
  }

  async #land(id: string): Promise<void> {
    const found = this.#parts.store.unfinished(id);
    if (!found) return;
    try {
      const landed = found.offset === undefined ? this.#parts.landing.recall(found.unit, found.sha256) : await this.#landed(found);
      this.#parts.store.forget(id);
      if (landed) this.#parts.onLanded?.(landed);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      this.#parts.store.forget(id);
      throw { status_code: error.status, body: `${error.message}\n` };
    }
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
      else if (found.offset === undefined || found.offset === found.size) await this.#settle(found.id).catch(this.#parts.onTrouble);
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

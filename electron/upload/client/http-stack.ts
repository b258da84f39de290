import http, { type IncomingMessage } from 'node:http';
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { LedgerError } from '#shared/errors.ts';
import { connect, reasonOf, silence, type Way } from './connect.ts';
import { type Pacer, pieceBytes } from './pacer.ts';

/** What is read of a file at once to be sent in one request. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly size: number;
}

const longestAnswer = 4096;

/** How the tus client speaks HTTP: over lines that trust the superior alone, at the pace that is set. */
export const httpStack = (way: Omit<Way, 'target'>, pacer: Pacer, signal: AbortSignal): HttpStack => ({
  createRequest: (method, url) => new PinnedRequest(method, new URL(url), way, pacer, signal),
  getName: () => 'pinned',
});

class PinnedRequest implements HttpRequest {
  readonly #method: string;
  readonly #url: URL;
  readonly #way: Omit<Way, 'target'>;
  readonly #pacer: Pacer;
  readonly #aborted = new AbortController();
  readonly #signal: AbortSignal;
  readonly #headers = new Map<string, string>();
  #onProgress: (sent: number) => void = () => undefined;

  constructor(method: string, url: URL, way: Omit<Way, 'target'>, pacer: Pacer, signal: AbortSignal) {
    this.#method = method;
    this.#url = url;
    this.#way = way;
    this.#pacer = pacer;
    this.#signal = AbortSignal.any([signal, this.#aborted.signal]);
  }
  getMethod = () => this.#method;
  getURL = () => this.#url.href;
  setHeader(name: string, value: string): void {
    this.#headers.set(name.toLowerCase(), value);
  }
  getHeader = (name: string) => this.#headers.get(name.toLowerCase());
  setProgressHandler(handler: (sent: number) => void): void {
    this.#onProgress = handler;
  }
  getUnderlyingObject = () => undefined;
  async abort(): Promise<void> {
    this.#aborted.abort();
  }

  async send(chunk: Chunk | null): Promise<HttpResponse> {
    const socket = await connect({ target: this.#url, ...this.#way }, this.#signal);
    if (this.#signal.aborted) {
      socket.destroy();
      throw new LedgerError('CALL-CANCELLED');
    }
    if (socket.destroyed) throw new LedgerError('UPLOAD-OFFLINE', { host: this.#url.host, reason: reasonOf({ code: 'ECONNRESET' }) });
    const request = http.request({
      method: this.#method,
      host: this.#url.hostname,
      port: this.#url.port,
      path: this.#url.pathname + this.#url.search,
      createConnection: () => socket,
      timeout: silence,
      headers: { ...Object.fromEntries(this.#headers), 'content-length': String(chunk?.size ?? 0), connection: 'close' },
    });
    const answer = answerOf(request, this.#url.host).finally(() => socket.destroy());
    // not waited for: the answer may come, and refuse, before everything is sent, and then the rest is not
    if (chunk) this.#write(request, chunk.bytes).catch((error: unknown) => request.destroy(error instanceof Error ? error : undefined));
    return answer;
  }

  async #write(request: http.ClientRequest, bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && !request.destroyed; ) {
      const piece = bytes.subarray(at, at + pieceBytes);
      await this.#pacer.take(piece.length);
      if (request.destroyed) return;
      await new Promise<void>((resolve) => request.write(piece, () => resolve()));
      at += piece.length;
      this.#onProgress(at);
    }
    request.end();
  }
}

function answerOf(request: http.ClientRequest, host: string): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(new LedgerError('UPLOAD-OFFLINE', { host, reason: reasonOf(error) }, { cause: error }));
    request.once('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.once('error', fail);
    // a line that broke before it was used says nothing more
    request.once('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    request.once('response', (response) => read(response).then(resolve, fail));
    if (request.method !== 'PATCH') request.end();
  });
}

async function read(response: IncomingMessage): Promise<HttpResponse> {
  let body = '';
  for await (const part of response.setEncoding('utf8')) {
    body += String(part);
    if (body.length > longestAnswer) break;
  }
  const header = (name: string) => response.headers[name.toLowerCase()];
  return {
    getStatus: () => response.statusCode ?? 0,
    getHeader: (name) => [header(name)].flat()[0],
    getBody: () => body,
    getUnderlyingObject: () => response,
  };
}

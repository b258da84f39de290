import type { ServerResponse } from 'node:http';
import type { HostEvent } from '#shared/contract/calls.ts';
import { encode } from '#shared/contract/encoding.ts';
import { pageHeaders } from '../host/page-policy.ts';

/** The open event streams, one a page: a line of JSON an event. EventSource would not send the session header. */
export class EventStreams {
  readonly #streams = new Set<ServerResponse>();
  readonly #onCount: (open: number) => void;

  /** `onCount` is told whenever a page comes or goes. */
  constructor(onCount: (open: number) => void) {
    this.#onCount = onCount;
  }

  add(reply: ServerResponse): void {
    reply.writeHead(200, { ...pageHeaders, 'content-type': 'application/x-ndjson; charset=utf-8' });
    reply.write('\n'); // so that the page's fetch sees the answer begin
    this.#streams.add(reply);
    this.#onCount(this.#streams.size);
    reply.once('close', () => {
      this.#streams.delete(reply);
      this.#onCount(this.#streams.size);
    });
  }

  send(event: HostEvent): void {
    for (const stream of this.#streams) stream.write(`${encode(event)}\n`);
  }
}

import type { ServerResponse } from 'node:http';
import { encode } from '#shared/contract/encoding.ts';
import type { LedgerError } from '#shared/errors.ts';
import { toWire } from '#shared/errors.ts';
import { pageHeaders } from '../host/page-policy.ts';

/** Why the host will not answer; thrown while a request is looked at, before any call is made. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

export function refuse(reply: ServerResponse, { status, message }: Refusal): void {
  // a body that was not read to its end cannot be followed by another request
  const headers = { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
  reply.writeHead(status, headers).end(`${message}\n`);
}

export function answerWith(reply: ServerResponse, value: unknown, status = 200): void {
  reply.writeHead(status, { ...pageHeaders, 'content-type': 'application/json; charset=utf-8' }).end(encode(value));
}

/** A call that failed: 422 what was asked is wrong, 409 refused as things stand, 500 damage; 404 no such call. */
export function answerFailure(reply: ServerResponse, error: LedgerError): void {
  const status = error.code === 'CALL-UNKNOWN' ? 404 : { 2: 422, 3: 409, 4: 500 }[error.status];
  answerWith(reply, { error: toWire(error) }, status);
}

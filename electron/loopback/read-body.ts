import type { IncomingMessage } from 'node:http';
import { decode, largestCall } from '#shared/contract/encoding.ts';
import { Refusal } from './replies.ts';

/** The JSON a request carries. Throws Refusal 413 over the limit, 400 where it is no JSON. */
export async function readBody(request: IncomingMessage, limit = largestCall): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Refusal(413, 'too large');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new Refusal(413, 'too large');
    parts.push(part);
  }
  try {
    return decode(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    throw new Refusal(400, error instanceof SyntaxError ? 'no JSON' : 'unreadable');
  }
}

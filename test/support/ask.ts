import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a request exactly as written: `fetch` forbids setting Host, Origin and Sec-Fetch-*, and tidies paths. */
export const ask = (origin: string, path: string, headers: Record<string, string> = {}, method = 'GET', body: string | Buffer = '') =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, method, headers, setHost: !('host' in headers) }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(parts).toString('utf8') }),
      );
      reply.on('error', reject);
    });
    sent.on('error', reject).end(body);
  });

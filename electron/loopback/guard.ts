import type { IncomingMessage } from 'node:http';
import { Refusal } from './replies.ts';

/** The browser's own word on who asks: a page of another program on another port is `same-site`, and refused like any other. */
function checkSite(request: IncomingMessage, allowed: readonly string[]): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && !allowed.includes(String(site))) throw new Refusal(403, 'asked from elsewhere');
}

/** On every request. A name that an attacker lets resolve to 127.0.0.1 still arrives as the name in Host. */
export function checkHost(request: IncomingMessage, authority: string): void {
  if (request.headers.host !== authority) throw new Refusal(421, 'wrong host');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${authority}`) throw new Refusal(403, 'wrong origin');
}

/** On the page's files: `none` is the address typed or opened by the program. */
export function checkFileRequest(request: IncomingMessage): void {
  checkSite(request, ['none', 'same-origin']);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'GET or HEAD only');
}

/** On everything under /api/: our own page, by POST, in JSON, which another page cannot send without asking first. */
export function checkApiRequest(request: IncomingMessage): void {
  if (request.headers.origin === undefined) throw new Refusal(403, 'no origin');
  checkSite(request, ['same-origin']);
  if (request.method !== 'POST') throw new Refusal(405, 'POST only');
  if (!/^application\/json(; *charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 'JSON only');
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decode, encode, largestCall } from '#shared/contract/encoding.ts';
import { type Loopback, startLoopback } from '../../../electron/loopback/loopback.ts';
import { ask } from '../../support/ask.ts';
import { HostStandIn } from '../../support/host-stand-in.ts';

let folder = '';
let host: HostStandIn;
let loopback: Loopback;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for the page');
  writeFileSync(join(folder, 'page/index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'page/assets/main.js'), 'run()');
  host = new HostStandIn();
  loopback = await startLoopback({ host, pageFolder: join(folder, 'page') });
});
afterEach(async () => {
  await loopback.close();
  rmSync(folder, { recursive: true });
});

const tokenIn = (address: string) => new URL(address).hash.slice('#token='.length);
const json = () => ({ 'content-type': 'application/json', origin: loopback.origin });
const enter = (token: string, headers: Record<string, string> = json()) =>
  ask(loopback.origin, '/api/session', headers, 'POST', JSON.stringify({ token }));
const newSession = async (): Promise<string> => JSON.parse((await enter(tokenIn(loopback.newAddress()))).body).session;
const own = async (more: Record<string, string> = {}) => ({ ...json(), 'x-ledger-session': await newSession(), ...more });
const call = (name: string, headers: Record<string, string>, body: string | Buffer = '{}') =>
  ask(loopback.origin, `/api/call/${name}`, headers, 'POST', body);

describe('who may speak', () => {
  test('listens on 127.0.0.1 only, with the token in the fragment, which browsers send to nobody', () => {
    expect(loopback.newAddress()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  });

  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1.evil.example'])('421 for Host %s, page and calls alike', async (name) => {
    const headers = {
      ...(await own()),
      host: name.includes('.example') || name === '127.0.0.1' ? name : `${name}:${new URL(loopback.origin).port}`,
    };
    expect((await ask(loopback.origin, '/', { host: headers.host })).status).toBe(421);
    expect((await call('desk.state', headers)).status).toBe(421);
    expect(host.asked).toEqual([]);
  });

  test('421 for a rebinding name that carries our port', async () => {
    const { port } = new URL(loopback.origin);
    expect(
      (await call('desk.state', await own({ host: `rebound.example:${port}`, origin: `http://rebound.example:${port}` }))).status,
    ).toBe(421);
  });

  test.each([
    ['a foreign one', 'http://evil.example'],
    ['another port here', 'http://127.0.0.1:1'],
    ['https', 'https://127.0.0.1'],
    ['an opaque one', 'null'],
  ])('403 for an origin that is %s', async (_, origin) => {
    expect((await call('desk.state', await own({ origin }))).status).toBe(403);
    expect((await ask(loopback.origin, '/', { origin })).status).toBe(403);
    expect(host.asked).toEqual([]);
  });

  test('403 for a call without an origin', async () => {
    const { origin: _, ...headers } = await own();
    expect((await call('desk.state', headers)).status).toBe(403);
  });

  test.each(['same-site', 'cross-site', 'none'])('403 for a call that the browser says comes from %s', async (site) => {
    expect((await call('desk.state', await own({ 'sec-fetch-site': site }))).status).toBe(403);
  });

  test('403 for a file that a page of another site asks for', async () => {
    expect((await ask(loopback.origin, '/', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask(loopback.origin, '/', { 'sec-fetch-site': 'none' })).status).toBe(200);
  });
});

describe('the start token', () => {
  test('is exchanged for a session once', async () => {
    const token = tokenIn(loopback.newAddress());
    expect((await enter(token)).status).toBe(200);
    expect((await enter(token)).status).toBe(403);
  });
  test('is refused when wrong, and a wrong try does not use up the right one', async () => {
    const token = tokenIn(loopback.newAddress());
    expect((await enter(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).status).toBe(403);
    expect((await enter('')).status).toBe(403);
    expect((await enter(token)).status).toBe(200);
  });
  test('gives way to a newer one', async () => {
    const older = tokenIn(loopback.newAddress());
    loopback.newAddress();
    expect((await enter(older)).status).toBe(403);
  });
  test('lives a while only', async () => {
    const brief = await startLoopback({ host, pageFolder: join(folder, 'page'), tokenLifeMs: 20 });
    const token = tokenIn(brief.newAddress());
    await new Promise((resolve) => setTimeout(resolve, 40));
    const headers = { ...json(), origin: brief.origin };
    expect((await ask(brief.origin, '/api/session', headers, 'POST', JSON.stringify({ token }))).status).toBe(403);
    await brief.close();
  });
  test('is asked for by our own page only', async () => {
    const token = tokenIn(loopback.newAddress());
    expect((await enter(token, { ...json(), origin: 'http://evil.example' })).status).toBe(403);
    expect((await enter(token, { 'content-type': 'application/json' })).status).toBe(403);
    expect((await enter(token, { ...json(), 'content-type': 'text/plain' })).status).toBe(415);
    expect((await enter(token)).status).toBe(200);
  });
});

describe('a call', () => {
  test('401 without a session or with a wrong one', async () => {
    expect((await call('desk.state', json())).status).toBe(401);
    expect((await call('desk.state', await own({ 'x-ledger-session': 'A'.repeat(43) }))).status).toBe(401);
    expect((await ask(loopback.origin, '/api/events', json(), 'POST', '{}')).status).toBe(401);
    expect((await ask(loopback.origin, '/api/cancel', json(), 'POST', '{"id":"1"}')).status).toBe(401);
  });
  test('a session in a cookie is none: cookies reach other ports', async () => {
    expect((await call('desk.state', { ...json(), cookie: `x-ledger-session=${await newSession()}` })).status).toBe(401);
  });
  test('405 for another method, 415 for another type, 400 for no JSON, 413 for too much, 404 for another place', async () => {
    const headers = await own();
    expect((await ask(loopback.origin, '/api/call/desk.state', headers, 'GET')).status).toBe(405);
    expect((await call('desk.state', { ...headers, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await call('desk.state', { ...headers, 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await call('desk.state', headers, '{')).status).toBe(400);
    expect((await ask(loopback.origin, '/api/session', headers, 'POST', 'x'.repeat(2000))).status).toBe(413);
    expect((await ask(loopback.origin, '/api/other', headers, 'POST', '{}')).status).toBe(404);
    expect(host.asked).toEqual([]);
  });
  test('413 for a length announced over what a page sends, without reading it', async () => {
    expect((await call('desk.state', await own({ 'content-length': String(largestCall + 1) }))).status).toBe(413);
  });
  test('carries bytes both ways and the name of the call', async () => {
    const input = { name: 'a', bytes: new Uint8Array([0, 255, 7]) };
    const reply = await call('desk.state', await own({ 'x-ledger-call': 'c9' }), encode(input));
    expect(reply.status).toBe(200);
    expect(decode(reply.body)).toEqual({ asked: input });
    expect(host.asked).toEqual([{ name: 'desk.state', input, options: { id: 'c9' } }]);
  });
  test.each([
    ['no.such', 404, 'CALL-UNKNOWN'],
    ['desk.open', 422, 'CALL-INVALID'],
    ['bookkeeping.undo', 409, 'UNDO-NOTHING'],
    ['ledger.rows', 500, 'INTERNAL'],
  ])('%s fails as %i with %s in its body', async (name, status, code) => {
    const reply = await call(name, await own());
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body).error.code).toBe(code);
    expect(reply.body).not.toContain('张三');
  });
  test('a conflict brings the row as it is', async () => {
    expect(JSON.parse((await call('bookkeeping.apply', await own())).body).error.payload).toEqual({ row: { id: 'r1' } });
  });
  test('can be cancelled by its name', async () => {
    expect((await ask(loopback.origin, '/api/cancel', await own(), 'POST', '{"id":"c9"}')).status).toBe(200);
    expect(host.cancelled).toEqual(['c9']);
  });
});

describe('the page', () => {
  test('is served with a strict policy and no CORS', async () => {
    const page = await ask(loopback.origin, '/');
    expect(page).toMatchObject({
      status: 200,
      body: '<p>page</p>',
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
    });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    const asked = await ask(loopback.origin, '/api/call/desk.state', preflight, 'OPTIONS');
    expect(asked.status).toBe(403);
    for (const { headers } of [page, asked]) expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
  test('answers HEAD without a body, and no other method', async () => {
    expect(await ask(loopback.origin, '/assets/main.js', {}, 'HEAD')).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '5' },
    });
    expect((await ask(loopback.origin, '/', {}, 'POST')).status).toBe(405);
  });
  test.each([
    '/assets',
    '/assets/',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%00',
    '/%',
    '//etc/passwd',
    '/missing.js',
  ])('404 for %s: nothing outside the folder, no listing', async (path) => {
    expect((await ask(loopback.origin, path)).status).toBe(404);
  });
});

describe('events', () => {
  test('stream to the page that listens, a line each', async () => {
    const headers = await own();
    const reply = await fetch(`${loopback.origin}/api/events`, { method: 'POST', headers, body: '{}' });
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
    host.tell({ type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } });
    let heard = '';
    while (!heard.includes('}')) heard += (await reader?.read())?.value ?? '';
    expect(JSON.parse(heard)).toEqual({ type: 'progress', call: 'c1', progress: { done: 1, total: 2, label: '检查' } });
    await reader?.cancel();
  });
  test('their end means that the page is gone, unless it comes back', async () => {
    let gone = 0;
    const watched = await startLoopback({ host, pageFolder: join(folder, 'page'), goneMs: 600, onGone: () => gone++ });
    const token = tokenIn(watched.newAddress());
    const headers = { 'content-type': 'application/json', origin: watched.origin };
    const { session } = JSON.parse((await ask(watched.origin, '/api/session', headers, 'POST', JSON.stringify({ token }))).body);
    const listen = () =>
      fetch(`${watched.origin}/api/events`, { method: 'POST', headers: { ...headers, 'x-ledger-session': session }, body: '{}' });
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    await pause(900);
    expect(gone).toBe(0); // nobody has come yet
    await (await listen()).body?.cancel();
    const again = await listen(); // a reload
    await pause(900);
    expect(gone).toBe(0);
    await again.body?.cancel();
    await vi.waitFor(() => expect(gone).toBe(1), 10_000);
    await watched.close();
  });
});

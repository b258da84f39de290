import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type StartedHost, startHost } from '../support/started-host.ts';

let host: StartedHost;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.stop());

test('首页在安全策略下打开，地址里不留口令，刷新后仍在', async ({ page }) => {
  const trouble: string[] = [];
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.goto(host.address);
  await expect(page.getByText('新建台账').first()).toBeVisible();
  await expect(page.getByText('打开示例').first()).toBeVisible();
  await expect(page.getByText('从备份恢复').first()).toBeVisible();
  expect(page.url()).not.toContain('token');
  await page.reload();
  await expect(page.getByText('新建台账').first()).toBeVisible();
  // neither the browser's translator nor its spelling service is to see the page
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');
  await expect(page.locator('body')).toHaveAttribute('spellcheck', 'false');
  expect(trouble).toEqual([]);
});

test('同一地址打开第二次，说明已失效', async ({ page, browser }) => {
  await page.goto(host.address);
  await expect(page.getByText('新建台账').first()).toBeVisible();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(host.address);
  await expect(elsewhere.getByText('新建台账')).toHaveCount(0);
});

test('别的程序的页面叫不动它', async ({ page, context }) => {
  await page.goto(host.address);
  await expect(page.getByText('新建台账').first()).toBeVisible();
  const session = await page.evaluate(() => sessionStorage.getItem('ledger-session'));
  expect(session).toMatch(/^[\w-]{43}$/);
  const other = createServer((_request, reply) => reply.setHeader('content-type', 'text/html').end('<p>other</p>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const foreign = await context.newPage();
  await foreign.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  // even with the session key in hand: the browser names the origin, and asks leave for the header
  const outcomes = await foreign.evaluate(
    async ([origin, key]) => {
      const call = (init: RequestInit) =>
        fetch(`${origin}/api/call/desk.state`, { method: 'POST', body: '{}', ...init }).then(
          (reply) => `${reply.type} ${reply.status}`,
          String,
        );
      return {
        json: await call({ headers: { 'content-type': 'application/json', 'x-ledger-session': key ?? '' } }),
        plain: await call({ mode: 'no-cors', headers: { 'content-type': 'text/plain' } }),
        framed: await new Promise<string>((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = `${origin}/`;
          frame.onload = () => resolve(String(frame.contentDocument === null));
          document.body.append(frame);
        }),
      };
    },
    [host.origin, session],
  );
  expect(outcomes.json).toContain('TypeError');
  expect(outcomes.plain).toContain('TypeError'); // its answer is for our own origin only
  expect(outcomes.framed).toBe('true');
  other.close();
});

test('启动它的程序结束，它也结束', async () => {
  host.process.stdin.end();
  expect(await host.ended).toBe(0);
});

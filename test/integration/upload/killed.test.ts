import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { builtProgram } from '../../support/built-program.ts';
import { terminal } from '../../support/terminal.ts';
import { listening, portOf } from './room.ts';

const cli = fileURLToPath(builtProgram('cli'));
const period = addToMonth(monthOf(new Date().toISOString()), -1);

async function freePort(): Promise<number> {
  const server = createServer();
  await listening(server);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('kill -9 of the sender and of the receiver in the middle of a file: it goes on from where it stopped, and arrives once', {
  timeout: 300_000,
}, async () => {
  const person = terminal();
  const { folder } = person;
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  const running = new Set<ChildProcess>();
  onTestFinished(() => {
    for (const one of running) one.kill('SIGKILL');
  });
  /** The same as `at`, in a process of its own that can be killed. */
  const start = (desk: string, ...words: string[]) => {
    const environment = { ...process.env, ...person.environment, XDG_DATA_HOME: join(folder, 'home'), NO_PROXY: '*' };
    const child = spawn(process.execPath, [cli, ...words, '--ledger', desk], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const ended = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
    return { child, ended, said: () => said };
  };
  const killed = async ({ child, ended }: ReturnType<typeof start>) => {
    child.kill('SIGKILL');
    await ended;
  };
  const inbox = join(folder, '收件');
  const address = `127.0.0.1:${await freePort()}`;
  const serve = async () => {
    const server = start('县', 'inbox', '--listen', address, '--dir', '收件');
    await vi.waitFor(() => expect(server.said()).toContain('按 Ctrl+C 停止'), { timeout: 60_000, interval: 100 });
    return server;
  };
  const partBytes = () =>
    readdirSync(join(inbox, '.uploading')).reduce(
      (sum, name) => sum + (name.endsWith('.json') ? 0 : statSync(join(inbox, '.uploading', name)).size),
      0,
    );
  const halfway = () => vi.waitFor(() => expect(partBytes()).toBeGreaterThan(20_000), { timeout: 60_000, interval: 50 });

  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await at('县', 'upload-settings', '--address', `https://${address}/packages`);
  await at('乡', 'init', '--unit', '330802005', '--level', 'township');
  await at('乡', 'enrol', 'request', '--out', '申请.lxreq');
  await at('县', 'enrol', 'issue', '申请.lxreq', '--out', '授权.lxauth');
  await at('乡', 'enrol', 'accept', '授权.lxauth');
  // the token is nowhere readable in the file that travels open
  expect(readFileSync(join(folder, '授权.lxauth')).includes('"token"')).toBe(false);
  expect((await at('乡', 'upload-settings', '--proxy', 'none', '--limit', '16')).json).toMatchObject({
    address: null,
    proxy: 'none',
    kilobytesPerSecond: 16,
  });
  writeFileSync(join(folder, '一.lxpkg'), Buffer.concat([Buffer.from('age-encryption.org/v1\n'), randomBytes(100_000)]));
  writeFileSync(join(folder, '二.lxpkg'), Buffer.concat([Buffer.from('age-encryption.org/v1\n'), randomBytes(100_000)]));

  let server = await serve();
  const sender = start('乡', 'upload', '一.lxpkg');
  await halfway();
  await killed(sender);
  const kept = partBytes();
  const again = start('乡', 'upload', '一.lxpkg');
  expect(await again.ended).toBe(0);
  expect(again.said()).toContain('已上传');
  expect(kept).toBeGreaterThan(20_000);

  const other = start('乡', 'upload', '二.lxpkg');
  await halfway();
  await killed(server);
  server = await serve();
  expect(await other.ended).toBe(0);
  expect(other.said()).toContain('秒后再试');
  const landed = readdirSync(inbox).filter((name) => name.endsWith('.lxpkg'));
  expect(landed).toHaveLength(2);
  expect(readdirSync(join(inbox, '.uploading'))).toEqual([]);
  expect(landed.map((name) => readFileSync(join(inbox, name)).toString('base64')).sort()).toEqual(
    ['一', '二'].map((name) => readFileSync(join(folder, `${name}.lxpkg`)).toString('base64')).sort(),
  );

  // a real package, and the county receives the whole folder while the inbox goes on
  await at('乡', 'upload-settings', '--limit', 'none');
  const change = {
    op: 'insert',
    table: 'organization',
    id: 'a',
    after: { name: '甲厂', credit_code: '91330800471867129Q', category: '新经济组织', status: '正常' },
  };
  writeFileSync(join(folder, '修改.json'), JSON.stringify([change]));
  await at('乡', 'apply', '修改.json');
  await at('乡', 'close', '--period', period);
  await at('乡', 'export', '--period', period, '--out', '导出');
  const file = join('导出', `330802005_${period}_r1_0001.lxpkg`);
  expect(await at('乡', 'upload', file)).toMatchObject({ status: 0, json: { outcome: 'sent' } });
  expect(await at('乡', 'upload', file)).toMatchObject({ status: 0, json: { outcome: 'already' } });
  expect(await at('乡', 'upload', '修改.json')).toMatchObject({ status: 3, json: { error: { code: 'UPLOAD-KIND' } } });
  expect(await at('乡', 'upload', '没有.lxpkg')).toMatchObject({ status: 2, json: { error: { code: 'FILE-MISSING' } } });
  expect(await at('乡', 'upload', file, '--to', 'http://127.0.0.1/')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
  expect(await at('县', 'receive', '收件', '--receipts', '回执')).toMatchObject({ json: { accepted: 1, refused: 2 } });
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.said()).toContain('已停止，共收到');
});

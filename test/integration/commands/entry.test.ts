import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/ledger.ts';

const run = promisify(execFile);
const entry = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url));

test('electron/cli.ts is a program of its own: streams, environment, exit status', async () => {
  const cwd = temporaryFolder();
  const env = { ...process.env, LEDGER_PASSPHRASE: '示例口令-只供测试', npm_lifecycle_event: '' };
  const made = await run(process.execPath, [entry, 'init', '--unit', '330802005', '--level', 'township', '--ledger', '台账', '--json'], {
    cwd,
    env,
  });
  expect(JSON.parse(made.stdout)).toEqual({ unit: '330802005', level: 'township', name: '新新街道' });
  const failed = await run(process.execPath, [entry, 'check', '--ledger', '台账'], { cwd, env }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE /), stdout: '' });
});

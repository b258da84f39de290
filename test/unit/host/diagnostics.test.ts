import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnostics } from '../../../electron/host/diagnostics.ts';
import { openLog } from '../../../electron/host/log.ts';

test('the last of the log goes along with program and machine; the person’s own folder is not named', () => {
  const home = mkdtempSync(join(tmpdir(), 'diagnostics-'));
  mkdirSync(join(home, 'logs'));
  writeFileSync(join(home, 'logs/ledger.1.log'), '{"call":"desk.open"}\n{"call":"cut o\n');
  const at = [`at read (${join(homedir(), 'LiangxinLedger/out/main/worker.js')}:1:2)`];
  openLog(join(home, 'logs')).write({ call: 'ledger.rows', code: 'INTERNAL', cause: { name: 'TypeError', code: undefined, at } });
  const { name, bytes } = diagnostics(home, { version: '1.2.3', shell: 'loopback' });
  expect(name).toMatch(/^诊断_\d{8}\.json$/);
  const text = new TextDecoder().decode(bytes);
  expect(JSON.parse(text)).toMatchObject({
    program: { version: '1.2.3', shell: 'loopback', node: process.versions.node },
    machine: { platform: process.platform },
    log: [
      { call: 'desk.open' },
      { unreadable: '{"call":"cut o'.length },
      { call: 'ledger.rows', code: 'INTERNAL', cause: { name: 'TypeError' } },
    ],
  });
  expect(text).not.toContain(homedir());
  expect(text).toContain('~');
  rmSync(home, { recursive: true });
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

test('demo walks the whole month in an empty folder and leaves everything to look at', { timeout: 240_000 }, async () => {
  const person = terminal();
  const said = await person.ledger('demo', '--out', '示例');
  expect(said).toMatchObject({ status: 0, err: '' });
  expect(said.out).toContain('检查 2026-10：错误 0，提醒 3');
  expect(said.out).toMatch(/乡级导入回执：2026-10 接收，待改 0 处/);
  expect(said.out).toContain('openssl cms -verify -binary -inform DER -in signature.p7s -content datapackage.json -CAfile ../root.pem');

  const folder = join(person.folder, '示例');
  expect(readdirSync(folder).sort()).toEqual(['check', 'county', 'mail', 'township']);
  expect(
    readdirSync(join(folder, 'mail'))
      .map((name) => name.split('.')[1])
      .sort(),
  ).toEqual(['lxauth', 'lxpkg', 'lxrcpt', 'lxreq']);
  expect(readFileSync(join(folder, 'check/county.key'), 'utf8')).toMatch(/^# 演示密钥.*\nAGE-SECRET-KEY-1/);
  expect(readFileSync(join(folder, 'check/root.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');

  const again = await person.ledger('demo', '--out', '示例', '--json');
  expect(again).toMatchObject({ status: 3, json: { error: { code: 'FOLDER-NOT-EMPTY' } } });
  writeFileSync(join(person.folder, '文件'), '');
  expect((await person.ledger('demo', '--out', '文件', '--json')).json).toMatchObject({ error: { code: 'DISK-ERROR' } });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemKeychain } from '../../../electron/desktop/keychain.ts';
import { asked } from '../../support/electron-stand-in.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keys-'));
  Object.assign(asked, { sealing: true, backend: 'gnome_libsecret' });
});
afterEach(() => rmSync(home, { recursive: true }));

test('a passphrase is found again after a restart and forgotten when asked; its file does not show it', () => {
  systemKeychain(home).keep('/a', '正确的口令');
  expect(readFileSync(join(home, 'keychain.json'), 'utf8')).not.toContain('正确的口令');
  expect(systemKeychain(home).find('/a')).toBe('正确的口令');
  expect(systemKeychain(home).find('/b')).toBeUndefined();
  systemKeychain(home).forget('/a');
  expect(systemKeychain(home).find('/a')).toBeUndefined();
});
test.runIf(process.platform === 'linux')('a Linux without a keyring counts as none: its seal would be plain text', () => {
  asked.backend = 'basic_text';
  const keychain = systemKeychain(home);
  keychain.keep('/a', 'x'.repeat(8));
  expect(keychain.available).toBe(false);
  expect(keychain.find('/a')).toBeUndefined();
});
test('what another account sealed, or a damaged file, is as good as nothing', () => {
  writeFileSync(join(home, 'keychain.json'), '{"/a":""}');
  expect(systemKeychain(home).find('/a')).toBeUndefined();
  writeFileSync(join(home, 'keychain.json'), '{"/a":');
  expect(systemKeychain(home).find('/a')).toBeUndefined();
});

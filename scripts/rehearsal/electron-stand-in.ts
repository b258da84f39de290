import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// @electron/fuses finds the wire by this text: sentinel, version, number of fuses, one character each
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100110')]);

/** A folder shaped like an unpacked Electron: enough for electron-builder to copy, rename, brand and set fuses in; it runs nothing. */
export function makeElectronStandIn(folder: string, root: string, platform: 'linux' | 'win32'): void {
  for (const inside of ['locales', 'resources']) mkdirSync(join(folder, inside), { recursive: true });
  for (const name of ['zh-CN', 'zh-TW', 'en-US', 'de']) writeFileSync(join(folder, 'locales', `${name}.pak`), name);
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak']) writeFileSync(join(folder, name), 'stand-in');
  if (platform === 'win32') {
    // a real, small PE file, so that icon, version and integrity resources can be written and read back
    const executable = readFileSync(join(root, 'node_modules/electron-winstaller/vendor/7z-x64.exe'));
    writeFileSync(join(folder, 'electron.exe'), Buffer.concat([executable, wire]));
    return;
  }
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\necho stand-in "$@"\nexit 0\n'), wire]));
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) writeFileSync(join(folder, name), 'stand-in');
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) chmodSync(join(folder, name), 0o755);
}

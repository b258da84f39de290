import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
// electron-builder's own parser and schema check, as it runs them before packing
const inBuilder = createRequire(join(root, 'node_modules/app-builder-lib/package.json'));
const { load } = inBuilder('js-yaml') as { load(text: string): unknown };
const { validateConfiguration } = inBuilder('./out/util/config/config.js') as {
  validateConfiguration(config: unknown, log: object): Promise<void>;
};

interface Configuration {
  files: string[];
  asar: { smartUnpack: boolean };
  asarUnpack: string[];
  electronFuses: Record<string, boolean>;
  fileAssociations: { ext: string; mimeType: string }[];
  publish: null;
  npmRebuild: boolean;
  win: { icon: string };
  linux: { icon: string; target: { target: string; arch: string[] }[] };
  nsis: { oneClick: boolean; perMachine: boolean; deleteAppDataOnUninstall: boolean };
  deb: { compression: string; afterInstall: string };
}
const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const read = () => load(text) as Configuration;
const check = (config: object) => validateConfiguration(config, { isEnabled: false, add: () => undefined });

test('passes electron-builder’s own schema check', async () => {
  await expect(check(read())).resolves.toBeUndefined();
});
test('which would find an unknown option or a wrong type', async () => {
  await expect(check({ ...read(), windows: {} })).rejects.toThrow(/windows/);
  await expect(check({ ...read(), npmRebuild: 'no' })).rejects.toThrow(/npmRebuild/);
});
test('ships the build and the driver, by one list: a platform’s own would start from every file', () => {
  const config = read();
  expect(config.files.filter((line) => !line.startsWith('!'))).toEqual([
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/sample/**',
    'package.json',
  ]);
  for (const platform of ['win', 'linux', 'mac', 'deb', 'nsis'] as const)
    expect((config as unknown as Record<string, object>)[platform] ?? {}).not.toHaveProperty('files');
  expect(config.asar).toEqual({ smartUnpack: false });
  expect(config.asarUnpack).toEqual(['**/node_modules/better-sqlite3/prebuilds/*.node']);
});
test('at run time only the driver is loaded unbundled', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
});
test('the packed app is no Node, runs from its checked archive, and looks for no updates', () => {
  const { electronFuses, publish } = read();
  expect(electronFuses).toMatchObject({
    runAsNode: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(publish).toBeNull();
});
test('opens every kind of document', () => {
  expect(read().fileAssociations.map(({ ext }) => ext)).toEqual([
    'lxpkg',
    'lxtask',
    'lxauth',
    'lxreq',
    'lxrcpt',
    'lxgrant',
    'lxbase',
    'lxmove',
  ]);
  expect(new Set(read().fileAssociations.map(({ mimeType }) => mimeType)).size).toBe(8);
});
test('installs per user on Windows and keeps the ledger when removed', () => {
  expect(read().nsis).toMatchObject({ oneClick: true, perMachine: false, deleteAppDataOnUninstall: false });
});
test('the .deb can be read by older dpkg and sets the sandbox up without ever giving it up', () => {
  const { deb, linux } = read();
  expect(deb.compression).toBe('xz');
  expect(linux.target.flatMap(({ arch }) => arch)).toEqual(['x64', 'arm64', 'x64', 'arm64']);
  expect(readFileSync(join(root, deb.afterInstall), 'utf8')).toMatch(/^chmod 4755 .*chrome-sandbox/m);
  expect(text).not.toContain('--no-sandbox');
});
test('the icons are there', () => {
  const { win, linux } = read();
  for (const file of [win.icon, join(linux.icon, '512x512.png'), join(linux.icon, '256x256.png')])
    expect(existsSync(join(root, file)), file).toBe(true);
});

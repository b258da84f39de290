// `npm run rehearse`: packs for both systems around a stand-in for Electron, without a network, and reads back what would be shipped.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeElectronStandIn } from './electron-stand-in.ts';

const root = join(import.meta.dirname, '../..');
const inBuilder = createRequire(join(root, 'node_modules/app-builder-lib/package.json'));
const asar = inBuilder('@electron/asar') as {
  listPackage(file: string, options: { isPack: boolean }): string[];
  getRawHeader(file: string): { headerString: string };
};
const fuses = inBuilder('@electron/fuses') as {
  getCurrentFuseWire(file: string): Promise<Record<string, unknown>>;
  FuseV1Options: Record<number, string>;
};
const work = mkdtempSync(join(tmpdir(), 'rehearsal-'));
const dist = join(work, 'dist');

interface Target {
  readonly platform: 'linux' | 'win32';
  readonly arch: 'x64' | 'arm64';
  readonly folder: string;
  readonly executable: string;
}
const targets: readonly Target[] = [
  { platform: 'linux', arch: 'x64', folder: 'linux-unpacked', executable: 'liangxin-ledger' },
  { platform: 'linux', arch: 'arm64', folder: 'linux-arm64-unpacked', executable: 'liangxin-ledger' },
  { platform: 'win32', arch: 'x64', folder: 'win-unpacked', executable: 'LiangxinLedger.exe' },
];

function pack({ platform, arch }: Target): void {
  const standIn = join(work, platform);
  if (!existsSync(standIn)) makeElectronStandIn(standIn, root, platform);
  const system = platform === 'linux' ? ['--linux', 'deb'] : ['--win', 'dir'];
  const options = [`--${arch}`, `-c.electronDist=${standIn}`, `-c.directories.output=${dist}`, '--publish', 'never'];
  // nothing is fetched: the mirror is a closed port of this machine
  const env = {
    ...process.env,
    CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-stand-in.ts'),
    ELECTRON_BUILDER_BINARIES_MIRROR: 'https://127.0.0.1:1/',
  };
  execFileSync(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...system, ...options], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const allowed = [
  /^\/package\.json$/,
  /^\/resources(\/sample(\/[^/]+\.csv)?)?$/,
  /^\/out(\/(main|preload|renderer)(\/.*)?)?$/,
  /^\/node_modules(\/better-sqlite3(\/(lib(\/.*)?|LICENSE|package\.json|prebuilds(\/.*)?))?)?$/,
];

/** Nothing but the build, the sample and the driver; the driver's native part outside the archive, of this system only. */
function checkArchive({ platform, arch, folder }: Target): string {
  const archive = join(dist, folder, 'resources/app.asar');
  const listed = asar.listPackage(archive, { isPack: false });
  assert.deepEqual(
    listed.filter((path) => !allowed.some((pattern) => pattern.test(path)) || /\.(ts|tsx|map)$/.test(path)),
    [],
    'nothing else is shipped',
  );
  for (const path of ['main/main.js', 'main/worker.js', 'main/intake/reading/reader.js', 'preload/preload.cjs', 'renderer/index.html'])
    assert(listed.includes(`/out/${path}`), path);
  assert(listed.includes('/resources/sample/organizations.csv'), 'the sample');
  const native = `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`;
  assert.deepEqual(
    listed.filter((path) => path.endsWith('.node')),
    [`/${native}`],
  );
  assert(existsSync(join(`${archive}.unpacked`, native)), 'the native driver outside the archive');
  return archive;
}

async function checkFuses({ folder, executable }: Target): Promise<void> {
  const wire = await fuses.getCurrentFuseWire(join(dist, folder, executable));
  const on = Object.entries(wire).filter(([key, value]) => key !== 'version' && Number(value) === 49);
  assert.deepEqual(on.map(([key]) => fuses.FuseV1Options[Number(key)]).sort(), [
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
  ]);
}

function checkDeb(arch: 'amd64' | 'arm64'): void {
  const file = debFile(arch);
  const field = (name: string) => execFileSync('dpkg-deb', ['-f', file, name], { encoding: 'utf8' }).trim();
  assert.equal(field('Architecture'), arch);
  const unpacked = join(work, arch);
  execFileSync('dpkg-deb', ['-R', file, unpacked]);
  const desktop = readFileSync(join(unpacked, 'usr/share/applications/liangxin-ledger.desktop'), 'utf8');
  assert.match(desktop, /^Exec=\/opt\/LiangxinLedger\/liangxin-ledger %U$/m);
  for (const kind of ['package', 'task', 'auth', 'request', 'receipt']) assert(desktop.includes(`application/x-liangxin-${kind};`), kind);
  const afterInstall = readFileSync(join(unpacked, 'DEBIAN/postinst'), 'utf8');
  assert.match(afterInstall, /^chmod 4755 '\/opt\/LiangxinLedger\/chrome-sandbox'/m);
  assert(existsSync(join(unpacked, 'usr/share/icons/hicolor/256x256/apps/liangxin-ledger.png')), 'the icon');
}
const debFile = (arch: string) =>
  join(dist, `liangxin-ledger-${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}-linux-${arch}.deb`);

for (const target of targets) {
  pack(target);
  const archive = checkArchive(target);
  await checkFuses(target);
  if (target.platform === 'win32') {
    const hash = createHash('sha256').update(asar.getRawHeader(archive).headerString).digest('hex');
    assert(
      readFileSync(join(dist, target.folder, target.executable)).includes(hash),
      'the executable holds the hash of the archive’s header',
    );
  }
  console.log(`${target.platform} ${target.arch}: as it should be`);
}
for (const arch of ['amd64', 'arm64'] as const) checkDeb(arch);
console.log('both .deb packages: as they should be');
rmSync(work, { recursive: true });

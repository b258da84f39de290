// The Electron runtime of this checkout: where it is, and fetching it where it is not. Looks at files: `require('electron')` would start a download.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dayMs = 24 * 60 * 60 * 1000;
const failureKept = 7 * dayMs;

/** The executable, or undefined. */
export function electronFile(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const file = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), names[process.platform] ?? 'electron');
  return existsSync(file) ? file : undefined;
}

const failureMark = (root: string) => join(root, 'node_modules', '.electron-fetch-failed');

function failedLately(root: string, source: string): boolean {
  const mark = failureMark(root);
  return existsSync(mark) && Date.now() - statSync(mark).mtimeMs < failureKept && readFileSync(mark, 'utf8') === source;
}

/** Where the download would come from, as @electron/get puts it together. */
function sourceOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/';
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/** Whether something answers there within a few seconds: a network that swallows packets must not hold up the start. */
async function answers(source: string): Promise<boolean> {
  try {
    return (await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(6000) })).ok;
  } catch {
    return false; // whatever the reason, there is no download from there
  }
}

/** Fetches the runtime where it can be had. Gives undefined when it is there, else why it is not, for people. */
export async function fetchElectron(root: string): Promise<string | undefined> {
  const source = sourceOf(root);
  if (failedLately(root, source)) return 'Electron 运行环境最近下载失败过，七天内不再重试（设置 ELECTRON_MIRROR 换一个下载地址即可重试）';
  console.log('正在下载 Electron 运行环境（只在第一次，约 120 MB）……');
  const fetched =
    (await answers(source)) &&
    spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], { cwd: root, stdio: 'inherit', timeout: 10 * 60 * 1000 })
      .status === 0;
  if (fetched && electronFile(root)) {
    rmSync(failureMark(root), { force: true });
    return undefined;
  }
  writeFileSync(failureMark(root), source);
  return '没有 Electron 运行环境，也下载不到（在国内可设置 ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/ 后再运行）';
}

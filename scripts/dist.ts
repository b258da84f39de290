// `npm run dist`: the installers of electron-builder.yml for this system. Needs downloads; says what to set where the network does not allow them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const built = node(join(root, 'scripts/build.ts'));
if (built !== 0) process.exit(built);
const packed = node(join(root, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...process.argv.slice(2));
if (packed !== 0) {
  console.error(`
安装包没有做成。它需要下载 Electron 运行环境和打包工具（NSIS、AppImage、fpm）。
下载不到时，请设置镜像后再运行 npm run dist：
  ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/
  ELECTRON_BUILDER_BINARIES_MIRROR=https://npmmirror.com/mirrors/electron-builder-binaries/
只做 Windows 或 Linux 的：npm run dist -- --win    npm run dist -- --linux --arm64
完全不能联网时，在能联网的电脑上运行一次，把下载缓存（~/.cache/electron 与 ~/.cache/electron-builder）复制过来。`);
}
process.exit(packed);

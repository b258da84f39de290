// Plain Node, no packages, any Node from 18: makes node_modules match package-lock.json, and says how to go on where it cannot.
// Everything it prints goes to stderr: `npm run --silent ledger -- … --json` keeps stdout for itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
const mark = join(modules, '.setup-done');
const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const want = `${createHash('sha256').update(readFileSync(lock)).digest('hex')} ${process.platform} ${process.arch}`;

/** Whether somebody has run npm here since the lock last changed. npm writes .package-lock.json when it is done. */
function installedByHand() {
  const npmsOwn = join(modules, '.package-lock.json');
  return !existsSync(mark) && existsSync(npmsOwn) && statSync(npmsOwn).mtimeMs > statSync(lock).mtimeMs;
}

const upToDate = existsSync(own) && (installedByHand() || (existsSync(mark) && readFileSync(mark, 'utf8') === want));

/** The npm that runs us, by its own file: no shell and no npm.cmd, so that it is the same on Windows. */
function npm(...args) {
  const file = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', process.stderr.fd, process.stderr.fd] };
  const done = file
    ? spawnSync(process.execPath, [file, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status === 0) return;
  console.error('安装没有完成。请检查网络后重试；在国内可先把 npm 的下载源换成国内镜像，README 里有说明。');
  process.exit(done.status || 1);
}

if (!upToDate) {
  console.error('正在安装所需的组件（只在第一次或版本更新后）……');
  // npm 10 (Node 20, 22) would run node-gyp for the SQLite driver, which needs no building: no scripts but node's own
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error');
  npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel', 'error');
  if (!existsSync(own)) {
    console.error('组件 node 没有安装好。用 npm 11 时，请核对 package.json 的 allowScripts 里是否还有 "node"。');
    process.exit(1);
  }
}
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== want) writeFileSync(mark, want);

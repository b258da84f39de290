// `npm start`: builds what is stale and opens the program: in Electron, else in an app window of the system's browser, else by its address.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronFile, fetchElectron } from './electron-runtime.ts';

const root = join(import.meta.dirname, '..');

const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-stale'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status || 1);

/** Runs a program to its end, passing on the signals that reach us. */
function run(file: string, args: string[]): Promise<number> {
  const child = spawn(file, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1)).once('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
}

/** Why Electron cannot open a window here; undefined where it can. */
async function whyNotElectron(): Promise<string | undefined> {
  if (process.env.LEDGER_SHELL === 'browser') return '环境变量 LEDGER_SHELL=browser 要求用浏览器';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return '这里没有图形显示';
  // Electron refuses root unless its sandbox is taken away, which this program never does
  if (process.platform === 'linux' && process.getuid?.() === 0) return '现在是 root 用户，Electron 的安全沙箱不允许以 root 启动';
  return electronFile(root) ? undefined : await fetchElectron(root);
}

let why = await whyNotElectron();
const electron = electronFile(root);
if (why === undefined && electron) {
  console.log('在 Electron 窗口中打开：本机有 Electron 运行环境。');
  const began = Date.now();
  const status = await run(electron, [root]);
  // ended at once with a failure: a library is missing, say; the browser may still do
  if (status === 0 || Date.now() - began > 10_000) process.exit(status);
  why = `Electron 没有启动成功（退出状态 ${status}）`;
}
console.log(`不用 Electron：${why}。改用系统浏览器。`);
process.exit(await run(process.execPath, [join(root, 'out/main/serve.js'), ...process.argv.slice(2)]));

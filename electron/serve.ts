import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createDesk } from './host/desk.ts';
import { documentsAmong } from './host/handed-documents.ts';
import { homeFolder } from './host/home-folder.ts';
import { pageFolderOf, programFolder, programVersion } from './host/program.ts';
import { makeForkReader } from './intake/reading/fork-reader.ts';
import { findBrowser, openAppWindow, whyNoWindow } from './loopback/browser.ts';
import { startLoopback } from './loopback/loopback.ts';
import { watchParent } from './loopback/parent-watch.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-browser': { type: 'boolean', default: false }, 'with-parent': { type: 'boolean', default: false } },
});
const beside = (name: string) => new URL(`./${name}${extname(import.meta.filename)}`, import.meta.url);
const program = programFolder(import.meta.dirname);

let stopping: Promise<void> | undefined;
const host = createDesk({
  shell: 'loopback',
  threadUrl: beside('worker'),
  readCells: makeForkReader(beside('intake/reading/reader')),
  home: homeFolder(),
  version: programVersion(program),
});
// npm changes to the project's folder before it runs a script; paths are meant from where the person stands
host.hand(documentsAmong(positionals, process.env.INIT_CWD ?? process.cwd()));
const loopback = await startLoopback({ host, pageFolder: pageFolderOf(program), onGone: () => void stop() });
const stopWatching = watchParent(() => void stop(), { stdin: values['with-parent'] });
process
  .once('SIGINT', () => void stop())
  .once('SIGTERM', () => void stop())
  .once('SIGHUP', () => void stop());

/** Finishes what is under way, closes the ledger, and ends. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    stopWatching();
    await loopback.close();
    await host.close();
    process.exit(0);
  })();
  return stopping;
}

function printAddress(why: string): void {
  console.log(`没有打开窗口：${why}。`);
  console.log('请在本机的浏览器中打开下面的地址（只能用一次，60 秒内有效；按回车键换一个新地址，按 Ctrl+C 结束）：');
  console.log(loopback.newAddress());
  if (process.stdin.isTTY) createInterface({ input: process.stdin }).on('line', () => console.log(loopback.newAddress()));
}

async function openWindow(browser: string): Promise<void> {
  console.log(`已在 ${browser} 的应用窗口中打开；关闭窗口即结束。`);
  const began = performance.now();
  const status = await openAppWindow(browser, loopback.newAddress());
  // a browser that ends before any page came has not shown one
  if (loopback.seen || (status === 0 && performance.now() - began > 5000)) return stop();
  printAddress(`浏览器没有启动成功（${browser} 退出状态 ${status}）`);
}

const browser = findBrowser();
const why = values['no-browser'] ? '按要求只给出地址' : whyNoWindow(browser);
if (why !== undefined || browser === undefined) printAddress(why ?? '没有找到浏览器');
else
  await openWindow(browser).catch((error: unknown) =>
    printAddress(`浏览器没有启动成功（${error instanceof Error ? error.message : error}）`),
  );

// What the tests need beside npm's packages: a browser, a Chinese font, and the stock tools that open a data package without this program.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../electron/loopback/browser.ts';

const stockTools = ['age', 'unzip', 'openssl', 'jq'];
const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function aptInstall(packages: readonly string[]): boolean {
  console.log(`正在安装系统软件包：${packages.join(' ')}……`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

/** The browser of the tests: the system's, else Playwright's own, else one from the distribution. Undefined where none can be had. */
function testBrowser(root: string): string | undefined {
  const playwrights = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  const found = findBrowser() ?? playwrights();
  if (found) return found;
  console.log('没有找到浏览器，正在下载测试用的 Chromium……');
  spawnSync(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: 10 * 60 * 1000,
  });
  const downloaded = playwrights();
  // Playwright's own wants the libraries of a desktop, which a bare machine lacks; the distribution's brings them
  if (downloaded && spawnSync(downloaded, ['--version'], { stdio: 'ignore' }).status === 0) return downloaded;
  if (mayInstall()) aptInstall(['chromium', 'fonts-noto-cjk']);
  return findBrowser();
}

/** Installs what is missing and may be installed. Gives the browser, and names what is still missing. */
export function prepareTools(root: string): { browser: string | undefined; missing: string[] } {
  const browser = testBrowser(root);
  if (mayInstall()) {
    const wanted = stockTools.filter((tool) => !has(tool));
    if (!existsSync('/usr/share/fonts/opentype/noto')) wanted.push('fonts-noto-cjk');
    if (wanted.length > 0) aptInstall(wanted);
  }
  return { browser, missing: process.platform === 'win32' ? [] : stockTools.filter((tool) => !has(tool)) };
}

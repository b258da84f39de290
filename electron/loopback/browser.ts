import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const onLinux = [
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/qaxbrowser-safe-stable', // 奇安信, on 统信UOS and 麒麟
  '/usr/bin/browser360-cn-stable',
  '/snap/bin/chromium',
];
const onMac = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const onWindows = (env: Environment) =>
  ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => {
    const base = env[name];
    return base ? [join(base, 'Microsoft/Edge/Application/msedge.exe'), join(base, 'Google/Chrome/Application/chrome.exe')] : [];
  });

/** The system's Edge, Chrome or Chromium: what can open an app window. LEDGER_BROWSER names another. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  env: Environment = process.env,
  exists = existsSync,
): string | undefined {
  if (env.LEDGER_BROWSER) return env.LEDGER_BROWSER;
  const candidates = platform === 'win32' ? onWindows(env) : platform === 'darwin' ? onMac : onLinux;
  return candidates.find((file) => exists(file));
}

/** Why no window can be opened here, for people; undefined where one can. */
export function whyNoWindow(
  browser: string | undefined,
  platform: NodeJS.Platform = process.platform,
  env: Environment = process.env,
  userId = process.getuid?.(),
): string | undefined {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return '这里没有图形显示';
  if (!browser) return '没有找到 Edge、Chrome 或 Chromium 浏览器';
  // Chromium refuses root unless its sandbox is taken away, which this program never does
  if (platform === 'linux' && userId === 0) return '现在是 root 用户，浏览器的安全沙箱不允许以 root 启动';
  return undefined;
}

/**
 * Opens an app window with a profile of its own, so that the browser's process lives as long as the window and shares nothing with the person's own browsing.
 * Ends with the exit status when the window is closed; rejects where the browser cannot be started.
 */
export function openAppWindow(browser: string, address: string): Promise<number | null> {
  const profile = mkdtempSync(join(tmpdir(), 'ledger-page-'));
  const quiet = [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    // its translator would send what the page shows to a server
    '--disable-features=Translate',
    '--lang=zh-CN',
  ];
  const child = spawn(browser, [`--app=${address}`, `--user-data-dir=${profile}`, '--window-size=1366,768', ...quiet], { stdio: 'ignore' });
  return new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  }).finally(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
}

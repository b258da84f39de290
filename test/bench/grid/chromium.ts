import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { findBrowser } from '../../../electron/loopback/browser.ts';

// as in playwright.config.ts; software rendering is what an office PC without a graphics driver has
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that the figures are of. Throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const file = findBrowser() ?? chromium.executablePath();
  if (!existsSync(file)) throw new Error('no Edge, Chrome or Chromium was found: install one, or name it in LEDGER_BROWSER');
  return chromium.launch({ executablePath: file, args: [...sandbox, ...quiet] });
}

export const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });

import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/loopback/browser.ts';
import { electronRuntime } from './test/support/electron-runtime.ts';

const runtime = electronRuntime(import.meta.dirname);
if ('missing' in runtime && process.env.TEST_WORKER_INDEX === undefined) {
  // the list reporter does not print why a test was skipped
  if (process.env.LEDGER_NEED_ELECTRON) throw new Error(runtime.missing);
  console.log(`SKIPPED, the tests of the Electron window: ${runtime.missing}`);
}
// Chromium refuses root with its sandbox on: taken away here, in the tests' own browser, and never in the program
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// Chromium draws the list of its address bar as two pages of its own in every window: they take as long as one of ours
const ofTheAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];
// a list of ours takes the place of Playwright's own (its chromiumSwitches): what that turns off is turned off here too
const turnedOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  ...ofTheAddressBar,
];
const browser = findBrowser();

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // npm test runs these two one after the other: what a sheet does in a frame is not told beside another browser
  workers: 2,
  projects: [
    { name: 'sheet', testMatch: ['**/grid*.spec.ts', '**/ime/*.spec.ts'], workers: 1 },
    { name: 'pages', testIgnore: ['**/grid*.spec.ts', '**/ime/*.spec.ts'], workers: 2 },
  ],
  timeout: 60_000,
  // two browsers and their hosts on two cores
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    // a machine is so quick that it presses an option while the list still unfolds, and lets go of it beside
    contextOptions: { reducedMotion: 'reduce' },
    // without a locale of UTF-8 Chromium gives every download with a Chinese name the name “download”
    launchOptions: {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [...sandbox, ...quiet, `--disable-features=${turnedOff.join(',')}`],
      ...(browser && { executablePath: browser }),
    },
  },
});

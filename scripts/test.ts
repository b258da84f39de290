// `npm test`: installs what the tests need, builds, runs unit, integration and browser tests, and closes with one line over all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failedInPlaywright, failedInVitest } from './failed-tests.ts';
import { closingLine, countPlaywright, countVitest, readReport, sum } from './test-counts.ts';
import { prepareTools } from './test-tools.ts';

const root = join(import.meta.dirname, '..');
const { browser, missing } = prepareTools(root);
if (!browser) console.error('没有浏览器，浏览器测试会失败：请安装 Edge、Chrome 或 Chromium，或设置 LEDGER_BROWSER 后再运行。');
if (missing.length > 0)
  console.error(`缺少 ${missing.join('、')}，用到它们的测试会跳过或失败；Debian 上可运行：apt-get install ${missing.join(' ')}`);

// every command line of the tests loads the program's sources anew: compiled once, they load in half the time
const NODE_COMPILE_CACHE = join(root, '.cache/compiled');
const env = { ...process.env, NODE_COMPILE_CACHE, ...(browser && { LEDGER_BROWSER: browser }) };
const run = (args: string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, ...more } }).status === 0;

const reports = mkdtempSync(join(tmpdir(), 'ledger-reports-'));
const built = run([join(root, 'scripts/build.ts'), '--if-stale']);
const unitReport = join(reports, 'vitest.json');
const browserTests = ['sheet', 'pages'].map((project) => ({ project, report: join(reports, `${project}.json`) }));
const passes = [
  built,
  run([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
  ...browserTests.map(({ project, report }) =>
    run([join(root, 'node_modules/@playwright/test/cli.js'), 'test', `--project=${project}`, '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    }),
  ),
];
const vitest = readReport(unitReport);
const playwright = browserTests.map(({ report }) => readReport(report));
rmSync(reports, { recursive: true });
const counts = sum([{ passed: 0, failed: built ? 0 : 1, skipped: 0 }, countVitest(vitest), ...playwright.map(countPlaywright)]);
for (const failed of [...failedInVitest(vitest, root), ...playwright.flatMap(failedInPlaywright)]) console.log(`未通过 ${failed}`);
if (counts.failed === 0 && !passes.every(Boolean)) console.log('未通过 各项都通过了，但有一次运行没有正常结束：见上面的说明');
console.log(closingLine(counts));
process.exit(passes.every(Boolean) && counts.failed === 0 ? 0 : 1);

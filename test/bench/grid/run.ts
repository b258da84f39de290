// `npm run bench:grid`: the sheet in real Chromium, each act beside a floor of the same run and beside other grids. Writes nothing into the checkout
// but the other grids' node_modules and the build in out/. Targets are printed, not asserted.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { launchChromium, newContext } from './chromium.ts';
import { Figures } from './figures.ts';
import { enterFloor, openLedgerDesk } from './ledger-acts.ts';
import { lines, sizes } from './lines.ts';
import { type Options, readOptions, usage } from './options.ts';
import type { Side } from './pages/page.ts';
import { type Pages, servePages } from './pages.ts';
import { installGrids } from './peers.ts';
import { bareLedger, seedLedger } from './seeded-ledger.ts';
import { measureSheet, pasted } from './sheet-acts.ts';
import { tableOf } from './table.ts';

const root = join(import.meta.dirname, '../../..');
const warmUpRows = 200;
const growthRounds = 3;
const say = (text: string) => console.error(text);

const options = orEnd(() => readOptions(process.argv.slice(2)), usage);
const figures = new Figures();
/** What a side could not do, and why. */
const failures = new Map<string, string>();

function orEnd<T>(read: () => T, more: string): T {
  try {
    return read();
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n${more}`);
    process.exit(2);
  }
}

/** The acts on the sheet alone, one after the other on each side in turn. */
async function sheetRounds(browser: Browser, pages: Pages, sides: readonly Side[]): Promise<void> {
  const context = await newContext(browser);
  const one = (side: Side, rows: number, acts: ReadonlySet<string>, profile?: string) =>
    measureSheet(context, {
      url: pages.urlOf(side),
      rows,
      acts,
      profile: side === 'ours' ? profile : undefined,
      failed: (act, why) => failures.set(`${side}, ${act} (${rows.toLocaleString('en')} rows)`, why),
    });
  for (const side of sides) await one(side, warmUpRows, new Set(['key']));

  const acts: ReadonlySet<string> = new Set(options.only);
  if (['paint', 'scroll', 'key', 'paste', 'memory'].some((act) => acts.has(act)))
    for (let round = 1; round <= options.rounds; round++) {
      say(`${options.rows.toLocaleString('en')} rows, round ${round} of ${options.rounds}`);
      for (const side of sides) figures.add(side, await one(side, options.rows, acts, options.profile));
    }
  if (acts.has('growth'))
    for (const size of sizes)
      for (let round = 1; round <= Math.min(growthRounds, options.rounds); round++) {
        say(`growth: ${size.toLocaleString('en')} rows, round ${round}`);
        for (const side of sides) {
          const found = await one(side, size, new Set(['memory', 'scroll', 'sort']));
          figures.add(side, Object.fromEntries(Object.entries(found).map(([key, figure]) => [`${key}@${size}`, figure])));
        }
      }
  await context.close();
}

/** The acts on a real ledger in the built program. */
async function ledgerRounds(browser: Browser, pages: Pages, folder: string, bare: ReturnType<typeof bareLedger>): Promise<void> {
  say(`making a ledger of ${options.rows.toLocaleString('en')} rows`);
  const { problems } = await seedLedger(join(folder, 'ledger'), options.rows);
  say(`it has ${problems} problems; opening it in the program`);
  const context = await newContext(browser);
  const { watchScript } = pages;
  const desk = await openLedgerDesk({ context, folder: join(folder, 'ledger'), watchScript, profile: options.profile });
  // the first round warms up and is left out
  for (let round = 0; round <= options.rounds; round++) {
    say(`ledger, round ${round} of ${options.rounds}`);
    if (options.only.has('enter')) {
      const [floor, ours] = [await enterFloor(context, pages.urlOf('save-floor')), await desk.enter()];
      if (round > 0) figures.add('floor', floor);
      if (round > 0) figures.add('ours', ours);
    }
    if (options.only.has('ledger-paste')) {
      const [floor, ours] = [bare.write(pasted.rows), await desk.paste()];
      if (round > 0) figures.add('floor', { ledgerPaste: floor });
      if (round > 0) figures.add('ours', ours);
    }
  }
  await desk.close();
  await context.close();
}

async function measureAll(browser: Browser, { only, peers, profile }: Options): Promise<void> {
  const withLedger = only.has('enter') || only.has('ledger-paste');
  const peersMissing = peers ? installGrids() : 'left out by --no-peers';
  if (peers && peersMissing) failures.set('glide and RevoGrid', peersMissing);
  if (profile !== undefined) mkdirSync(profile, { recursive: true });
  if (withLedger && spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-stale'], { stdio: 'inherit' }).status !== 0)
    throw new Error('the program could not be built');
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-grid-'));
  const bare = bareLedger(folder);
  const pages = await servePages({ peers: !peersMissing, readable: profile !== undefined, commit: () => bare.write(1) });
  try {
    await sheetRounds(browser, pages, peersMissing ? ['ours', 'floor'] : ['ours', 'floor', 'glide', 'revo']);
    if (withLedger) await ledgerRounds(browser, pages, folder, bare);
  } finally {
    await pages.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const browser = await launchChromium().catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
try {
  await measureAll(browser, options);
} finally {
  await browser.close();
}
console.log(
  `Chromium ${browser.version()} (headless, software rendering), ${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}; ` +
    `${options.rows.toLocaleString('en')} rows × 41 columns, medians of ${options.rounds} rounds (growth: ${Math.min(growthRounds, options.rounds)})` +
    `${options.profile === undefined ? '' : '; PROFILED: ours is slower than it is'}\n`,
);
console.log(tableOf(lines, figures));
for (const [what, why] of failures) console.log(`could not be measured: ${what}: ${why}`);
// what the other grids cannot do is told above; ours must do all of it
process.exit([...failures.keys()].some((what) => what.startsWith('ours') || what.startsWith('floor')) ? 1 : 0);

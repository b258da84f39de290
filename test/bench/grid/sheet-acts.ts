import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { Driver } from './driver.ts';
import { percentile } from './figures.ts';
import { pasteText } from './pages/rows.ts';

export interface SheetRound {
  readonly url: string;
  readonly rows: number;
  /** memory, scroll, key, paste, sort; it is always drawn first. */
  readonly acts: ReadonlySet<string>;
  readonly profile: string | undefined;
  failed(act: string, why: string): void;
}

const frames = 120;
const letters = ['a', 's', 'd', 'f'];
const cellsTyped = 8;
/** Between two keys, ms: a rest, and steps that meet every phase of a frame alike. Keys at a fixed rest after a painted frame all meet the same phase, and the figure is that phase. */
const restOfKey = (pressed: number) => 30 + ((pressed * 5) % 17);
export const pasted = { rows: 2000, columns: 20 };

type Found = Record<string, number>;
type Profiled = <T>(name: string, act: () => Promise<T>) => Promise<T>;

/** Opens a page of a grid anew and does to it what was asked for; every figure in ms, heap in MB, bare in percent of frames. An act that a grid cannot do is told of and left out. */
export async function measureSheet(context: BrowserContext, { url, rows, acts, profile, failed }: SheetRound): Promise<Found> {
  const driver = await Driver.open(context, url);
  const profiled: Profiled = (name, act) => driver.profiled(profile && join(profile, `${name}.cpuprofile`), act);
  const found: Found = {};
  const attempt = async (name: string, act: () => Promise<Found>) => {
    try {
      Object.assign(found, await act());
    } catch (error) {
      failed(name, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  };
  const doers: Record<string, () => Promise<Found>> = {
    memory: async () => ({ heap: await driver.heap() }),
    scroll: () => scrolling(driver, profiled),
    key: () => typing(driver, profiled),
    paste: async () => ({ paste: await profiled('paste', () => pasting(driver, Math.min(pasted.rows, rows))) }),
    sort: () => profiled('sort', () => sorting(driver)),
  };
  try {
    await driver.page.evaluate((count) => bench.prepare(count), rows);
    await driver.heap(); // so that no garbage of the making is collected on the grid's time
    await attempt('paint', async () => {
      const before = await driver.worked();
      const paint = await profiled('paint', () => driver.page.evaluate(() => bench.mount()));
      return { paint, paintWork: (await driver.worked()) - before };
    });
    await driver.rest(500);
    if (found.paint !== undefined) for (const [name, act] of Object.entries(doers)) if (acts.has(name)) await attempt(name, act);
    return found;
  } finally {
    await driver.close();
  }
}

async function scrolling(driver: Driver, profiled: Profiled): Promise<Found> {
  let stuck = 0;
  const toTop = async () => {
    if (await driver.page.evaluate(() => bench.toTop())) stuck++;
    await driver.rest(300);
  };
  const places = await driver.page.evaluate(() => bench.places());
  const wheel = await profiled('wheel', () => driver.wheel(places.rows, 120, frames));
  await toTop();
  const before = await driver.worked();
  const drag = await profiled('drag', () => driver.page.evaluate((count) => bench.drag(300, count), frames));
  const dragWork = ((await driver.worked()) - before) / frames;
  await toTop();
  const bare = await driver.page.evaluate((count) => bench.bare(300, count), frames);
  await toTop();
  return {
    wheel50: percentile(wheel, 50),
    wheel95: percentile(wheel, 95),
    drag50: percentile(drag, 50),
    drag95: percentile(drag, 95),
    dragWork,
    stuck,
    ...(bare !== undefined && { bare: bare * 100 }),
  };
}

async function typing(driver: Driver, profiled: Profiled): Promise<Found> {
  const { cell } = await driver.page.evaluate(() => bench.places());
  await driver.click(cell);
  await driver.rest(200);
  await driver.page.evaluate(() => bench.watchKeys());
  return profiled('key', async () => {
    for (let typed = 0; typed < cellsTyped; typed++) {
      for (const [at, letter] of letters.entries()) {
        await driver.page.keyboard.press(letter);
        await driver.page.evaluate(() => bench.keyTimes());
        await driver.rest(restOfKey(typed * letters.length + at));
      }
      await driver.page.keyboard.press('Escape');
      await driver.page.keyboard.press('ArrowDown');
      await driver.rest(100);
    }
    const times = await driver.page.evaluate(() => bench.keyTimes());
    return { key50: percentile(times, 50), key95: percentile(times, 95) };
  });
}

async function pasting(driver: Driver, rows: number): Promise<number> {
  const text = pasteText(rows, pasted.columns, 9_000_000);
  const { start } = await driver.page.evaluate(() => bench.places());
  await driver.click(start);
  await driver.rest(200);
  await driver.page.evaluate((first) => bench.watchPaste(first), text.slice(0, text.indexOf('\t')));
  await driver.paste(text);
  return driver.page.evaluate(() => bench.time());
}

async function sorting(driver: Driver): Promise<Found> {
  const { sort } = await driver.page.evaluate(() => bench.places());
  if (!sort) return {};
  await driver.page.evaluate(() => bench.watchSort());
  await driver.click(sort);
  return { sort: await driver.page.evaluate(() => bench.time()) };
}

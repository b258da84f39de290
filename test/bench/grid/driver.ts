import { writeFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Place } from './pages/page.ts';

const frame = 1000 / 60;

/** A page of the bench and the hands on it: real input events, through the browser. */
export class Driver {
  readonly page: Page;
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.#cdp = cdp;
  }

  /** Opens a page anew; `script` goes in before the page's own. */
  static async open(context: BrowserContext, url: string, script?: string): Promise<Driver> {
    const page = await context.newPage();
    if (script !== undefined) await page.addInitScript({ path: script });
    page.on('pageerror', (error) => console.error(`in the page ${url}: ${error.message}`));
    await page.goto(url);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Driver(page, cdp);
  }

  close(): Promise<void> {
    return this.page.close();
  }

  rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  async click({ x, y }: Place): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  /** One tick of the wheel a frame, whether or not the page keeps up. Gives the times between the page's frames. */
  async wheel({ x, y }: Place, pixels: number, ticks: number): Promise<number[]> {
    await this.page.mouse.move(x, y);
    await this.page.evaluate(() => bench.watchFrames());
    const sent: Promise<unknown>[] = [];
    const began = performance.now();
    for (let tick = 0; tick < ticks; tick++) {
      sent.push(this.#cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: pixels }));
      await this.rest(Math.max(0, began + (tick + 1) * frame - performance.now()));
    }
    const times = await this.page.evaluate(() => bench.frames());
    await Promise.all(sent);
    return times;
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((given) => (globalThis as unknown as Clipboards).navigator.clipboard.writeText(given), text);
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** The page's JavaScript heap after its garbage is collected, MB. */
  async heap(): Promise<number> {
    await this.#cdp.send('HeapProfiler.enable');
    for (let pass = 0; pass < 2; pass++) await this.#cdp.send('HeapProfiler.collectGarbage');
    await this.#cdp.send('HeapProfiler.disable');
    return (await this.#metric('JSHeapUsedSize')) / 1e6;
  }

  /** What the page's main thread has worked so far, ms of its own time: on a busy machine the only figure that holds. */
  async worked(): Promise<number> {
    return (await this.#metric('TaskDuration')) * 1000;
  }

  async #metric(wanted: string): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  }

  /** Runs an act and writes its CPU profile where a file is named; a profiled act is slower. */
  async profiled<T>(file: string | undefined, act: () => Promise<T>): Promise<T> {
    if (file === undefined) return act();
    await this.#cdp.send('Profiler.enable');
    await this.#cdp.send('Profiler.setSamplingInterval', { interval: 200 });
    await this.#cdp.send('Profiler.start');
    const result = await act();
    const { profile } = await this.#cdp.send('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
    return result;
  }
}

interface Clipboards {
  navigator: { clipboard: { writeText(text: string): Promise<void> } };
}

import { type Browser, type Locator, type Page, expect as quick } from '@playwright/test';
import { test as base } from '../../support/grid-harness/sheet-page.ts';
import { type InputDesk, startInputDesk } from './input-desk.ts';

/** A display without graphics hardware, shared with other work, may be slow: waiting longer costs nothing where all is well. */
export const expect = quick.configure({ timeout: 15_000 });

type Typing = { readonly desk: InputDesk; readonly browser: Browser } | { readonly missing: string };

/** Tests in a window on a display, where keys and clicks go the way of a person's: through the display and ibus. Skipped where that does not work. */
export const test = base.extend<{ hands: Hands }, { typing: Typing }>({
  typing: [
    async ({ playwright, launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), '--window-position=0,0', '--window-size=1366,768'];
      const typing = await startTyping((env) =>
        playwright.chromium.launch({ ...launchOptions, args, env, headless: false, timeout: 60_000 }),
      );
      if ('missing' in typing) {
        if (process.env.LEDGER_NEED_IME) throw new Error(typing.missing);
        console.log(`SKIPPED, the tests of typing pinyin: ${typing.missing}`);
      }
      await use(typing);
      if ('desk' in typing) await endTyping(typing.desk, typing.browser);
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  page: async ({ typing, harness }, use, info) => {
    if ('missing' in typing) return info.skip(true, typing.missing);
    const page = await newWindow(typing.browser, harness);
    await use(page);
    await page.close();
  },
  hands: async ({ typing, page }, use, info) => {
    if ('missing' in typing) return info.skip(true, typing.missing);
    await use(new Hands(typing.desk, page));
  },
});

/** A person's hands at the keyboard and the mouse of the desk. */
export class Hands {
  readonly #desk: InputDesk;
  readonly #page: Page;

  constructor(desk: InputDesk, page: Page) {
    this.#desk = desk;
    this.#page = page;
  }

  /** Presses keys fast, by their names on the display: z, comma, Return, Shift_L, ctrl+Home. */
  async press(...keys: string[]): Promise<void> {
    await this.#desk.hand('key', '--delay', '15', ...keys);
  }

  async click(what: Locator): Promise<void> {
    await what.scrollIntoViewIfNeeded();
    const box = await what.boundingBox();
    if (!box) throw new Error('what is to be clicked is not drawn');
    const page = await this.#page.evaluate(() => ({ x: screenX + (outerWidth - innerWidth) / 2, y: screenY + outerHeight - innerHeight }));
    const spot = [page.x + box.x + box.width / 2, page.y + box.y + box.height / 2].map((place) => String(Math.round(place)));
    await this.#desk.hand('mousemove', ...spot, 'click', '1');
  }

  /**
   * Takes pinyin up anew, in Chinese, in a text box that has the focus. A window is handed to the input method some time after it shows, which
   * nothing tells: a letter that is composed, and then taken back, does.
   */
  async takeUpPinyin(box: Locator): Promise<void> {
    await this.#desk.freshPinyin();
    await expect(async () => {
      await this.press('a');
      await expect(box).not.toHaveValue('');
      const taken = (await this.composed()) !== undefined;
      await this.press('Escape');
      if (!taken) await box.fill('');
      await expect(box).toHaveValue('');
      expect(taken, 'the input method has taken a letter').toBe(true);
    }).toPass({ timeout: 40_000 });
  }

  /** What the input method is composing; undefined while it is not. */
  composed(): Promise<string | undefined> {
    return this.#page.evaluate(() => heard.composed);
  }
}

/** A window that keeps count of what the input method tells its page. */
async function newWindow(browser: Browser, baseURL?: string): Promise<Page> {
  const page = await browser.newPage({ viewport: null, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...(baseURL && { baseURL }) });
  await page.addInitScript(() => {
    const heard: Heard = { composed: undefined };
    Object.assign(window, { heard });
    const on = (name: 'compositionstart' | 'compositionupdate' | 'compositionend' | 'input', act: (data: string) => void) =>
      window.addEventListener(name, (event) => act('data' in event ? String(event.data) : ''), { capture: true });
    on('compositionstart', (data) => (heard.composed = data));
    on('compositionupdate', (data) => (heard.composed = data));
    on('compositionend', () => (heard.composed = undefined));
  });
  return page;
}

/** A page with one text box and nothing of ours, pinyin taken up in it. */
export async function openTextBox(page: Page, hands: Hands): Promise<Locator> {
  await page.goto('data:text/html,<meta charset="utf-8"><textarea style="width:300px;height:100px"></textarea>');
  const box = page.locator('textarea');
  await hands.click(box);
  await hands.takeUpPinyin(box);
  return box;
}

/** Starts all of it, and gives it only when a bare text box gets what is typed: then whatever goes wrong is ours. */
async function startTyping(launch: (env: Record<string, string>) => Promise<Browser>): Promise<Typing> {
  let desk: InputDesk | undefined;
  let browser: Browser | undefined;
  try {
    desk = await startInputDesk();
    browser = await launch(desk.env);
    const page = await newWindow(browser);
    const hands = new Hands(desk, page);
    const box = await openTextBox(page, hands);
    await hands.press(...'zhongguo', 'space');
    await expect(box, 'zhongguo and a space in a bare text box').toHaveValue('中国');
    await page.close();
    return { desk, browser };
  } catch (error) {
    await endTyping(desk, browser);
    // the rest of what a matcher says tells of its waiting
    const [what] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { missing: `ibus does not work here; failed: ${what}` };
  }
}

async function endTyping(desk: InputDesk | undefined, browser: Browser | undefined): Promise<void> {
  await browser?.close();
  await desk?.close();
}

interface Heard {
  composed: string | undefined;
}
declare global {
  var heard: Heard;
}

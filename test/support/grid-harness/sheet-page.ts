import { test as base, type Page } from '@playwright/test';
import type { MemoryLedger } from './memory-ledger.ts';
import { startHarness } from './server.ts';

/** Tests of the sheet alone: the harness is built once a worker, and pages may use the clipboard. */
export const test = base.extend<object, { harness: string }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const { url, close } = await startHarness();
      await use(url);
      await close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ harness }, use) => use(harness),
  permissions: ['clipboard-read', 'clipboard-write'],
});

/** The sheet on a page, as a person's hands know it. */
export async function openSheet(page: Page, query = '?rows=60') {
  await page.goto(query);
  await page.locator('.sheet-cell').first().waitFor();
  const cell = (row: number, column: string) => page.locator(`.sheet-line[row-index="${row - 1}"] .sheet-cell[col-id="${column}"]`);
  const sheet = {
    cell,
    area: page.locator('.sheet-capture'),
    status: page.locator('.sheet-status'),
    notice: page.getByTestId('notice'),
    select: async (row: number, column: string) => cell(row, column).click(),
    keys: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text: string) => page.keyboard.type(text),
    copied: () => page.evaluate(() => navigator.clipboard.readText()),
    clip: (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text),
    clipHtml: (html: string) =>
      page.evaluate(
        (value) => navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([value], { type: 'text/html' }) })]),
        html,
      ),
    clipBoth: (text: string, html: string) =>
      page.evaluate(
        ([plain = '', rich = '']) =>
          navigator.clipboard.write([
            new ClipboardItem({
              'text/plain': new Blob([plain], { type: 'text/plain' }),
              'text/html': new Blob([rich], { type: 'text/html' }),
            }),
          ]),
        [text, html],
      ),
    batches: () =>
      page.evaluate(() =>
        harnessOf(window).ledger.batches.map(({ label, origin, changes }) => ({ label, origin, changes: changes.length })),
      ),
    saved: (id: string, field: string) =>
      page.evaluate(([row, key]) => harnessOf(window).ledger.rows.get(row ?? '')?.[key ?? ''], [id, field]),
    label: () => page.locator('.sheet-capture').getAttribute('aria-label'),
  };
  await page.evaluate(() => Object.assign(window, { harnessOf: (held: Window) => (held as unknown as Harness).harness }));
  return sheet;
}

/** What the harness page holds for tests, reached through `window.harnessOf` inside the page. */
export interface Harness {
  harness: {
    ledger: MemoryLedger;
    codec: { toHtml(block: string[][]): string; fromHtml(html: string): string[][] | undefined };
    setQuickFilter(text: string): void;
    setReveal(on: boolean): void;
    setShown(on: boolean): void;
    /** Fields that were seen whole although masked. */
    revealed: readonly string[];
    sheet: { current: { goTo(id: string, field: string): void; onlyProblems(on: boolean): void } };
  };
}
declare global {
  var harnessOf: (held: Window) => Harness['harness'];
}

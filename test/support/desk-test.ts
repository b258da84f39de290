import { type Browser, test as base, expect } from '@playwright/test';
import { type OpenDesk, openDesk } from './app-server.ts';

/** Desks of a test, each with its own host; they are closed when the test ends. */
export interface Desks {
  /** One on which nothing has been opened; `documents` were double-clicked. */
  empty(...documents: readonly string[]): Promise<OpenDesk>;
  /** One with the sample on a township's screen, seen on a day. */
  sample(day: string): Promise<OpenDesk>;
}

/** A desk with the sample, opened as a person opens it. */
async function openSample(browser: Browser, day: string): Promise<OpenDesk> {
  const desk = await openDesk(browser);
  const { page } = desk;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.clock.setFixedTime(`${day}T09:00:00+08:00`);
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByRole('region', { name: '打开示例' }).getByRole('button', { name: '打开示例' }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
  return desk;
}

export const test = base.extend<{ desks: Desks }>({
  desks: async ({ browser }, use) => {
    const open: OpenDesk[] = [];
    const kept = (desk: OpenDesk) => {
      open.push(desk);
      return desk;
    };
    await use({
      empty: async (...documents) => kept(await openDesk(browser, ...documents)),
      sample: async (day) => kept(await openSample(browser, day)),
    });
    for (const { page, host } of open) {
      await page.context().close();
      await host.stop();
    }
  },
});

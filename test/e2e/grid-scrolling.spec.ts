import { expect, type Page } from '@playwright/test';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

/** Scrolls down and, once what a busy machine does late has come, back to the top: twenty times. Tells how often the rows at the top were missing. */
const scrolledBackBlank = (page: Page, side: 'scrollTop' | 'scrollLeft', shown: string) =>
  page.evaluate(
    async ([axis, wanted]) => {
      const viewport = document.querySelector('.ag-grid-viewport');
      if (!viewport) throw new Error('no viewport');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const rest = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
      const busy = (time: number) => {
        for (const begun = performance.now(); performance.now() - begun < time; );
      };
      let blank = 0;
      for (let round = 0; round < 20; round++) {
        viewport[axis] = 2000 + round;
        await frame();
        busy(150 + (round % 4) * 50);
        await rest(0);
        await frame();
        viewport[axis] = 0;
        await rest(600);
        if (!document.querySelector(wanted)) blank++;
        viewport[axis] = 1;
        await rest(250);
        viewport[axis] = 0;
        await rest(250);
      }
      return blank;
    },
    [side, shown] as const,
  );

test.describe('滚动', () => {
  test('忙的时候滚开又滚回，行不会空着', async ({ page }) => {
    await openSheet(page, '?rows=5000');
    expect(await scrolledBackBlank(page, 'scrollTop', '.ag-row[row-index="0"]')).toBe(0);
  });

  test('忙的时候向右滚开又滚回，列不会空着', async ({ page }) => {
    await openSheet(page, '?rows=200');
    expect(await scrolledBackBlank(page, 'scrollLeft', '.ag-cell[col-id="credit_code"]')).toBe(0);
  });
});

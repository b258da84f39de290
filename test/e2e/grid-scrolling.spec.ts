import { expect, type Page } from '@playwright/test';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

interface Scroll {
  readonly axis: 'scrollTop' | 'scrollLeft';
  /** The grid's own scrollbar, which follows the viewport. */
  readonly bar: string;
}

/** Scrolls away; the scrollbar's event comes so late, as after a busy moment, that the grid listens to the scrollbar; then scrolls back. */
const scrollAwayAndBack = (page: Page, scroll: Scroll) =>
  page.evaluate(async ({ axis, bar }) => {
    const viewport = document.querySelector('.ag-grid-viewport');
    if (!viewport) throw new Error('no viewport');
    viewport[axis] = 3000;
    await new Promise((resolve) => setTimeout(resolve, 400));
    document.querySelector(bar)?.dispatchEvent(new Event('scroll'));
    viewport[axis] = 0;
  }, scroll);

/** How far a cell stands inside what can be seen of the cells, at the right and at the bottom: at least 0 when it is whole. */
const roomBeside = (page: Page, cell: string) =>
  page.evaluate((selector) => {
    const boxOf = (one: string) => {
      const found = document.querySelector(one)?.getBoundingClientRect();
      if (!found) throw new Error(`no ${one}`);
      return found;
    };
    const { right, bottom } = boxOf(selector);
    const viewport = boxOf('.ag-grid-viewport');
    return {
      right: Math.min(viewport.right, boxOf('.ag-body-vertical-scroll').left) - right,
      bottom: Math.min(viewport.bottom, boxOf('.ag-body-horizontal-scroll').top) - bottom,
    };
  }, cell);

test.describe('滚动', () => {
  test('忙的时候滚开又滚回，行不会空着', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5000');
    await scrollAwayAndBack(page, { axis: 'scrollTop', bar: '.ag-body-vertical-scroll-viewport' });
    await expect(sheet.cell(1, 'name')).toBeInViewport();
  });

  test('忙的时候向右滚开又滚回，列不会空着', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=200');
    await scrollAwayAndBack(page, { axis: 'scrollLeft', bar: '.ag-body-horizontal-scroll-viewport' });
    await expect(sheet.cell(1, 'credit_code')).toBeInViewport();
  });

  test('走到的格子整格可见，不被滚动条盖住：右边、下边、最后一格', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=200');
    await sheet.select(1, 'credit_code');
    const whole = async () => {
      const { right, bottom } = await roomBeside(page, '.sheet-active');
      expect(right).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeGreaterThanOrEqual(0);
    };
    for (let step = 0; step < 12; step++) {
      await sheet.keys('ArrowRight');
      await whole();
    }
    for (let step = 0; step < 26; step++) await sheet.keys('ArrowDown');
    await whole();
    await sheet.keys('Control+End');
    await expect(page.locator('.sheet-active')).toBeInViewport();
    await whole();
  });
});

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

  test('向右滚动：画出来的每一格都在自己的列头下，冻结的名称不动，滚出去的列不占地方', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=200');
    const name = await sheet.cell(1, 'name').boundingBox();
    await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo({ left: 2400 }));
    await expect(page.locator('.ag-row[row-index="0"] .sheet-cell[col-id="credit_code"]')).toHaveCount(0);
    const astray = () =>
      page.evaluate(() => {
        const heads = new Map([...document.querySelectorAll('.ag-header-cell')].map((head) => [head.getAttribute('col-id'), head]));
        return [...document.querySelectorAll('.ag-row[row-index="3"] .sheet-cell')]
          .filter((cell) => cell.getBoundingClientRect().left < window.innerWidth)
          .filter((cell) => {
            const head = heads.get(cell.getAttribute('col-id'))?.getBoundingClientRect();
            const box = cell.getBoundingClientRect();
            return box.right > 292 && (!head || Math.abs(head.left - box.left) > 1 || Math.abs(head.width - box.width) > 1);
          })
          .map((cell) => cell.getAttribute('col-id'));
      });
    await expect.poll(astray).toEqual([]);
    expect(await sheet.cell(1, 'name').boundingBox()).toEqual(name);
    expect(await page.locator('.ag-row[row-index="3"] .sheet-cell').count()).toBeGreaterThan(8);
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

import { expect, type Page } from '@playwright/test';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

/** Scrolls a step a frame and gives the frames in which a part of the window had no row, or a head stood beside its column. */
const badFrames = (page: Page, step: { readonly left: number; readonly top: number }, frames: number) =>
  page.evaluate(
    async ([by, count]) => {
      const rows = document.querySelector('.sheet-rows');
      if (!rows) throw new Error('no rows');
      const isCovered = () => {
        const { top, left } = rows.getBoundingClientRect();
        const x = left + rows.clientWidth / 2;
        for (let y = top + 1; y < top + rows.clientHeight; y += 9)
          if (!document.elementFromPoint(x, y)?.closest('.sheet-line')?.textContent) return false;
        return true;
      };
      const isUnderHead = () => {
        const cell = document.elementFromPoint(rows.clientWidth - 40, rows.getBoundingClientRect().top + 200)?.closest('.sheet-cell');
        const head = document.querySelector(`.ag-header-cell[col-id="${cell?.getAttribute('col-id')}"]`);
        return cell === null || cell === undefined || head?.getBoundingClientRect().left === cell.getBoundingClientRect().left;
      };
      const bad: string[] = [];
      for (let frame = 0; frame < count; frame++) {
        rows.scrollBy(by.left, by.top);
        // a task posted within a frame runs when the frame has been drawn
        await new Promise<void>((drawn) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => drawn();
          requestAnimationFrame(() => port2.postMessage(null));
        });
        if (!isCovered()) bad.push(`${frame}: rows`);
        if (!isUnderHead()) bad.push(`${frame}: heads`);
      }
      return bad;
    },
    [step, frames] as const,
  );

/** How far a cell stands inside what can be seen of the cells, at the right and at the bottom: at least 0 when it is whole. */
const roomBeside = (page: Page, cell: string) =>
  page.evaluate((selector) => {
    const boxOf = (one: string) => {
      const found = document.querySelector(one)?.getBoundingClientRect();
      if (!found) throw new Error(`no ${one}`);
      return found;
    };
    const { right, bottom } = boxOf(selector);
    const rows = document.querySelector('.sheet-rows');
    if (!rows) throw new Error('no rows');
    const { left, top } = boxOf('.sheet-rows');
    return { right: left + rows.clientWidth - right, bottom: top + rows.clientHeight - bottom };
  }, cell);

test.describe('滚动', () => {
  test('滚动的每一帧行都画满，列头和列对齐', async ({ page }) => {
    await openSheet(page, '?rows=5000');
    expect(await badFrames(page, { left: 0, top: 300 }, 60)).toEqual([]);
    expect(await badFrames(page, { left: 90, top: 0 }, 30)).toEqual([]);
    expect(await badFrames(page, { left: -70, top: -411 }, 40)).toEqual([]);
  });

  test('滚轮上下滚动，按着 Shift 左右滚动', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5000');
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 28_000);
    await expect(sheet.cell(1001, 'name')).toBeInViewport();
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 20_000);
    await page.keyboard.up('Shift');
    await expect(sheet.cell(1001, 'credit_code')).toHaveCount(0);
    await expect(sheet.cell(1001, 'name')).toBeInViewport();
    await expect(page.locator('.sheet-rows')).toHaveJSProperty('scrollTop', 28_000);
  });

  test('滚到最后再筛选，剩下的行就在眼前；窗口变高，行跟着画满', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5000');
    await sheet.select(1, 'name');
    await sheet.keys('Control+End');
    await expect(sheet.cell(5000, 'name')).toBeInViewport();
    await page.evaluate(() => harnessOf(window).setQuickFilter('第12'));
    await expect(sheet.cell(1, 'name')).toBeInViewport();
    await page.evaluate(() => harnessOf(window).setQuickFilter(''));
    await page.setViewportSize({ width: 1366, height: 1000 });
    await expect.poll(() => badFrames(page, { left: 0, top: 28 }, 2)).toEqual([]);
  });

  test('向右滚动：画出来的每一格都在自己的列头下，冻结的名称不动，滚出去的列不占地方', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=200');
    const name = await sheet.cell(1, 'name').boundingBox();
    await page.evaluate(() => document.querySelector('.sheet-rows')?.scrollTo({ left: 2400 }));
    await expect(page.locator('.sheet-line[row-index="0"] .sheet-cell[col-id="credit_code"]')).toHaveCount(0);
    const astray = () =>
      page.evaluate(() => {
        const heads = new Map([...document.querySelectorAll('.ag-header-cell')].map((head) => [head.getAttribute('col-id'), head]));
        return [...document.querySelectorAll('.sheet-line[row-index="3"] .sheet-cell')]
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
    expect(await page.locator('.sheet-line[row-index="3"] .sheet-cell').count()).toBeGreaterThan(8);
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

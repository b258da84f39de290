import { expect, type Page } from '@playwright/test';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

type Sheet = Awaited<ReturnType<typeof openSheet>>;

/** The middle of the fill handle, in pixels of the window. */
async function handle(page: Page): Promise<{ x: number; y: number }> {
  const corner = await page.locator('.sheet-corner').boundingBox();
  if (!corner) throw new Error('there is no fill handle');
  return { x: corner.x + corner.width - 5, y: corner.y + corner.height - 5 };
}

/** Goes to a cell out of view, and waits until it is drawn. */
async function go(page: Page, sheet: Sheet, row: number, column: string): Promise<void> {
  const id = `org-${String(row - 1).padStart(6, '0')}`;
  await page.evaluate(([to, field]) => harnessOf(window).sheet.current.goTo(to, field), [id, column] as const);
  await expect(sheet.cell(row, column)).toHaveClass(/sheet-corner/);
  // away from the edge, where the scrollbar lies over the cells
  await page.locator('.sheet-rows').evaluate((view) => view.scrollBy(300, 0));
  await expect(sheet.cell(row, column)).toBeInViewport({ ratio: 1 });
}

async function pull(page: Page, sheet: Sheet, row: number, column: string): Promise<void> {
  const { x, y } = await handle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const box = await sheet.cell(row, column).boundingBox();
  if (!box) throw new Error('the cell is not in view');
  await page.mouse.move(box.x + 20, box.y + 14, { steps: 4 });
}
const texts = async (sheet: Sheet, column: string, first: number, last: number) => {
  const found: (string | null)[] = [];
  for (let row = first; row <= last; row++) found.push(await sheet.cell(row, column).textContent());
  return found;
};
const put = (sheet: Sheet, column: string, ...values: string[]) =>
  sheet.select(1, column).then(async () => {
    for (const value of values) {
      await sheet.type(value);
      await sheet.keys('Enter');
    }
  });

test.describe('填充柄', () => {
  test('向下拖：日期逐日，预览框和最后一个值随着走，一批写成', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'registered_on');
    await pull(page, sheet, 5, 'registered_on');
    await expect(page.locator('.sheet-fill-tip')).toHaveText('2004-02-05');
    const outline = await page.locator('.sheet-fill-outline').boundingBox();
    const [first, last] = [await sheet.cell(3, 'registered_on').boundingBox(), await sheet.cell(5, 'registered_on').boundingBox()];
    expect(Math.abs((outline?.y ?? 0) - (first?.y ?? 99))).toBeLessThan(3);
    expect(Math.abs((outline?.y ?? 0) + (outline?.height ?? 0) - (last?.y ?? 99) - 28)).toBeLessThan(3);
    await page.mouse.up();
    await expect(page.locator('.sheet-fill-tip')).toBeHidden();
    expect(await texts(sheet, 'registered_on', 2, 5)).toEqual(['2004-02-02', '2004-02-03', '2004-02-04', '2004-02-05']);
    await expect(sheet.status).toContainText('选中 4 行 × 1 列');
    await expect.poll(sheet.batches).toEqual([{ label: '填充 3 格', origin: 'fill', changes: 3 }]);
    expect(await sheet.area.evaluate((area) => area === document.activeElement)).toBe(true);
  });

  test('按住 Ctrl 换成复制；一个数字则换成递增', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'registered_on');
    await pull(page, sheet, 4, 'registered_on');
    await page.keyboard.down('Control');
    await expect(page.locator('.sheet-fill-tip')).toHaveText('2004-02-02');
    await page.mouse.up();
    await page.keyboard.up('Control');
    expect(await texts(sheet, 'registered_on', 3, 4)).toEqual(['2004-02-02', '2004-02-02']);
    await go(page, sheet, 1, 'staff_full');
    await page.keyboard.down('Control');
    await pull(page, sheet, 3, 'staff_full');
    await page.mouse.up();
    await page.keyboard.up('Control');
    expect(await texts(sheet, 'staff_full', 1, 3)).toEqual(['12', '13', '14']);
  });

  test('几列各按自己的规律；代码、电话照抄', async ({ page }) => {
    const sheet = await openSheet(page);
    await put(sheet, 'name', '第1支部', '第2支部');
    await sheet.select(1, 'name');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowRight');
    await pull(page, sheet, 4, 'credit_code');
    await page.mouse.up();
    expect(await texts(sheet, 'name', 3, 4)).toEqual(['第3支部', '第4支部']);
    expect(await texts(sheet, 'credit_code', 3, 4)).toEqual(['91330802MA28100006', '91330802MA28100019']);
  });

  test('向上、向右、向左拖', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(4, 'registered_on');
    await pull(page, sheet, 2, 'registered_on');
    await page.mouse.up();
    expect(await texts(sheet, 'registered_on', 2, 4)).toEqual(['2006-04-02', '2006-04-03', '2006-04-04']);
    await go(page, sheet, 1, 'staff_full');
    await pull(page, sheet, 1, 'staff_part');
    await page.mouse.up();
    await expect(sheet.cell(1, 'staff_part')).toHaveText('12');
    await sheet.select(2, 'staff_part');
    await sheet.type('9');
    await sheet.keys('Enter', 'ArrowUp');
    await pull(page, sheet, 2, 'staff_full');
    await page.mouse.up();
    await expect(sheet.cell(2, 'staff_full')).toHaveText('9');
    await expect(sheet.status).toContainText('选中 1 行 × 2 列');
  });

  test('Esc 取消，往回拖不清除，都不写', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'park');
    await pull(page, sheet, 5, 'park');
    await sheet.keys('Escape');
    await expect(page.locator('.sheet-fill-outline')).toBeHidden();
    await page.mouse.up();
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowDown');
    await pull(page, sheet, 2, 'park');
    await expect(page.locator('.sheet-fill-outline')).toBeHidden();
    await page.mouse.up();
    expect(await texts(sheet, 'park', 2, 5)).toEqual(['高新园区', '城东市场', '', '绿色产业园']);
    expect(await sheet.batches()).toEqual([]);
    await expect(sheet.status).toContainText('选中 3 行 × 1 列');
  });

  test('拖过下缘自动滚动', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'park');
    await pull(page, sheet, 5, 'park');
    await page.mouse.move(700, 767);
    await expect.poll(() => sheet.cell(60, 'park').count(), { timeout: 8000 }).toBe(1);
    await sheet.cell(58, 'park').hover();
    await page.mouse.up();
    await expect(sheet.cell(57, 'park')).toHaveText('高新园区');
    // row 13 is another unit's
    await expect(sheet.notice).toContainText('其他单位');
  });

  test('双击填到旁边数据的末尾', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=20');
    await sheet.select(15, 'status');
    const { x, y } = await handle(page);
    await page.mouse.dblclick(x, y);
    await expect(sheet.status).toContainText('选中 6 行 × 1 列');
    await go(page, sheet, 16, 'staff_part');
    await sheet.type('3');
    await sheet.keys('Enter', 'ArrowUp');
    const last = await handle(page);
    await page.mouse.dblclick(last.x, last.y);
    expect(await texts(sheet, 'staff_part', 16, 21)).toEqual(['3', '3', '3', '3', '3', '']);
    await expect.poll(async () => (await sheet.batches()).at(-1)).toEqual({ label: '填充 4 格', origin: 'fill', changes: 4 });
  });

  test('筛选后只填看得见的行', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).setQuickFilter('光电'));
    await expect(sheet.status).toContainText('显示 6 / 60 行');
    await sheet.select(1, 'park');
    await sheet.type('统一填写');
    await sheet.keys('Enter', 'ArrowUp');
    await pull(page, sheet, 6, 'park');
    await page.mouse.up();
    await expect.poll(async () => (await sheet.batches()).at(-1)).toEqual({ label: '填充 5 格', origin: 'fill', changes: 5 });
    const filled = await page.evaluate(() => [...harnessOf(window).ledger.rows.values()].filter((row) => row.park === '统一填写').length);
    expect(filled).toBe(6);
  });

  test('柄的可点范围不小于 10 像素，光标是十字', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(3, 'category');
    const mark = await sheet.cell(3, 'category').evaluate((cell) => {
      const { width, height, cursor } = getComputedStyle(cell, '::before');
      return { width: Number.parseFloat(width), height: Number.parseFloat(height), cursor };
    });
    expect(mark.width).toBeGreaterThanOrEqual(10);
    expect(mark.height).toBeGreaterThanOrEqual(10);
    expect(mark.cursor).toBe('crosshair');
    // a press just beside it selects as ever
    const box = await sheet.cell(3, 'category').boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 20, (box?.y ?? 0) + 14);
    await page.mouse.down();
    await sheet.cell(5, 'category').hover();
    await page.mouse.up();
    await expect(sheet.status).toContainText('选中 3 行 × 1 列');
    expect(await sheet.batches()).toEqual([]);
  });
});

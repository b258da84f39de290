import { expect } from '@playwright/test';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

/** The columns and rows of the cells that carry a class, as “row:column”. */
const drawn = (name: string) => `.sheet-cell.${name}`;

test.describe('多处选择', () => {
  test('Ctrl 点选再加一处，拖动扩大新的一处，重叠的格只算一次', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'credit_code');
    await sheet.keys('Shift+ArrowDown');
    await sheet.cell(5, 'category').hover();
    await page.keyboard.down('Control');
    await page.mouse.down();
    await sheet.cell(7, 'kind').hover();
    await page.mouse.up();
    await page.keyboard.up('Control');
    await expect(sheet.status).toContainText('选中 2 处，8 格');
    await sheet.cell(3, 'credit_code').click({ modifiers: ['Control'] });
    await expect(sheet.status).toContainText('选中 3 处，8 格');
    await sheet.keys('Shift+ArrowDown');
    await expect(sheet.status).toContainText('选中 3 处，9 格');
    await sheet.keys('Escape');
    await expect(sheet.status).toContainText('选中 2 行 × 1 列');
    await sheet.cell(6, 'credit_code').click({ modifiers: ['Control'] });
    await sheet.keys('ArrowDown');
    await expect(page.locator(drawn('sheet-in'))).toHaveCount(0);
    expect(await sheet.label()).toMatch(/^统一社会信用代码，第 7 行/);
  });

  test('Ctrl 点行头、列头；状态栏给出所有格的计数、求和、平均', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=6');
    await sheet.cell(1, '#').click();
    await sheet.cell(3, '#').click({ modifiers: ['Control'] });
    await expect(sheet.status).toContainText('选中 2 处，82 格');
    await page.locator('.ag-header-cell[col-id="status"]').click({ modifiers: ['Control'], position: { x: 12, y: 12 } });
    await expect(sheet.status).toContainText('选中 3 处，87 格');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'staff_full'));
    await sheet.cell(3, 'staff_full').click({ modifiers: ['Control'] });
    // 12 and 46
    await expect(sheet.status).toContainText('计数 2');
    await expect(sheet.status).toContainText('求和 58');
    await expect(sheet.status).toContainText('平均 29');
  });

  test('各处都有边线，当前格一眼可见', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'credit_code');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowRight');
    await sheet.cell(5, 'kind').click({ modifiers: ['Control'] });
    await sheet.keys('Shift+ArrowDown');
    await expect(page.locator(drawn('sheet-top'))).toHaveCount(3);
    await expect(page.locator(drawn('sheet-beside'))).toHaveCount(4);
    await expect(page.locator(drawn('sheet-active'))).toHaveCount(1);
    await expect(sheet.cell(5, 'kind')).toHaveClass(/sheet-active/);
    await expect(page.locator(drawn('sheet-corner'))).toHaveCount(1);
    await expect(sheet.cell(6, 'kind')).toHaveClass(/sheet-corner/);
  });

  test('全用键盘：Ctrl+F8 再选一处，Delete、Ctrl+Enter、Ctrl+; 管到每一处', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'park');
    await sheet.keys('Shift+ArrowDown', 'Control+F8');
    await expect(sheet.status).toContainText('再选一处');
    await sheet.keys('ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown');
    await expect(sheet.status).toContainText('选中 2 处，4 格');
    await sheet.keys('Delete');
    for (const row of [1, 2, 4, 5]) await expect(sheet.cell(row, 'park')).toHaveText('');
    await expect(sheet.cell(3, 'park')).toHaveText('城东市场');
    await sheet.type('高新园区');
    await sheet.keys('Control+Enter');
    for (const row of [1, 2, 4, 5]) await expect(sheet.cell(row, 'park')).toHaveText('高新园区');
    await sheet.keys('Escape');
    await sheet.select(1, 'registered_on');
    await sheet.cell(3, 'registered_on').click({ modifiers: ['Control'] });
    await sheet.keys('Control+;');
    for (const row of [1, 3]) await expect(sheet.cell(row, 'registered_on')).toHaveText('2026-10-15');
    await expect.poll(async () => (await sheet.batches()).map(({ label }) => label)).toEqual(['清除 3 格', '填入 4 格', '填入今天 2 格']);
  });
});

test.describe('在选区里走', () => {
  test('Enter 先下后右，Tab 先右后下，走到头回到第一格，选区不变', async ({ page }) => {
    const sheet = await openSheet(page);
    const at = async () =>
      (await sheet.label())
        ?.match(/^(.+?)，第 (\d+) 行/)
        ?.slice(1)
        .join(' ');
    const walk = async (...keys: string[]) => {
      const places: (string | undefined)[] = [];
      for (const key of keys) {
        await sheet.keys(key);
        places.push(await at());
      }
      return places;
    };
    await sheet.select(2, 'credit_code');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowRight');
    expect(await walk('Enter', 'Enter', 'Enter', 'Enter')).toEqual(['统一社会信用代码 3', '类别 2', '类别 3', '统一社会信用代码 2']);
    expect(await walk('Tab', 'Tab', 'Shift+Tab', 'Shift+Enter')).toEqual(['类别 2', '统一社会信用代码 3', '类别 2', '统一社会信用代码 3']);
    await expect(sheet.status).toContainText('选中 2 行 × 2 列');
    await expect(sheet.cell(3, 'credit_code')).toHaveClass(/sheet-active/);
    await expect(page.locator(drawn('sheet-active'))).toHaveCount(1);
  });

  test('选中一块逐格录入：打字、Enter，不离开选区；方向键离开', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(1, 'park');
    await sheet.keys('Shift+ArrowDown');
    await sheet.cell(5, 'park').click({ modifiers: ['Control'] });
    for (const text of ['甲', '乙', '丙']) {
      await sheet.type(text);
      await sheet.keys('Enter');
    }
    await expect(sheet.cell(5, 'park')).toHaveText('甲');
    await expect(sheet.cell(1, 'park')).toHaveText('乙');
    await expect(sheet.cell(2, 'park')).toHaveText('丙');
    expect(await sheet.label()).toMatch(/第 5 行/);
    await sheet.keys('ArrowDown');
    expect(await sheet.label()).toMatch(/第 6 行/);
    await expect(page.locator(drawn('sheet-in'))).toHaveCount(0);
  });

  test('选区排序后仍在原来的格上走', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(1, 'credit_code');
    await sheet.keys('Shift+ArrowRight', 'Tab');
    expect(await sheet.label()).toMatch(/^类别，第 1 行/);
    const head = page.locator('.ag-header-cell[col-id="name"]');
    await head.hover();
    await head.locator('.ag-sort-indicator-container').click();
    await head.locator('.ag-sort-indicator-container').click();
    await expect(sheet.cell(1, 'name')).not.toHaveText('衢州柯城金桥电子有限公司');
    expect(await sheet.label()).toMatch(/^类别/);
    await sheet.keys('Tab');
    expect(await sheet.label()).toContain('91330802MA28100006');
  });
});

import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

const head = (page: Page, column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`);
/** Titles of the heads in view, from left to right. */
const titles = async (page: Page, count = 6) => {
  const heads = await page.locator('.ag-header-cell').evaluateAll((cells) =>
    cells.map((cell) => ({
      left: cell.getBoundingClientRect().left,
      title: cell.querySelector('.ag-header-cell-text')?.textContent ?? '',
    })),
  );
  return heads
    .sort((a, b) => a.left - b.left)
    .slice(1, count)
    .map(({ title }) => title);
};
const widthOf = async (page: Page, column: string) => Math.round((await head(page, column).boundingBox())?.width ?? 0);
const menu = (page: Page) => page.getByRole('dialog', { name: /^列菜单/ });
const item = (page: Page, name: string) => menu(page).getByRole('menu').getByText(name, { exact: true });
const panel = (page: Page) => page.getByRole('dialog', { name: '列设置' });
/** Drags the edge of a head. */
async function dragEdge(page: Page, column: string, by: number) {
  const box = await head(page, column).boundingBox();
  if (!box) throw new Error(`no head ${column}`);
  await page.mouse.move(box.x + box.width - 1, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1 + by / 2, box.y + 10, { steps: 4 });
  await page.mouse.move(box.x + box.width - 1 + by, box.y + 10, { steps: 4 });
  await page.mouse.up();
}

test.describe('列', () => {
  test('拖列边改宽，双击列边适合内容；重新打开照旧，光标不离开表格', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'category');
    await dragEdge(page, 'credit_code', 60);
    await expect.poll(() => widthOf(page, 'credit_code')).toBe(240);
    await expect(sheet.area).toBeFocused();
    const box = await head(page, 'name').boundingBox();
    await page.mouse.dblclick((box?.x ?? 0) + (box?.width ?? 0) - 1, (box?.y ?? 0) + 10);
    await expect.poll(() => widthOf(page, 'name')).toBeLessThan(230);
    const fitted = await widthOf(page, 'name');
    const cut = await page
      .locator('.sheet-cell[col-id="name"]')
      .evaluateAll((cells) => cells.some((cell) => cell.scrollWidth > cell.clientWidth + 1));
    expect(cut).toBe(false);
    await page.reload();
    await expect.poll(() => widthOf(page, 'credit_code')).toBe(240);
    expect(await widthOf(page, 'name')).toBe(fitted);
  });

  test('右键菜单说明这一列；冻结、隐藏、移动；名称列动不了', async ({ page }) => {
    const sheet = await openSheet(page);
    await head(page, 'credit_code').click({ button: 'right' });
    await expect(menu(page)).toContainText('营业执照或登记证书上的 18 位代码');
    await expect(menu(page)).toContainText('必填');
    await item(page, '隐藏').click();
    await expect(head(page, 'credit_code')).toHaveCount(0);
    await expect.poll(() => titles(page, 4)).toEqual(['名称', '类别', '细类']);
    await expect(sheet.area).toBeFocused();

    await head(page, 'kind').click({ button: 'right' });
    await item(page, '冻结').click();
    await expect.poll(() => titles(page, 4)).toEqual(['名称', '细类', '类别']);
    await page.reload();
    await page.locator('.sheet-cell').first().waitFor();
    await expect.poll(() => titles(page, 4)).toEqual(['名称', '细类', '类别']);
    await head(page, 'kind').click({ button: 'right' });
    await item(page, '取消冻结').click();
    await expect.poll(() => titles(page, 5)).toEqual(['名称', '类别', '细类', '登记日期']);
    await head(page, 'kind').click({ button: 'right' });
    await item(page, '右移').click();
    await expect.poll(() => titles(page, 5)).toEqual(['名称', '类别', '登记日期', '细类']);

    await head(page, 'name').click({ button: 'right' });
    await expect(item(page, '隐藏')).toBeDisabled();
    await expect(item(page, '取消冻结')).toBeDisabled();
  });

  test('选中几列一起隐藏、一起改宽', async ({ page }) => {
    const sheet = await openSheet(page);
    await head(page, 'category').click();
    await head(page, 'registered_on').click({ modifiers: ['Shift'] });
    await dragEdge(page, 'kind', 40);
    await expect.poll(() => widthOf(page, 'category')).toBe(170);
    expect(await widthOf(page, 'registered_on')).toBe(170);
    await head(page, 'kind').click({ button: 'right' });
    await item(page, '隐藏 3 列').click();
    await expect.poll(() => titles(page, 4)).toEqual(['名称', '统一社会信用代码', '状态']);
    await expect(sheet.area).toBeFocused();
  });

  test('Alt+拖动列头移列；不按 Alt 只选列，什么也不动', async ({ page }) => {
    const sheet = await openSheet(page);
    const before = await titles(page);
    await head(page, 'category').hover();
    await page.mouse.down();
    await head(page, 'registered_on').hover();
    await page.mouse.up();
    await expect.poll(() => titles(page)).toEqual(before);
    await expect(sheet.status).toContainText('3 列');
    await page.keyboard.down('Alt');
    await head(page, 'category').hover();
    await page.mouse.down();
    await head(page, 'registered_on').hover();
    await expect(head(page, 'registered_on')).toHaveClass(/sheet-head-target/);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect.poll(() => titles(page, 5)).toEqual(['名称', '统一社会信用代码', '细类', '登记日期']);
    await expect(sheet.area).toBeFocused();
  });

  test('只用键盘：Alt+↑ 开菜单，方向键选，Esc 回到表格；列设置里增减、移动、恢复默认', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'category');
    await sheet.keys('Alt+ArrowUp');
    await expect(menu(page)).toBeVisible();
    await sheet.keys('Escape');
    await expect(menu(page)).toHaveCount(0);
    await expect(sheet.area).toBeFocused();
    await sheet.keys('Alt+ArrowUp', 'End', 'Enter');
    await expect(panel(page)).toBeVisible();
    // begins on the first column that can be changed
    await sheet.keys('Alt+ArrowDown', 'ArrowDown', 'Space');
    await expect(panel(page)).toContainText('隐藏了 1 列');
    await expect.poll(() => titles(page, 4)).toEqual(['名称', '类别', '统一社会信用代码']);
    await panel(page).getByLabel('查找列').fill('djrq');
    await expect(panel(page).getByRole('listitem')).toHaveCount(1);
    await panel(page).getByRole('checkbox', { name: '登记日期' }).uncheck();
    await expect(head(page, 'registered_on')).toHaveCount(0);
    await panel(page).getByRole('button', { name: '恢复默认' }).click();
    await expect.poll(() => titles(page, 4)).toEqual(['名称', '统一社会信用代码', '类别']);
    await sheet.keys('Escape');
    await expect(sheet.area).toBeFocused();
  });

  test('走到隐藏列里的问题，那一列自己出来', async ({ page }) => {
    const sheet = await openSheet(page);
    await head(page, 'registered_on').click({ button: 'right' });
    await item(page, '隐藏').click();
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000007', 'registered_on'));
    await expect(sheet.cell(8, 'registered_on')).toHaveText('2020年春');
    expect(await sheet.label()).toMatch(/^登记日期，第 8 行/);
  });

  test('按意思排序：空的总在最后，可按几列排', async ({ page }) => {
    const sheet = await openSheet(page);
    await head(page, 'category').click({ button: 'right' });
    await item(page, '升序').click();
    await expect(sheet.cell(1, 'category')).toHaveText('新经济组织');
    await head(page, 'registered_on').click({ button: 'right' });
    await item(page, '再按此列降序').click();
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2022-08-20');
    await expect(sheet.cell(1, 'category')).toHaveText('新经济组织');
    await head(page, 'credit_code').click({ button: 'right' });
    await item(page, '降序').click();
    await sheet.keys('Control+End', 'ArrowUp', 'Home', 'ArrowRight');
    expect(await sheet.label()).toContain('统一社会信用代码，第 60 行，空');
  });

  test('axe 没有发现问题：列菜单、列设置', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await openSheet(page, '?rows=10');
    await sheet.select(1, 'credit_code');
    await sheet.keys('Alt+ArrowUp');
    await menu(page).waitFor();
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
    await sheet.keys('End', 'Enter');
    await panel(page).waitFor();
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
  });
});

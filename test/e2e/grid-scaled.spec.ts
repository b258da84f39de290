import { expect, type Locator } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

// a township's screen of 1366x768 under Windows' 125 %
test.use({ viewport: { width: 1093, height: 614 }, deviceScaleFactor: 1.25 });

test.describe('125% 缩放', () => {
  const boxOf = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (!box) throw new Error('not drawn');
    return box;
  };

  test('录入框正在格上；拖选、填充柄对得上格', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(4, 'credit_code');
    const [area, cell] = [await boxOf(sheet.area), await boxOf(sheet.cell(4, 'credit_code'))];
    for (const side of ['x', 'y'] as const) expect(Math.abs(area[side] - cell[side])).toBeLessThanOrEqual(1);
    await sheet.type('甲');
    await sheet.keys('Escape');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000001', 'staff_full'));
    const first = await sheet.cell(2, 'staff_full').textContent();
    const from = await boxOf(sheet.cell(2, 'staff_full'));
    const to = await boxOf(sheet.cell(5, 'staff_full'));
    await page.mouse.move(from.x + from.width - 3, from.y + from.height - 3);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
    for (const row of [3, 4, 5]) await expect(sheet.cell(row, 'staff_full')).toHaveText(first ?? '');
    expect((await sheet.batches()).map(({ label }) => label)).toEqual(['填充 3 格']);
  });

  for (const [name, open] of [
    ['菜单', ['Shift+F10']],
    ['查找', ['Control+f']],
    ['替换', ['Control+h']],
    ['快捷键', ['F1']],
    ['筛选', ['Control+Shift+L']],
    ['这一列的菜单', ['Alt+ArrowUp']],
    ['这一格的问题', ['Control+.']],
  ] as const)
    test(`${name}整个看得见，按 Esc 回到表格，axe 没有发现问题`, async ({ page }) => {
      const sheet = await openSheet(page);
      // the last row in view and a column at the right: where a card has the least room
      await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000040', 'owner_phone'));
      await sheet.keys(...open);
      const card = page.locator('.sheet-card').or(page.getByRole('search')).first();
      await expect(card).toBeVisible();
      const box = await boxOf(card);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(1093);
      expect(box.y + box.height).toBeLessThanOrEqual(614);
      expect(await problemsOfAccess(page, '.sheet-card, .sheet search')).toEqual([]);
      await sheet.keys('Escape');
      await expect(card).toBeHidden();
      await expect(sheet.area).toBeFocused();
    });
});

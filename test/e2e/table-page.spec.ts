import { type Browser, expect, type Page, test } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { type OpenDesk, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';

const desks: OpenDesk[] = [];
test.afterEach(async () => {
  for (const { page, host } of desks.splice(0)) {
    await page.context().close();
    await host.stop();
  }
});

/** The sample ledger at its sheet of members. */
async function membersOf(browser: Browser): Promise<Page> {
  const desk = await openDesk(browser);
  desks.push(desk);
  await desk.page.getByRole('button', { name: '打开示例 先看看怎么用' }).click();
  await desk.page.getByRole('button', { name: '打开示例', exact: true }).click();
  await expect(desk.page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 60_000 });
  await go(desk.page, '党员');
  await desk.page.locator('.sheet-cell').first().waitFor();
  return desk.page;
}
const toolbar = (page: Page) => page.locator('.toolbar');
/** What stands over the edge of the toolbar, or in a second line. */
const overflow = (page: Page) =>
  toolbar(page).evaluate((bar) => ({
    across: bar.scrollWidth - bar.clientWidth,
    lines: new Set(
      [...bar.children].filter((child) => child.clientHeight > 0).map((child) => Math.round(child.getBoundingClientRect().bottom / 20)),
    ).size,
  }));

test('工具栏在 1366×768 和 125% 缩放下都是一行，放不下的在“更多操作”里', async ({ browser }) => {
  test.slow();
  const page = await membersOf(browser);
  for (const size of [
    { width: 1366, height: 768 },
    { width: 1093, height: 614 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => overflow(page)).toEqual({ across: 0, lines: 1 });
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: /列设置/ }).click();
    await expect(page.getByRole('dialog', { name: '列设置' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.sheet-capture')).toBeFocused();
  }
  expect(await problemsOfAccess(page, '.table-page')).toEqual([]);
});

test('显示个人信息：先记入历史再显示，离开这张表、十分钟没有操作就重新遮住', async ({ browser }) => {
  test.slow();
  const page = await membersOf(browser);
  const masked = page.getByRole('gridcell', { name: /^\d{6}\*{8}/ }).first();
  await expect(masked).toBeVisible();
  await page.getByRole('checkbox', { name: '个人信息' }).click();
  await expect(page.getByText('这次查看已记入操作历史')).toBeVisible();
  await expect(masked).toHaveCount(0);
  await go(page, '两新组织');
  await go(page, '党员');
  await expect(masked).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '个人信息' })).not.toBeChecked();

  await page.clock.install();
  await page.getByRole('checkbox', { name: '个人信息' }).click();
  await expect(masked).toHaveCount(0);
  await page.clock.fastForward('09:00');
  await page.keyboard.press('ArrowDown');
  await page.clock.fastForward('09:00');
  await expect(masked).toHaveCount(0);
  await page.clock.fastForward('01:01');
  await expect(page.getByText('十分钟没有操作，个人信息已重新遮住')).toBeVisible();
  await expect(masked).toBeVisible();
});

test('列宽和隐藏的列换了页面、重新载入都在；快速筛选的条件在表上也能去掉', async ({ browser }) => {
  test.slow();
  const page = await membersOf(browser);
  const sex = page.locator('.ag-header-cell[col-id="sex"]');
  await sex.click({ button: 'right' });
  await page.getByRole('menuitem', { name: '隐藏' }).click();
  await expect(sex).toHaveCount(0);
  await go(page, '两新组织');
  await go(page, '党员');
  await page.locator('.sheet-cell').first().waitFor();
  await expect(sex).toHaveCount(0);
  await page.waitForTimeout(600);
  await page.reload();
  await page.locator('.sheet-cell').first().waitFor();
  await expect(sex).toHaveCount(0);

  const words = page.getByRole('textbox', { name: '筛选党员' });
  await words.fill('zzzzzz');
  await expect(toolbar(page)).toContainText(/党员\s*0 \/ \d+ 行/);
  await page.getByRole('button', { name: /^去掉筛选/ }).click();
  await expect(words).toHaveValue('');
  await expect(page.locator('.sheet-capture')).toBeFocused();
});

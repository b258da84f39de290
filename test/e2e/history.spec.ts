import { type Browser, expect, type Page, test } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, type OpenDesk, openDesk, passphrase } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';

const desks: OpenDesk[] = [];
const open = async (browser: Browser) => {
  const desk = await openDesk(browser);
  desks.push(desk);
  return desk;
};
test.afterEach(async () => {
  for (const desk of desks.splice(0)) {
    await desk.page.context().close();
    await desk.host.stop();
  }
});

const cell = (page: Page) => page.getByRole('textbox', { name: /第 \d+ 行/ });
const drawer = (page: Page, name = '历史') => page.getByRole('complementary', { name, exact: true });
const acts = (page: Page) =>
  drawer(page)
    .getByRole('listitem')
    .filter({ has: page.locator('time') });
/** An organization typed in by hand, its owner's telephone after it. */
async function enter(page: Page, name: string): Promise<void> {
  await cell(page).pressSequentially(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
}

test('每一步按日列出，单独撤销；后来的修改挡着时说明是哪一步', async ({ browser }) => {
  test.slow();
  const { page, trouble } = await open(browser);
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '两新组织');
  await enter(page, '红叶机械有限公司');
  await enter(page, '绿源食品有限公司');
  await page.keyboard.press('ArrowUp');
  await enter(page, '绿源食品集团');
  await page.getByRole('button', { name: '历史' }).click();
  await expect(drawer(page)).toBeVisible();
  await expect(drawer(page)).toContainText('今天');
  await expect(acts(page)).toHaveText([/修改“名称”/, /新增一行/, /新增一行/, /建立台账/]);
  // who did it: this desk
  await expect(acts(page).first()).toContainText('录入 · 1 行 ·');

  // the second row's beginning cannot go before its change does
  await acts(page).nth(1).getByRole('button', { name: '撤销这一步：新增一行' }).click();
  await expect(acts(page).nth(1).getByRole('alert')).toContainText('之后');
  await expect(acts(page).nth(1).getByRole('alert')).toContainText('修改“名称”');
  await acts(page).first().getByRole('button', { name: '改了什么' }).click();
  await expect(acts(page).first()).toContainText('绿源食品有限公司 → 绿源食品集团');
  expect(await problemsOfAccess(page)).toEqual([]);

  // the first row alone, though others came after it
  await acts(page).nth(2).getByRole('button', { name: '撤销这一步：新增一行' }).click();
  await expect(page.getByRole('gridcell', { name: '红叶机械有限公司' })).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: '绿源食品集团' })).toBeVisible();
  await expect(acts(page).first()).toContainText('撤销');
  await expect(acts(page).nth(3)).toContainText('已撤销');

  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: '历史' })).toBeFocused();
  // the refusal, as the browser logs it
  expect(trouble).toEqual([expect.stringContaining('409')]);
});

test('一格的来历：从什么改成什么，谁、何时、怎么改的；锁定再打开还在', async ({ browser }) => {
  test.slow();
  const { page } = await open(browser);
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '两新组织');
  await enter(page, '红叶机械有限公司');
  await page.keyboard.press('ArrowUp');
  await enter(page, '红叶重工');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+H');
  const own = drawer(page, '一格的来历');
  await expect(own).toContainText('两新组织 · 红叶重工 · 名称');
  await expect(own.getByRole('listitem')).toHaveText([/红叶机械有限公司 → 红叶重工.*录入/, /（空） → 红叶机械有限公司.*录入/]);
  await page.keyboard.press('Escape');
  await expect(cell(page)).toBeFocused();
  // another table has other cells
  await page.keyboard.press('Control+Shift+H');
  await expect(own).toBeVisible();
  await go(page, '党组织');
  await expect(own).toBeHidden();
  await go(page, '两新组织');

  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await go(page, '本月');
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible();
  // anywhere else the same key opens everything that was done
  await page.keyboard.press('Control+Shift+H');
  await expect(acts(page)).toHaveText([/修改“名称”/, /新增一行/, /建立台账/]);
  await acts(page).nth(0).getByRole('button', { name: '撤销这一步：修改“名称”' }).click();
  await expect(acts(page).nth(1)).toContainText('已撤销');
  await page.keyboard.press('Escape');
  await go(page, '两新组织');
  await expect(page.getByRole('gridcell', { name: '红叶机械有限公司' })).toBeVisible();
});

test('F1 在别的页面打开快捷键一章，与表里的是同一份', async ({ browser }) => {
  const { page } = await open(browser);
  await createLedger(page, '乡镇、街道', '330822109');
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: '快捷键', level: 1 })).toBeVisible();
  const lines = await page.locator('.key-list dt').allTextContents();
  expect(lines).toContain('复制整行到下方');
  expect(await problemsOfAccess(page)).toEqual([]);
  await go(page, '两新组织');
  await cell(page).focus();
  await page.keyboard.press('F1');
  const card = page.getByRole('dialog', { name: '快捷键' });
  await expect(card).toBeVisible();
  expect(await card.locator('dt').allTextContents()).toEqual(lines);
});

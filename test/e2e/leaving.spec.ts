import { expect, type Page, test } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';

const cell = (page: Page) => page.getByRole('textbox', { name: /第 \d+ 行/ });
/** The working month before or after the one shown; given once the page shows it, for what is pressed before is done to the other. */
async function chooseMonth(page: Page, which: 'this' | 'last'): Promise<void> {
  await page.getByLabel('工作月份').click();
  // the latest month stands first
  const option = page.locator('.ant-select-item-option').nth(which === 'this' ? 0 : 1);
  const [month = ''] = ((await option.textContent()) ?? '').split(' · ');
  await option.click();
  await expect(page.getByRole('heading', { name: month, level: 1 })).toBeVisible();
}
async function enter(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
}

test('上报过的行不能直接删：填离开的日期和原因；录错的写明原因再删；变更说明都写着', async ({ browser }) => {
  test.slow();
  const { page, host, trouble } = await openDesk(browser);
  page.setDefaultTimeout(15_000);
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '两新组织');
  await cell(page).focus();
  await enter(page, '红叶机械有限公司', '91330800471867129Q', '新经济组织');
  await enter(page, '绿源食品有限公司', '91330802MA28100006', '新经济组织');
  await enter(page, '误录的公司', '91330802MA28100019', '新经济组织');
  await go(page, '本月');
  await chooseMonth(page, 'last');
  await page.getByRole('button', { name: '封账', exact: true }).click();
  await expect(page.getByText('两新组织：新增 3 行')).toBeVisible();
  await chooseMonth(page, 'this');
  await expect(page.getByRole('checkbox', { name: '确认本月无变化' })).toBeVisible();
  await expect(page.getByText('还需确认本月无变化')).toBeVisible();

  await go(page, '两新组织');
  await cell(page).press('Control+Home');
  await page.keyboard.press('Control+Minus');
  const card = page.getByRole('dialog', { name: '两新组织注销或迁出' });
  await expect(card).toContainText('“红叶机械有限公司”已经上报过，不能直接删除');
  await expect(card.getByRole('combobox')).toBeFocused();
  expect(await problemsOfAccess(page)).toEqual([]);
  await card.getByRole('button', { name: '注销或迁出', exact: true }).click();
  await expect(card.getByRole('alert')).toHaveText('还没有填写“状态”。');
  await card.getByRole('combobox').press('ArrowDown');
  await page.keyboard.press('Enter');
  await card.getByLabel('注销或迁出原因').fill('经营期满');
  await page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: '注销' })).toBeVisible();

  await cell(page).press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'Control+Minus']) await page.keyboard.press(key);
  await card.getByRole('button', { name: '仍要删除（录错了）…' }).click();
  await card.getByLabel(/删除原因/).fill('与别处重复');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已删除 1 行（撤销：Ctrl+Z）')).toBeVisible();
  await go(page, '回收站');
  await expect(page.getByRole('row').filter({ hasText: '误录的公司' })).toContainText('原因：与别处重复');

  await go(page, '本月');
  const asks = page.locator('.changes-asks').getByRole('listitem');
  await expect(asks).toHaveText([/红叶机械有限公司”注销或迁出：经营期满/, /误录的公司”被删除：与别处重复/]);
  await page.getByRole('button', { name: '两新组织，注销或迁出 1 行，查看是哪些' }).click();
  await expect(page.getByRole('button', { name: '红叶机械有限公司', exact: true })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('button', { name: '封账', exact: true }).click();
  await expect(page.getByText(/误录的公司”被删除：与别处重复/)).toBeVisible();
  await expect(page.getByRole('button', { name: '发起更正…' })).toBeVisible();
  expect(trouble).toEqual([]);
  await page.context().close();
  await host.stop();
});

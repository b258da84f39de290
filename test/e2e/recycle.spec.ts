import { expect, test } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';

test('回收站：删掉的行按拼音找到，看内容时个人信息遮住，恢复后回到表里，撤销又回到回收站', async ({ browser }) => {
  test.slow();
  const { page, host, trouble } = await openDesk(browser);
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByRole('region', { name: '打开示例' }).getByRole('button', { name: '打开示例' }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
  await go(page, '回收站');
  await expect(page.getByText('回收站是空的：还没有删除过行。')).toBeVisible();

  await go(page, '党员');
  const count = page.getByRole('heading', { level: 1 }).locator('small');
  await expect(count).toHaveText(/^\d+ 行$/);
  const before = Number.parseInt((await count.textContent()) ?? '', 10);
  const cell = page.getByRole('textbox', { name: /第 1 行/ });
  const name = (await cell.getAttribute('aria-label'))?.split('，')[2] ?? '';
  await cell.press('Control+Minus');
  await expect(page.getByText('已删除 1 行（撤销：Ctrl+Z）')).toBeVisible();
  await expect(count).toHaveText(`${before - 1} 行`);

  await go(page, '回收站');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('录入：删除 1 行');
  await page.getByLabel('在回收站里查找').fill('没有这个人');
  await expect(page.getByText('没有找到这样的行。')).toBeVisible();
  await page.getByLabel('在回收站里查找').fill(name.slice(0, 2));
  await row.getByRole('button', { name, exact: true }).click();
  await expect(page.getByText(/^\d{6}\*{8}\d{3}[\dX]$/)).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);

  await row.getByRole('button', { name: `恢复“${name}”` }).press('Enter');
  await expect(page.getByText(`已从回收站恢复党员“${name}”（撤销：Ctrl+Z）`)).toBeVisible();
  await expect(page.getByRole('heading', { name: '回收站' })).toBeFocused();
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row).toBeVisible();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '恢复选中的 1 行' }).click();
  await expect(row).toHaveCount(0);
  await go(page, '党员');
  await expect(count).toHaveText(`${before} 行`);
  expect(trouble).toEqual([]);
  await page.context().close();
  await host.stop();
});

test('党支部也删掉了的党员不能单独恢复：说明缺什么，一并恢复', async ({ browser }) => {
  test.slow();
  const { page, host, trouble } = await openDesk(browser);
  page.setDefaultTimeout(15_000);
  await createLedger(page, '乡镇、街道', '330822109');
  const cell = page.getByRole('textbox', { name: /第 \d+ 行/ });
  const saved = () => expect(page.getByText('已保存')).toBeVisible();
  await go(page, '党组织');
  await cell.focus();
  await page.keyboard.insertText('青石党支部');
  await page.keyboard.press('Enter');
  await saved();
  await go(page, '党员');
  await cell.focus();
  await page.keyboard.insertText('张某某');
  for (let column = 0; column < 10; column++) await page.keyboard.press('Tab');
  await page.keyboard.insertText('青石党支部');
  await page.keyboard.press('Enter');
  await saved();
  for (const table of ['党员', '党组织']) {
    await go(page, table);
    await cell.press('Control+Home');
    await page.keyboard.press('Control+Minus');
    await expect(page.getByRole('heading', { level: 1 }).locator('small')).toHaveText('0 行');
  }

  await go(page, '回收站');
  await page.getByRole('button', { name: '恢复“张某某”' }).click();
  await expect(page.locator('.bin-refusal').getByRole('alert')).toHaveText(
    '没有恢复“张某某”：它的“党支部”是“青石党支部”，已不在台账里；请连同“青石党支部”一并恢复。',
  );
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('button', { name: '一并恢复' }).click();
  await expect(page.getByText('回收站是空的：还没有删除过行。')).toBeVisible();
  for (const [table, name] of [
    ['党员', '张某某'],
    ['党组织', '青石党支部'],
  ] as const) {
    await go(page, table);
    await expect(page.getByRole('gridcell', { name })).toBeVisible();
  }
  // the restoring that was refused
  expect(trouble).toEqual([expect.stringContaining('409')]);
  await page.context().close();
  await host.stop();
});

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';

test('覆盖：两个率有分子分母，点数字看名单，点单位到它的那一格；改了台账，数字跟着变', async ({ browser }) => {
  const { page, host, trouble } = await openDesk(browser);
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByRole('region', { name: '打开示例' }).getByRole('button', { name: '打开示例' }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
  await go(page, '覆盖');
  await expect(page.getByRole('heading', { name: '覆盖', level: 1 })).toBeVisible();
  const covering = page.getByRole('region', { name: '覆盖率' });
  await expect(covering).toContainText(/已建和工作覆盖 \d+ ÷ 全部正常组织 \d+/);
  await expect(page.getByRole('region', { name: /计算依据/ })).toContainText('示例口径');

  await page.getByText('园区/市场', { exact: true }).click();
  await expect(page.getByRole('row', { name: /示例产业园/ })).toBeVisible();
  const uncovered = page.getByRole('button', { name: /^全部，未覆盖 \d+ 个，查看名单$/ });
  const before = Number(await uncovered.textContent());
  await uncovered.click();
  const behind = page.getByRole('region', { name: `全部 · 未覆盖：${before} 个` });
  await expect(behind.getByRole('heading')).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await behind.getByRole('row').nth(1).getByRole('button').click();
  await expect(page.getByRole('textbox', { name: /覆盖方式/ })).toBeFocused();
  await page.keyboard.type('派指导员');
  await page.keyboard.press('Enter');
  await go(page, '覆盖');
  await expect(page.getByRole('button', { name: `全部，未覆盖 ${before - 1} 个，查看名单` })).toBeVisible();
  expect(trouble).toEqual([]);
  await page.context().close();
  await host.stop();
});

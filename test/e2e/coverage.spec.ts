import { expect, type Page, test } from '@playwright/test';
import { monthOf } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, createLedger, openDesk } from '../support/app-server.ts';
import { lastMonth, monthTitle, today } from '../support/months.ts';
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
  expect(await problemsOfAccess(page)).toEqual([]);

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

const twoEnterprises = {
  name: '企业名单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '企业名称,统一社会信用代码,两新类别,经营状态,注册日期,所在园区,年营业收入(万元)',
      '甲公司,91350100M000100Y43,新经济组织,正常,2019-05-03,甲园,3000',
      '乙公司,91330802MA0000002K,新经济组织,正常,2020-02-02,乙园,500',
    ].join('\r\n'),
  ),
};

async function chooseMonth(page: Page, title: string): Promise<void> {
  await page.getByLabel('工作月份').click();
  await page.getByTitle(new RegExp(`^${title} · `)).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

test('覆盖：封账后逐月可比，名次按组建率；改了台账，较上月跟着变', async ({ browser }) => {
  const { page, host, trouble } = await openDesk(browser);
  await page.setViewportSize({ width: 1366, height: 768 });
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '覆盖');
  const trend = page.getByRole('region', { name: '近 12 个月' });
  await expect(trend).toContainText('还没有封过账的月份');
  await go(page, '导入');
  await choosing(page, twoEnterprises, () => page.getByRole('button', { name: '选择文件…' }).click());
  await page.getByRole('button', { name: '下一步：看差别' }).click();
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByRole('gridcell', { name: '甲公司' })).toBeVisible();

  const [thisMonth, previousMonth] = [monthTitle(monthOf(today)), monthTitle(lastMonth)];
  await go(page, '本月');
  await chooseMonth(page, previousMonth);
  await page.getByRole('button', { name: '封账', exact: true }).click();
  await expect(page.getByText(`${previousMonth}已封账`, { exact: true })).toBeVisible();
  await chooseMonth(page, thisMonth);
  await go(page, '覆盖');
  const building = page.getByRole('region', { name: '组建率' });
  await expect(building).toContainText('0.0% 持平');
  await expect(building).toContainText(`${previousMonth}封账时 0.0%（0 ÷ 2）`);
  await expect(trend.getByRole('row', { name: new RegExp(`^${previousMonth} 2 0 0.0% 2 0 0.0%$`) })).toBeVisible();

  await page.getByRole('button', { name: '全部，应建未建 2 个，查看名单' }).click();
  await page
    .getByRole('region', { name: /^全部 · 应建未建/ })
    .getByRole('button', { name: '甲公司' })
    .click();
  await expect(page.getByRole('textbox', { name: /覆盖方式/ })).toBeFocused();
  await page.keyboard.type('派指导员');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, '覆盖');
  await expect(page.getByRole('region', { name: '覆盖率' })).toContainText('50.0% ↑50.0个百分点');
  await expect(trend.getByRole('row', { name: /^现在 2 0 0.0% 2 1 50.0%$/ })).toBeVisible();
  await page.getByText('园区/市场', { exact: true }).click();
  const groups = page.getByRole('region', { name: '分组情况' });
  await expect(groups.getByRole('row', { name: /^甲园 .* 0.0% 持平 1 100.0%$/ })).toBeVisible();
  await expect(groups.getByRole('row', { name: /^乙园 .* 0.0% 持平 1 0.0%$/ })).toBeVisible();
  await page.getByText('规模', { exact: true }).click();
  await expect(groups.getByRole('row', { name: /^规上企业 .* 0.0% 持平 1 100.0%$/ })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(trouble).toEqual([]);
  await page.context().close();
  await host.stop();
});

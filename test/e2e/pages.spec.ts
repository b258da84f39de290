import { dirname } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, createLedger, passphrase, savedIn } from '../support/app-server.ts';
import { test } from '../support/desk-test.ts';
import { go } from '../support/navigation.ts';

const cell = (page: Page) => page.getByRole('textbox', { name: /第 \d+ 行/ });
const panel = (page: Page) => page.getByRole('complementary', { name: '问题' });
const csv = (...lines: string[]) => ({ name: '企业名单.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
const twoEnterprises = csv(
  '企业名称,统一社会信用代码,注册日期,注册资金',
  '甲公司,91350100M000100Y43,2019-05-03,100',
  '乙公司,9.1331E+17,2020-02-02,50',
);

test('新建台账要选单位、两次口令一致，才放行；锁定后凭口令再打开', async ({ desks }) => {
  const { page } = await desks.empty();
  await page.getByRole('button', { name: '新建台账' }).click();
  const create = page.getByRole('button', { name: '新建并打开' });
  await expect(page.getByText('口令丢失后无法找回')).toBeVisible();
  await expect(create).toBeDisabled();
  await expect(page.getByText('请先选择单位')).toBeVisible();
  await createLedger(page, '乡镇、街道', '330822109');
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByLabel('口令', { exact: true }).fill('不是这个口令');
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText('口令不对，没有打开台账')).toBeVisible();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible();
});

test('备份在另一台电脑恢复；放在别处的台账按文件夹打开', async ({ desks }) => {
  const { page } = await desks.empty();
  await createLedger(page, '乡镇、街道', '330822109');
  await page.getByRole('button', { name: '备份' }).click();
  const said = (await page.getByText(/已备份到/).textContent()) ?? '';
  const backup = /已备份到 (\S+\.lxbak)/.exec(said)?.[1] ?? '';

  const restored = (await desks.empty()).page;
  await restored.getByRole('button', { name: '从备份恢复' }).click();
  await choosing(restored, backup, () => restored.getByRole('button', { name: '选择备份文件…' }).click());
  await restored.getByLabel('口令', { exact: true }).fill(passphrase);
  await restored.getByRole('button', { name: '恢复并打开' }).click();
  await expect(restored.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });

  const elsewhere = (await desks.empty()).page;
  await elsewhere.getByRole('button', { name: '打开台账' }).click();
  await elsewhere.getByLabel('文件夹').fill(dirname(dirname(backup)));
  await elsewhere.getByLabel('口令', { exact: true }).fill(passphrase);
  await elsewhere.getByRole('button', { name: '打开', exact: true }).click();
  await expect(elsewhere.getByText('台账正在另一个窗口或程序中打开')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '锁定' }).click();
  await elsewhere.getByRole('button', { name: '打开', exact: true }).click();
  await expect(elsewhere.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
});

test('录入、问题、说明、撤销：一格的一生', async ({ desks }) => {
  const { page, trouble } = await desks.empty();
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '两新组织');
  await expect(page.getByText('还没有两新组织')).toBeVisible();
  await cell(page).pressSequentially('红叶机械有限公司');
  await page.keyboard.press('Tab');
  await cell(page).pressSequentially('91330822MA28000001');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(panel(page).getByText('ORG-001')).toBeVisible();
  // from another page, a problem leads back to its cell
  await go(page, '本月');
  await expect(page.getByRole('button', { name: '封账' })).toBeDisabled();
  await panel(page)
    .getByRole('button', { name: /ORG-001/ })
    .focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(page)).toHaveAccessibleName(/统一社会信用代码，第 1 行/);
  await expect(cell(page)).toBeFocused();
  await page.getByRole('button', { name: /^撤销：/ }).click();
  await expect(panel(page).getByText('ORG-001')).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test('导入先看后写，整批可以撤销', async ({ desks }) => {
  const { page } = await desks.empty();
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '两新组织');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await choosing(page, twoEnterprises, () => page.getByRole('button', { name: '选择文件…' }).click());
  await expect(page.getByRole('button', { name: /^“企业名称”对应的字段：名称/ })).toBeVisible();
  await expect(page.getByText('9.1331E+17')).toBeVisible();
  await page.getByRole('button', { name: '下一步：看差别' }).click();
  await expect(page.getByRole('gridcell', { name: '不进台账' })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await expect(page.getByRole('gridcell', { name: '甲公司' })).toBeVisible();
  await page.getByText('已写入台账').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('gridcell', { name: '甲公司' })).toHaveCount(0);
});

test('一个月走到底：授权、封账、导出、接收、回执', async ({ desks }, { outputDir }) => {
  test.slow();
  const township = await desks.empty();
  const county = await desks.empty();
  await createLedger(township.page, '乡镇、街道', '330822109');
  await createLedger(county.page, '县（市、区）', '330822');
  const carry = (from: Page, act: () => Promise<void>) => savedIn(outputDir, from, act);

  const request = await carry(township.page, () => township.page.getByRole('button', { name: '生成申请文件' }).click());
  const spoken = await township.page.locator('.fingerprint').textContent();
  await go(county.page, '授权管理');
  await choosing(county.page, request, () => county.page.getByRole('button', { name: '打开申请文件…' }).click());
  await expect(county.page.getByRole('region', { name: '办理授权' }).locator('.fingerprint')).toHaveText(spoken ?? '');
  const authorization = await carry(county.page, () => county.page.getByRole('button', { name: '指纹一致，签发授权' }).click());
  await choosing(township.page, authorization, () => township.page.getByRole('button', { name: '导入授权文件' }).click());
  await township.page.getByRole('button', { name: '指纹一致，导入' }).click();
  await expect(township.page.getByText(/报送 常山县/)).toBeVisible();

  await township.page.getByRole('button', { name: '封账', exact: true }).click();
  await expect(township.page.getByText('变更说明', { exact: true })).toBeVisible();
  const sent = await carry(township.page, () => township.page.getByRole('button', { name: '导出上报包' }).click());
  // exported is not received: nothing may say so before the receipt
  await expect(township.page.getByText('已导出，但还没有收到上级回执')).toBeVisible();
  await expect(township.page.getByText('上级已接收')).toHaveCount(0);

  await go(county.page, '接收上报');
  await choosing(county.page, [sent], () => county.page.getByRole('button', { name: '选择上报包…' }).click());
  await expect(county.page.getByText('核验通过，等待接收')).toBeVisible();
  await county.page.getByRole('button', { name: '接收 1 份' }).click();
  const receipt = await carry(county.page, () => county.page.getByRole('button', { name: '下载回执' }).click());
  expect(await problemsOfAccess(county.page)).toEqual([]);

  await choosing(township.page, receipt, () => township.page.getByRole('button', { name: '导入回执文件' }).click());
  await expect(township.page.getByText('上级已接收，本月报送完成')).toBeVisible();
  expect(township.trouble).toEqual([]);
  expect(county.trouble).toEqual([]);
});

test('不是本程序的文件：说明原因，不接收', async ({ desks }) => {
  const { page } = await desks.empty();
  await createLedger(page, '县（市、区）', '330822');
  await go(page, '接收上报');
  const foreign = { name: '330822109_2026-10_r1_0001.lxpkg', mimeType: 'application/octet-stream', buffer: Buffer.from('not a package') };
  await choosing(page, [foreign], () => page.getByRole('button', { name: '选择上报包…' }).click());
  await expect(page.getByText('核验未通过')).toBeVisible();
  await expect(page.getByRole('button', { name: '接收', exact: true })).toBeDisabled();
});

test('示例台账的每一页都通过无障碍检查，F1 打开快捷键，查找认拼音首字母', async ({ desks }) => {
  test.slow();
  const { page, trouble } = await desks.empty();
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByRole('region', { name: '打开示例' }).getByRole('button', { name: '打开示例' }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
  expect(await problemsOfAccess(page)).toEqual([]);
  for (const title of ['两新组织', '党组织', '党小组', '党员', '组织生活']) {
    await go(page, title);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(cell(page)).toBeVisible();
    expect(await problemsOfAccess(page), title).toEqual([]);
  }
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: '快捷键', level: 1 })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('qz');
  await expect(page.locator('.search-hit').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell(page)).toBeFocused();
  // Enter at once, before anything is found: the first one found opens
  await go(page, '本月');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('qz');
  await page.keyboard.press('Enter');
  await expect(cell(page)).toBeFocused();
  expect(trouble).toEqual([]);
});

test('提醒填写说明后不再挡封账', async ({ desks }) => {
  const { page } = await desks.empty();
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByRole('region', { name: '打开示例' }).getByRole('button', { name: '打开示例' }).click();
  await expect(page.getByRole('button', { name: '封账', exact: true })).toBeDisabled({ timeout: 30_000 });
  const standing = () =>
    page
      .getByRole('region', { name: '第1步 检查' })
      .getByText(/处提醒未处理/)
      .textContent();
  const before = Number.parseInt((await standing()) ?? '', 10);
  await panel(page).getByRole('button', { name: '填写说明', exact: true }).first().click();
  await page.getByRole('textbox', { name: '说明' }).fill('已与本人谈话，下月补缴。');
  await page.keyboard.press('Control+Enter');
  await expect(panel(page).getByText('说明：已与本人谈话，下月补缴。')).toBeVisible();
  expect(Number.parseInt((await standing()) ?? '', 10)).toBe(before - 1);
});

test('后台停止后，整页说明怎么办', async ({ desks }) => {
  const { page, host } = await desks.empty();
  await createLedger(page, '乡镇、街道', '330822109');
  host.process.kill('SIGKILL');
  await expect(page.getByRole('alert')).toContainText('后台程序已停止', { timeout: 15_000 });
});

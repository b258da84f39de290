import { readFileSync } from 'node:fs';
import { type Download, expect, test } from '@playwright/test';
import { addToMonth } from '#shared/model/civil-date.ts';
import { monthTitle } from '../../renderer/app/period-words.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, createLedger, downloaded, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';

const asFile = async (file: Download) => ({
  name: file.suggestedFilename(),
  mimeType: 'application/octet-stream',
  buffer: readFileSync(await file.path()),
});

test('任务书：县里改期限、参数和应建条件，签名下发；乡里看清变化再采用，本月随即按它检查', async ({ browser }) => {
  test.slow();
  const [county, township] = [await openDesk(browser), await openDesk(browser)];
  await createLedger(county.page, '县（市、区）', '330802');
  await createLedger(township.page, '乡镇、街道', '330802005');

  const request = await downloaded(township.page, () => township.page.getByRole('button', { name: '生成申请文件' }).click());
  await go(county.page, '授权管理');
  await choosing(county.page, await asFile(request), () => county.page.getByRole('button', { name: '打开申请文件…' }).click());
  const authorization = await downloaded(county.page, () => county.page.getByRole('button', { name: '指纹一致，签发授权' }).click());
  await choosing(township.page, await asFile(authorization), () => township.page.getByRole('button', { name: '导入授权文件' }).click());
  await township.page.getByRole('button', { name: '指纹一致，导入' }).click();
  await expect(township.page.getByText('已获 柯城区 授权')).toBeVisible();

  await go(county.page, '任务书');
  await expect(county.page.getByRole('heading', { name: '任务书', level: 1 })).toBeVisible();
  await expect(county.page.getByText('规则和期限没有变化。')).toBeVisible();
  await county.page.getByRole('spinbutton', { name: '报送期限', exact: true }).fill('8');
  // a month whose day falls in a holiday has one of its own
  const thisMonth = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7);
  await county.page.getByLabel('给哪个月单独定期限').click();
  await county.page.getByTitle(monthTitle(addToMonth(thisMonth, 3))).click();
  await expect(county.page.getByText('单独定期限的月份没有填日期')).toBeVisible();
  const ownDay = `${addToMonth(thisMonth, 4)}-16`;
  await county.page.getByLabel(`${monthTitle(addToMonth(thisMonth, 3))}报送期限`).fill(ownDay);
  await county.page.getByLabel('通知').fill('请各乡镇街道自本月起按新口径检查。');
  await county.page.getByLabel('MEM-005 党费登记最多滞后月数').fill('3');
  await county.page.getByRole('button', { name: '修改 职工 50 人以上' }).click();
  await county.page.getByLabel('条件 2.1 数值').fill('30');
  await expect(county.page.getByText('专职职工数不少于 30', { exact: true })).toBeVisible();
  const issuing = county.page.getByRole('region', { name: '下发任务书' });
  await expect(issuing.getByRole('row')).toHaveCount(5);
  // an entry of the county's own in a code list, and one taken back before anybody saw it
  const lists = county.page.getByRole('region', { name: '代码表的新增项' });
  await lists.getByLabel('党员工作岗位 新增').fill('直播间骨干');
  await lists.getByLabel('党员工作岗位 新增').press('Enter');
  await expect(lists.getByText('直播间骨干')).toBeVisible();
  await lists.getByLabel('党员工作岗位 新增').fill('一线职工');
  await expect(lists.getByText('表中已有')).toBeVisible();
  await lists.getByLabel('党员工作岗位 新增').fill('临时岗');
  await lists.getByRole('button', { name: '新增到 党员工作岗位' }).click();
  await lists.getByRole('button', { name: '去掉 临时岗' }).click();
  await expect(issuing.getByRole('row', { name: '代码表 党员工作岗位“直播间骨干” 无 可选' })).toBeVisible();
  // the 衢州标准: one item out of force, one of the county's own
  const standards = county.page.getByRole('region', { name: '衢州标准' });
  await standards.getByRole('checkbox', { name: '在用 专门橱窗' }).uncheck();
  await standards.getByLabel('新标准项的名称').fill('专人负责');
  await expect(standards.getByText('已有这一项')).toBeVisible();
  await standards.getByLabel('新标准项的名称').fill('党员先锋岗');
  await standards.getByLabel('新标准项凭什么').fill('挂牌的照片');
  await standards.getByRole('button', { name: '新增标准项' }).click();
  await expect(issuing.getByRole('row', { name: '标准 六个专“专门橱窗” 在用 停用' })).toBeVisible();
  // a draft outlives its page
  await go(county.page, '本月');
  await go(county.page, '任务书');
  await expect(county.page.getByRole('spinbutton', { name: '报送期限', exact: true })).toHaveValue('8');
  expect(await problemsOfAccess(county.page)).toEqual([]);
  const task = await downloaded(county.page, () => county.page.getByRole('button', { name: '签名并下发' }).click());
  expect(task.suggestedFilename()).toBe('330802_task_v1.lxtask');
  await expect(issuing).toContainText('柯城区任务书第 1 版');
  await expect(county.page.getByRole('region', { name: '历次任务书' }).getByRole('row')).toHaveCount(2);

  const card = township.page.getByRole('region', { name: '任务书' });
  await expect(card).toContainText('示例口径');
  await choosing(township.page, await asFile(task), () => card.getByRole('button', { name: '导入任务书…' }).click());
  const asked = township.page.getByRole('dialog', { name: /柯城区任务书第 1 版/ });
  await expect(asked).toContainText('请各乡镇街道自本月起按新口径检查。');
  await expect(asked.getByRole('row', { name: /报送期限 次月 5 日 次月 8 日/ })).toBeVisible();
  await expect(asked.getByRole('row', { name: `${addToMonth(thisMonth, 3)} 的报送期限 次月 5 日 ${ownDay}` })).toBeVisible();
  await expect(asked.getByRole('row', { name: /MEM-005 .* 6 3/ })).toBeVisible();
  await expect(asked.getByRole('row', { name: '代码表 党员工作岗位“直播间骨干” 无 可选' })).toBeVisible();
  expect(await problemsOfAccess(township.page)).toEqual([]);
  await asked.getByRole('button', { name: /^采\s?用$/ }).click();
  await expect(card).toContainText('柯城区任务书第 1 版');
  await expect(township.page.getByText(/^报送期限 \d{4}-\d{2}-08$/)).toBeVisible();

  // its board follows
  await go(township.page, '衢州标准');
  await expect(township.page.getByRole('columnheader', { name: '党员先锋岗' })).toBeVisible();
  await expect(township.page.getByRole('columnheader', { name: '专门橱窗' })).toHaveCount(0);
  await go(county.page, '任务书');
  await expect(standards.getByRole('checkbox', { name: '在用 党员先锋岗' })).toBeChecked();
  await expect(lists.getByRole('button', { name: '停用 直播间骨干' })).toBeVisible();

  expect([...county.trouble, ...township.trouble]).toEqual([]);
  for (const { page, host } of [county, township]) {
    await page.context().close();
    await host.stop();
  }
});

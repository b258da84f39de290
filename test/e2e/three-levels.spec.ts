import { expect, type Page } from '@playwright/test';
import { addToMonth } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { daysAgo, monthTitle, lastMonth as second } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { type Offices, test } from '../support/offices-test.ts';

const first = addToMonth(second, -1);
/** Before the first of the two months was due. */
const enrolledAt = daysAgo(120);

async function chooseMonth(page: Page, period: string): Promise<void> {
  await go(page, '本月');
  const heading = page.getByRole('heading', { name: monthTitle(period), level: 1 });
  if (await heading.isVisible()) return;
  await page.getByLabel('工作月份').click();
  await page.getByTitle(new RegExp(`^${monthTitle(period)} · `)).click();
  await expect(heading).toBeVisible();
}
async function closeMonth(page: Page, period: string): Promise<void> {
  await chooseMonth(page, period);
  await page.getByRole('button', { name: '封账', exact: true }).click();
  await expect(page.getByRole('button', { name: '发起更正…' })).toBeVisible();
}
async function amendMonth(page: Page, period: string, reason: string): Promise<void> {
  await chooseMonth(page, period);
  await page.getByRole('button', { name: '发起更正…' }).click();
  await page.getByLabel('更正原因').fill(reason);
  await page.getByRole('button', { name: '重新打开本月' }).click();
  await expect(page.getByRole('button', { name: '封账', exact: true })).toBeVisible();
}
const exportMonth = (offices: Offices, page: Page) => offices.saved(page, () => page.getByRole('button', { name: '导出上报包' }).click());

/** Takes files in on 接收上报; gives the receipts, in the order of the files. */
async function receive(offices: Offices, page: Page, files: string[], added: RegExp): Promise<string[]> {
  await go(page, '接收上报');
  await choosing(page, files, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: `接收 ${files.length} 份` }).click();
  const receipts: string[] = [];
  for (const file of files) {
    const card = page.locator('li.card').filter({ hasText: file.split('/').at(-1) ?? '' });
    await expect(card.getByText(/^已接收/).first()).toBeVisible();
    await expect(card.getByRole('row', { name: added })).toBeVisible();
    receipts.push(await offices.saved(page, () => card.getByRole('button', { name: '下载回执' }).click()));
  }
  return receipts;
}
async function acceptReceipt(page: Page, period: string, receipt: string): Promise<void> {
  await chooseMonth(page, period);
  await choosing(page, receipt, () => page.getByRole('button', { name: '导入回执文件' }).click());
  await expect(page.getByRole('row', { name: new RegExp(`^${monthTitle(period)} 上级已接收`) })).toBeVisible();
}
async function rename(page: Page, from: string, to: string): Promise<void> {
  await go(page, '两新组织');
  await page.getByRole('gridcell', { name: from }).click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
}

test('市、县、乡三级两个月：逐级封账、导出、接收、回执；乡里更正，县更正再报，市按差别替换', async ({ offices, county }) => {
  const { clerk } = offices;
  const city = await offices.prepared({ unit: '330800', level: 'city', name: '衢州市' });
  await clerk.ask('enrol', { below: county, above: city, at: enrolledAt });
  const own = await offices.enrolled('花园街道', '330802005', { above: county, at: enrolledAt });
  const other = await offices.enrolled('白云街道', '330802006', { above: county, at: enrolledAt });
  await clerk.ask('organization', { desk: own, name: '柯城鲁班机械有限公司', digits: '0001' });
  await clerk.ask('organization', { desk: other, name: '柯城运达物流有限公司', digits: '0002' });
  const otherSent = await offices.sent(other, 'usb', first);
  const pages = { city: await offices.openedAt(city), county: await offices.openedAt(county), own: await offices.openedAt(own) };

  // the first month goes up, and its receipts come down
  await closeMonth(pages.own, first);
  const [ownReceipt = ''] = await receive(offices, pages.county, [await exportMonth(offices, pages.own), otherSent], /^两新组织 1 0 0$/);
  await acceptReceipt(pages.own, first, ownReceipt);
  await closeMonth(pages.county, first);
  const [countyReceipt = ''] = await receive(offices, pages.city, [await exportMonth(offices, pages.county)], /^两新组织 2 0 0$/);
  await acceptReceipt(pages.county, first, countyReceipt);
  await closeMonth(pages.city, first);

  // the second month
  await rename(pages.own, '柯城鲁班机械有限公司', '柯城鲁班机械制造有限公司');
  await closeMonth(pages.own, second);
  await clerk.ask('organization', { desk: other, name: '柯城新开的一家', digits: '0003' });
  const others = await offices.sent(other, 'usb', second);
  await receive(offices, pages.county, [await exportMonth(offices, pages.own)], /^两新组织 0 1 0$/);
  await receive(offices, pages.county, [others], /^两新组织 1 0 0$/);
  await closeMonth(pages.county, second);
  await receive(offices, pages.city, [await exportMonth(offices, pages.county)], /^两新组织 1 1 0$/);

  // a township amends: every level above takes the new one in place of the old
  await amendMonth(pages.own, second, '名称再次变更');
  await rename(pages.own, '柯城鲁班机械制造有限公司', '柯城鲁班智造有限公司');
  await closeMonth(pages.own, second);
  await receive(offices, pages.county, [await exportMonth(offices, pages.own)], /^两新组织 0 1 0$/);
  await chooseMonth(pages.county, second);
  const reminder = pages.county.getByRole('region', { name: '封账以后收到的上报包' });
  await expect(reminder).toContainText(`${monthTitle(second)}封账以后，又收到下级该月的上报包 1 份`);
  expect(await problemsOfAccess(pages.county)).toEqual([]);
  await amendMonth(pages.county, second, '花园街道更正');
  await expect(reminder).toHaveCount(0);
  await closeMonth(pages.county, second);
  const amended = await exportMonth(offices, pages.county);
  expect(amended).toContain(`330802_${second}_r2_0003.lxpkg`);
  await receive(offices, pages.city, [amended], /^两新组织 0 1 0$/);
  await go(pages.city, '两新组织');
  for (const name of ['柯城鲁班智造有限公司', '柯城运达物流有限公司', '柯城新开的一家'])
    await expect(pages.city.getByRole('gridcell', { name })).toBeVisible();
  await expect(pages.city.getByRole('gridcell', { name: '柯城鲁班机械制造有限公司' })).toHaveCount(0);
  expect(offices.trouble()).toEqual([]);
});

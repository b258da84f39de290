import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Identity } from '#shared/contract/ledger.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, downloaded, type OpenDesk, openDesk, passphrase } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { type Clerk, startClerk } from '../support/prepared-desks.ts';

const title = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
const second = addToMonth(monthOf(new Date(Date.now() + 8 * 3_600_000).toISOString()), -1);
const first = addToMonth(second, -1);
const enrolledAt = new Date(Date.now() - 120 * 86_400_000).toISOString();

let clerk: Clerk;
const opened: OpenDesk[] = [];
test.beforeEach(() => {
  test.slow();
  clerk = startClerk();
});
test.afterEach(async () => {
  for (const { page, host } of opened.splice(0)) {
    await page.context().close();
    await host.stop();
  }
  clerk.end();
});

async function prepared(identity: Identity, above?: string): Promise<string> {
  const desk = clerk.room(identity.unit);
  await clerk.ask('prepare', { folder: desk, identity, passphrase });
  if (above !== undefined) await clerk.ask('enrol', { below: desk, above, at: enrolledAt });
  return desk;
}

async function openedAt(browser: Browser, desk: string): Promise<Page> {
  await clerk.ask('close', { desk });
  const open = await openDesk(browser);
  opened.push(open);
  const { page } = open;
  await page.getByRole('button', { name: '打开台账' }).click();
  await page.getByLabel('文件夹').fill(desk);
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
  return page;
}

async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const file = await downloaded(page, act);
  const path = join(clerk.room('mail'), file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

async function chooseMonth(page: Page, period: string): Promise<void> {
  await go(page, '本月');
  const heading = page.getByRole('heading', { name: title(period), level: 1 });
  if (await heading.isVisible()) return;
  await page.getByLabel('工作月份').click();
  await page.getByTitle(new RegExp(`^${title(period)} · `)).click();
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
const exportMonth = (page: Page) => saved(page, () => page.getByRole('button', { name: '导出上报包' }).click());

/** Takes files in on 接收上报; gives the receipts, in the order of the files. */
async function receive(page: Page, files: string[], added: RegExp): Promise<string[]> {
  await go(page, '接收上报');
  await choosing(page, files, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: `接收 ${files.length} 份` }).click();
  const receipts: string[] = [];
  for (const file of files) {
    const card = page.locator('li.card').filter({ hasText: file.split('/').at(-1) ?? '' });
    await expect(card.getByText(/^已接收/).first()).toBeVisible();
    await expect(card.getByRole('row', { name: added })).toBeVisible();
    receipts.push(await saved(page, () => card.getByRole('button', { name: '下载回执' }).click()));
  }
  return receipts;
}
async function acceptReceipt(page: Page, period: string, receipt: string): Promise<void> {
  await chooseMonth(page, period);
  await choosing(page, receipt, () => page.getByRole('button', { name: '导入回执文件' }).click());
  await expect(page.getByRole('row', { name: new RegExp(`^${title(period)} 上级已接收`) })).toBeVisible();
}
async function rename(page: Page, from: string, to: string): Promise<void> {
  await go(page, '两新组织');
  await page.getByRole('gridcell', { name: from }).click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
}

test('市、县、乡三级两个月：逐级封账、导出、接收、回执；乡里更正，县更正再报，市按差别替换', async ({ browser }) => {
  const city = await prepared({ unit: '330800', level: 'city', name: '衢州市' });
  const county = await prepared({ unit: '330802', level: 'county', name: '柯城区' }, city);
  const own = await prepared({ unit: '330802005', level: 'township', name: '花园街道' }, county);
  const other = await prepared({ unit: '330802006', level: 'township', name: '白云街道' }, county);
  await clerk.ask('organization', { desk: own, name: '柯城鲁班机械有限公司', digits: '0001' });
  await clerk.ask('organization', { desk: other, name: '柯城运达物流有限公司', digits: '0002' });
  const otherSent = await clerk.ask('send', { desk: other, out: clerk.room('usb'), period: first });
  const pages = { city: await openedAt(browser, city), county: await openedAt(browser, county), own: await openedAt(browser, own) };

  // the first month goes up, and its receipts come down
  await closeMonth(pages.own, first);
  const [ownReceipt = ''] = await receive(pages.county, [await exportMonth(pages.own), otherSent], /^两新组织 1 0 0$/);
  await acceptReceipt(pages.own, first, ownReceipt);
  await closeMonth(pages.county, first);
  const [countyReceipt = ''] = await receive(pages.city, [await exportMonth(pages.county)], /^两新组织 2 0 0$/);
  await acceptReceipt(pages.county, first, countyReceipt);
  await closeMonth(pages.city, first);

  // the second month
  await rename(pages.own, '柯城鲁班机械有限公司', '柯城鲁班机械制造有限公司');
  await closeMonth(pages.own, second);
  await clerk.ask('organization', { desk: other, name: '柯城新开的一家', digits: '0003' });
  const others = await clerk.ask('send', { desk: other, out: clerk.room('usb'), period: second });
  await receive(pages.county, [await exportMonth(pages.own)], /^两新组织 0 1 0$/);
  await receive(pages.county, [others], /^两新组织 1 0 0$/);
  await closeMonth(pages.county, second);
  await receive(pages.city, [await exportMonth(pages.county)], /^两新组织 1 1 0$/);

  // a township amends: every level above takes the new one in place of the old
  await amendMonth(pages.own, second, '名称再次变更');
  await rename(pages.own, '柯城鲁班机械制造有限公司', '柯城鲁班智造有限公司');
  await closeMonth(pages.own, second);
  await receive(pages.county, [await exportMonth(pages.own)], /^两新组织 0 1 0$/);
  await chooseMonth(pages.county, second);
  const reminder = pages.county.getByRole('region', { name: '封账以后收到的上报包' });
  await expect(reminder).toContainText(`${title(second)}封账以后，又收到下级该月的上报包 1 份`);
  expect(await problemsOfAccess(pages.county)).toEqual([]);
  await amendMonth(pages.county, second, '花园街道更正');
  await expect(reminder).toHaveCount(0);
  await closeMonth(pages.county, second);
  const amended = await exportMonth(pages.county);
  expect(amended).toContain(`330802_${second}_r2_0003.lxpkg`);
  await receive(pages.city, [amended], /^两新组织 0 1 0$/);
  await go(pages.city, '两新组织');
  for (const name of ['柯城鲁班智造有限公司', '柯城运达物流有限公司', '柯城新开的一家'])
    await expect(pages.city.getByRole('gridcell', { name })).toBeVisible();
  await expect(pages.city.getByRole('gridcell', { name: '柯城鲁班机械制造有限公司' })).toHaveCount(0);
  expect(opened.flatMap(({ trouble }) => trouble)).toEqual([]);
});

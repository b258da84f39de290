import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, downloaded, type OpenDesk, openDesk, passphrase } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { type Clerk, startClerk } from '../support/prepared-desks.ts';

let clerk: Clerk;
let county: string;
const opened: OpenDesk[] = [];
const lastMonth = addToMonth(monthOf(new Date(Date.now() + 8 * 3_600_000).toISOString()), -1);
const title = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;

test.beforeEach(async () => {
  test.slow();
  clerk = startClerk();
  county = await prepared('county', { unit: '330802', level: 'county', name: '柯城区' });
});
test.afterEach(async () => {
  for (const { page, host } of opened.splice(0)) {
    await page.context().close();
    await host.stop();
  }
  clerk.end();
});

async function prepared(name: string, identity: Identity): Promise<string> {
  const desk = clerk.room(name);
  await clerk.ask('prepare', { folder: desk, identity, passphrase });
  return desk;
}
async function township(name: string, unit: string): Promise<string> {
  const desk = await prepared(unit, { unit, level: 'township', name });
  await clerk.ask('enrol', { below: desk, above: county, at: new Date(Date.now() - 90 * 86_400_000).toISOString() });
  return desk;
}
const send = (desk: string) => clerk.ask('send', { desk, out: clerk.room('mail'), period: lastMonth });

async function openedAt(browser: Browser, desk: string): Promise<Page> {
  await clerk.ask('close', { desk });
  const open = await openDesk(browser);
  opened.push(open);
  const { page } = open;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: '打开台账' }).click();
  await page.getByLabel('文件夹').fill(desk);
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
  return page;
}
async function received(page: Page, files: string[]): Promise<void> {
  await go(page, '接收上报');
  await choosing(page, files, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: `接收 ${files.length} 份` }).click();
  await expect(page.locator('.incoming').getByRole('button', { name: '下载回执' })).toHaveCount(files.length);
}
async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const file = await downloaded(page, act);
  const path = join(clerk.room('mail'), file.suggestedFilename());
  await file.saveAs(path);
  return path;
}
const noTrouble = () => expect(opened.flatMap(({ trouble }) => trouble)).toEqual([]);
const code = (digits: string) => `91330802MA28G${digits}${creditCheckCharacter(`91330802MA28G${digits}`)}`;
const open = (page: Page, name: string) => () => page.getByRole('region', { name }).getByRole('button', { name: /^打开/ }).click();

test('底册：县里加上新登记名单下发；乡里逐格看差别，保留或改取，一次撤销', async ({ browser }) => {
  const below = await township('花园街道', '330802005');
  await clerk.ask('organization', { desk: below, name: '柯城鲁班机械有限公司', digits: '0001' });
  const first = await send(below);
  const page = await openedAt(browser, county);
  await received(page, [first]);
  await go(page, '底册与转接');
  const issuing = page.getByRole('region', { name: '下发底册' });
  await expect(issuing.getByRole('row', { name: new RegExp(`花园街道 ${title(lastMonth)} 第 1 版 两新组织 1`) })).toBeVisible();
  const list = join(clerk.room('mail'), '新登记名单.csv');
  writeFileSync(
    list,
    [
      '企业名称,统一社会信用代码,类别,状态,所属乡镇街道',
      `衢州新开机械有限公司,${code('0002')},新经济组织,正常,柯城区花园街道`,
      `无名镇的公司,${code('0003')},新经济组织,正常,无名镇`,
    ].join('\r\n'),
  );
  await choosing(page, list, () => issuing.getByRole('button', { name: '加上新登记名单…' }).click());
  await expect(issuing).toContainText('新登记 1 家，分到 1 个单位；1 行不下发');
  await issuing.getByText('看下发的 1 家').click();
  await expect(issuing.getByRole('row', { name: '2 衢州新开机械有限公司 花园街道' })).toBeVisible();
  await issuing.getByText('看不下发的 1 行').click();
  await expect(issuing.getByRole('row', { name: /3 无名镇的公司 “所属乡镇街道”不是已授权的下级/ })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  const roster = await saved(page, () => issuing.getByRole('button', { name: '下发 1 份底册' }).click());
  await expect(issuing.getByRole('row', { name: /花园街道.*第 1 版，/ })).toBeVisible();

  const own = await openedAt(browser, below);
  await go(own, '两新组织');
  await own.getByRole('gridcell', { name: '柯城鲁班机械有限公司' }).click();
  await own.keyboard.type('鲁班机械制造');
  await own.keyboard.press('Enter');
  await expect(own.getByText('已保存')).toBeVisible();
  await go(own, '底册与转接');
  expect(await problemsOfAccess(own)).toEqual([]);
  await choosing(own, roster, open(own, '采用上级的底册'));
  await expect(own.getByRole('heading', { name: '采用底册', level: 1 })).toBeVisible();
  const panel = own.getByRole('region', { name: '底册' });
  await expect(panel).toContainText('柯城区底册第 1 版');
  await expect(panel).toContainText('新登记 1 家');
  await expect(panel.getByText('两边都有而不同的 1 格：保留本单位 1 格，取来件 0 格')).toBeVisible();
  await expect(own.getByRole('gridcell', { name: '衢州新开机械有限公司' })).toBeVisible();
  expect(await problemsOfAccess(own)).toEqual([]);
  await panel.getByText('取来件', { exact: true }).click();
  await expect(panel.getByText('保留本单位 0 格，取来件 1 格')).toBeVisible();
  await expect(own.getByRole('button', { name: '采用底册，写入 2 行' })).toBeVisible();
  await panel.getByRole('button', { name: '全部保留本单位的' }).click();
  await own.getByRole('button', { name: '采用底册，写入 1 行' }).click();
  await expect(own.getByRole('list', { name: '采用过的底册' })).toContainText('第 1 版');
  await go(own, '两新组织');
  await expect(own.getByRole('gridcell', { name: '鲁班机械制造' })).toBeVisible();
  await expect(own.getByRole('gridcell', { name: '衢州新开机械有限公司' })).toBeVisible();
  await own.keyboard.press('Control+z');
  await expect(own.getByRole('gridcell', { name: '衢州新开机械有限公司' })).toBeHidden();
  noTrouble();
});

test('转接：转出单位写单，县里转交，转入单位看过再写入；同一份再来只是告知', async ({ browser }) => {
  const [giving, receiving] = [await township('花园街道', '330802005'), await township('白云街道', '330802006')];
  await clerk.ask('organization', { desk: giving, name: '柯城鲁班机械有限公司', digits: '0001' });
  const own = await openedAt(browser, giving);
  await go(own, '底册与转接');
  const out = own.getByRole('region', { name: '写转接单' });
  await expect(out.getByRole('button', { name: '转出并存下转接单' })).toBeDisabled();
  await out.getByRole('combobox', { name: '转出谁' }).fill('鲁班');
  await own.locator('.ant-select-item-option').getByText('柯城鲁班机械有限公司').click();
  await out.getByRole('combobox', { name: '转到' }).fill('330802006');
  await own.locator('.ant-select-item-option').getByText('（330802006）').click();
  await expect(out.getByRole('status')).toContainText('带上：两新组织 1 行');
  expect(await problemsOfAccess(own)).toEqual([]);
  const slip = await saved(own, () => out.getByRole('button', { name: '转出并存下转接单' }).click());
  await expect(own.getByRole('row', { name: /转出 柯城鲁班机械有限公司/ })).toBeVisible();

  const page = await openedAt(browser, county);
  await go(page, '底册与转接');
  const passed = await saved(page, () => choosing(page, slip, open(page, '转交转接单')));
  await expect(page.getByRole('row', { name: /转交 柯城鲁班机械有限公司.*等转入单位上报/ })).toBeVisible();

  const other = await openedAt(browser, receiving);
  await go(other, '底册与转接');
  await choosing(other, passed, open(other, '办理转入'));
  await expect(other.getByRole('heading', { name: '办理转入', level: 1 })).toBeVisible();
  await expect(other.getByRole('region', { name: '转接单' })).toContainText('花园街道');
  await other.getByRole('button', { name: '办理转入，写入 1 行' }).click();
  await other
    .getByRole('row', { name: /转入 柯城鲁班机械有限公司.*已写入台账/ })
    .getByRole('button', { name: '柯城鲁班机械有限公司' })
    .click();
  await expect(other.getByRole('textbox', { name: /名称，第 1 行/ })).toBeFocused();
  await go(other, '底册与转接');
  await choosing(other, passed, open(other, '办理转入'));
  await expect(other.getByText('“柯城鲁班机械有限公司”的转接单以前办理过，没有改动。')).toBeVisible();

  await own.keyboard.press('Control+z');
  await expect(own.getByRole('row', { name: /转出 柯城鲁班机械有限公司.*已撤销/ })).toBeVisible();
  noTrouble();
});

test('跨单位重复：两边并排看，一次请两边核对', async ({ browser }) => {
  const desks = [await township('花园街道', '330802005'), await township('白云街道', '330802006')];
  const files: string[] = [];
  for (const [at, desk] of desks.entries()) {
    await clerk.ask('organization', { desk, name: `同一家公司${at === 0 ? '' : '（分部）'}`, digits: '0001' });
    files.push(await send(desk));
  }
  const page = await openedAt(browser, county);
  await received(page, files);
  await go(page, '底册与转接');
  const found = page.getByRole('region', { name: '跨单位重复：1 处' });
  const group = found.getByRole('region', { name: new RegExp(`^两新组织 同一家公司 ${code('0001')}`) });
  await group.getByText('花园街道、白云街道：并排看').click();
  await expect(group.getByRole('row', { name: '名称 同一家公司 同一家公司（分部）' })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  const receipts: string[] = [];
  page.on('download', (file) => receipts.push(file.suggestedFilename()));
  await group.getByRole('button', { name: '请两边核对' }).click();
  await expect(page.getByText('花园街道：已写进新的回执；白云街道：已写进新的回执')).toBeVisible();
  await expect
    .poll(() => receipts.sort())
    .toEqual([expect.stringMatching(/^330802005_.*\.lxrcpt$/), expect.stringMatching(/^330802006_.*\.lxrcpt$/)]);
  noTrouble();
});

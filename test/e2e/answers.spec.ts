import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { addDays, addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, downloaded, type OpenDesk, openDesk, passphrase } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { type Clerk, startClerk } from '../support/prepared-desks.ts';

const title = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const lastMonth = addToMonth(monthOf(today), -1);
let clerk: Clerk;
let county: string;
let township: string;
const opened: OpenDesk[] = [];

test.beforeEach(async () => {
  test.slow();
  clerk = startClerk();
  [county, township] = [clerk.room('county'), clerk.room('township')];
  await clerk.ask('prepare', { folder: county, identity: { unit: '330802', level: 'county', name: '柯城区' }, passphrase });
  await clerk.ask('prepare', { folder: township, identity: { unit: '330802005', level: 'township', name: '花园街道' }, passphrase });
  await clerk.ask('enrol', { below: township, above: county, at: new Date(Date.now() - 90 * 86_400_000).toISOString() });
  await clerk.ask('organization', { desk: township, name: '柯城鲁班机械有限公司', digits: '0001' });
});
test.afterEach(async () => {
  for (const { page, host } of opened.splice(0)) {
    await page.context().close();
    await host.stop();
  }
  clerk.end();
});

/** Opens a prepared ledger as a person does. */
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
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(option);
  await page.locator('.ant-select-item-option').getByText(option, { exact: true }).click();
}
const noTrouble = () => expect(opened.flatMap(({ trouble }) => trouble)).toEqual([]);

test('县里逐行写意见，乡里逐处答复，答复随下一份上报包到县里，县里认可或再问', async ({ browser }) => {
  const first = await clerk.ask('send', { desk: township, out: clerk.room('mail'), period: lastMonth });
  const [page, own] = [await openedAt(browser, county), await openedAt(browser, township)];
  await go(page, '接收上报');
  await choosing(page, first, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: '查看变化、写意见、退回…' }).click();
  const form = page.getByRole('form', { name: '审核' });
  await expect(form.getByText('两新组织新增 1 行')).toBeVisible();
  await form.getByRole('button', { name: '写意见：两新组织柯城鲁班机械有限公司' }).click();
  await choose(page, '哪一栏', '名称');
  await form.getByLabel('要改什么').fill('与营业执照不符');
  await form.getByLabel('要改什么').press('Enter');
  await expect(form.getByRole('heading', { name: '要对方改的地方（1）' })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await form.getByRole('button', { name: '接收并生成回执' }).click();
  await expect(page.getByText(/已接收，有 1 处待改，已列入回执/)).toBeVisible();
  const receipt = await saved(page, () => page.getByRole('button', { name: '下载回执' }).click());

  await choosing(own, receipt, () => own.getByRole('button', { name: '导入回执文件' }).click());
  const step = own.getByRole('region', { name: '第4步 回执' });
  await expect(step).toContainText('答复第 1 版（序号 1');
  await expect(step.getByRole('heading', { name: /上级要求改正（1）.*还有 1 处待处理/ })).toBeVisible();
  await expect(step.getByRole('button', { name: /与营业执照不符（上级的审核意见）/ })).toBeVisible();
  await step.getByRole('button', { name: /^答复：/ }).click();
  await step.getByLabel(/^答复什么：/).fill('营业执照上就是这个名称');
  await step.getByRole('button', { name: '记下' }).click();
  await expect(step.getByText('已答复')).toBeVisible();
  expect(await problemsOfAccess(own)).toEqual([]);
  await own.getByRole('button', { name: '发起更正…' }).click();
  await own.getByLabel('更正原因').fill('答复上级意见');
  await own.getByRole('button', { name: '重新打开本月' }).click();
  await own.getByRole('button', { name: '封账', exact: true }).click();
  const second = await saved(own, () => own.getByRole('button', { name: '导出上报包' }).click());

  await choosing(page, second, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: '接收 1 份' }).click();
  const answers = page.getByRole('region', { name: '下级的答复（1）' });
  await expect(answers).toContainText('与营业执照不符 → 答复：营业执照上就是这个名称');
  expect(await problemsOfAccess(page)).toEqual([]);
  await answers.getByRole('button', { name: /^再问：/ }).click();
  const again = page.getByRole('form', { name: '审核' });
  await again.getByLabel(/^再问什么：/).fill('请把营业执照拍照附上');
  await again.getByRole('button', { name: '列入回执' }).click();
  await expect(again.getByRole('checkbox', { name: /请把营业执照拍照附上/ })).toBeChecked();
  const asked = await saved(page, () => again.getByRole('button', { name: '生成新的回执' }).click());
  await expect(answers).toHaveCount(0);
  await choosing(own, asked, () => own.getByRole('button', { name: '导入回执文件' }).click());
  await expect(step.getByRole('button', { name: /请把营业执照拍照附上/ })).toBeVisible();
  await step.getByRole('button', { name: /^已改：/ }).click();
  await expect(step.getByText('已改', { exact: true })).toBeVisible();
  noTrouble();
});

test('批复：县里给延期，期限在两边都变；报送率、按时率点开是名单；没有采用别人的批复', async ({ browser }) => {
  const [page, own] = [await openedAt(browser, county), await openedAt(browser, township)];
  await go(page, '报送情况');
  await page.getByRole('button', { name: new RegExp(`^花园街道 ${title(lastMonth)}：`) }).click();
  await page.getByRole('button', { name: '批复延期、准予更正…' }).click();
  const form = page.getByRole('form', { name: '批复' });
  await expect(form.getByRole('button', { name: '签名并生成批复' })).toBeDisabled();
  const due = addDays(today, 10);
  await form.getByLabel(/报送期限延至/).fill(due);
  await form.getByLabel(/^理由/).fill('换届期间人手不足');
  expect(await problemsOfAccess(page)).toEqual([]);
  const grant = await saved(page, () => form.getByRole('button', { name: '签名并生成批复' }).click());
  expect(grant).toMatch(/330802_grant_330802005_.*_n1\.lxgrant$/);
  await expect(page.getByRole('button', { name: `花园街道 ${title(lastMonth)}：未到期，延期至 ${due}` })).toBeVisible();
  await expect(page.getByRole('region', { name: '批复（1）' })).toContainText(`花园街道 ${title(lastMonth)}延期至 ${due}`);
  await page.getByRole('button', { name: /^花园街道报送率/ }).click();
  await expect(page.getByRole('region', { name: /^花园街道没有报送的月份：/ }).getByRole('heading')).toBeFocused();
  expect(await problemsOfAccess(page)).toEqual([]);

  const card = own.getByRole('region', { name: '上级批复' });
  await choosing(own, grant, () => card.getByRole('button', { name: '导入批复…' }).click());
  await expect(card).toContainText(`${title(lastMonth)}延期至 ${due}`);
  await expect(
    own.getByRole('region', { name: '各月报送' }).getByRole('row', { name: new RegExp(`^${title(lastMonth)} .*${due}$`) }),
  ).toBeVisible();
  expect(await problemsOfAccess(own)).toEqual([]);
  noTrouble();
});

test('提醒：导出几天没有回执，本月页写明怎么办；县里本月页写明谁逾期没有报送', async ({ browser }) => {
  await clerk.ask('send', { desk: township, out: clerk.room('mail'), period: lastMonth });
  const [page, own] = [await openedAt(browser, county), await openedAt(browser, township)];
  await go(own, '本月');
  const reminder = own.getByRole('region', { name: '没有回执的上报包' });
  await expect(own.getByRole('region', { name: '第4步 回执' })).toBeVisible();
  await expect(reminder).toHaveCount(0);
  await own.clock.setFixedTime(new Date(Date.now() + 6 * 86_400_000));
  await go(own, '覆盖');
  await go(own, '本月');
  await expect(reminder).toContainText(`${title(lastMonth)}第 1 版导出已 6 天，还没有回执`);
  await expect(reminder).toContainText('请打电话问上级是否收到');
  expect(await problemsOfAccess(own)).toEqual([]);

  await page.getByRole('link', { name: /^逾期没有报送：/ }).click();
  await expect(page.getByRole('heading', { name: '报送情况' })).toBeVisible();
  noTrouble();
});

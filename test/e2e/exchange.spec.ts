import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { addToMonth } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, pick } from '../support/app-server.ts';
import { lastMonth, monthTitle } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { test } from '../support/offices-test.ts';

const chooseFiles = (page: Page, files: string[]) => choosing(page, files, () => page.getByRole('button', { name: '选择上报包…' }).click());

test('退回：写理由和要改的地方；乡里看到怎么办，清单点到那一格，更正后再报，县里看到差别再接收', async ({ offices, county }) => {
  const below = await offices.enrolled('花园街道', '330802005', { above: county });
  await offices.clerk.ask('organization', { desk: below, name: '柯城鲁班机械有限公司', digits: '0001' });
  const first = await offices.sent(below);
  const page = await offices.openedAt(county);
  const own = await offices.openedAt(below);
  await go(page, '接收上报');
  await chooseFiles(page, [first]);
  await expect(page.getByText('核验通过，等待接收')).toBeVisible();
  await page.getByRole('button', { name: '接收 1 份' }).click();
  await expect(page.getByText('已接收；请把回执交给报送单位。')).toBeVisible();

  await page.getByRole('button', { name: `审核花园街道${monthTitle(lastMonth)}第 1 版` }).click();
  const form = page.getByRole('form', { name: '审核' });
  await form.getByText('退回，等更正后的一份来替换').click();
  await expect(form.getByRole('button', { name: '退回并生成回执' })).toBeDisabled();
  await form.getByLabel('退回的理由').fill('名称请按营业执照填写');
  await pick(page, '哪一行', '柯城鲁班机械有限公司');
  await pick(page, '哪一栏', '名称');
  await form.getByLabel('要改什么').fill('与营业执照不符');
  await form.getByRole('button', { name: '加上' }).click();
  await expect(form.getByRole('heading', { name: '要对方改的地方（1）' })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  const returned = await offices.saved(page, () => form.getByRole('button', { name: '退回并生成回执' }).click());
  await expect(page.getByRole('row', { name: /花园街道.*已退回.*名称请按营业执照填写/ })).toBeVisible();

  await choosing(own, returned, () => own.getByRole('button', { name: '导入回执文件' }).click());
  const step = own.getByRole('region', { name: '第4步 回执' });
  await expect(step).toContainText('上级已退回，请更正后重新报送');
  await expect(step).toContainText('名称请按营业执照填写');
  await expect(step.getByRole('list', { name: '退回后怎么办' }).getByRole('listitem').first()).toHaveAttribute('aria-current', 'step');
  expect(await problemsOfAccess(own)).toEqual([]);
  await own.getByRole('button', { name: '发起更正…' }).click();
  await own.getByLabel('更正原因').fill('名称与营业执照不符');
  await own.getByRole('button', { name: '重新打开本月' }).click();
  // the to-do opens at its cell
  await step.getByRole('button', { name: /与营业执照不符/ }).click();
  await expect(own.getByRole('textbox', { name: /名称，第 1 行/ })).toBeFocused();
  await own.keyboard.type('柯城鲁班机械制造有限公司');
  await own.keyboard.press('Enter');
  await expect(own.getByText('已保存')).toBeVisible();
  await go(own, '本月');
  await own.getByRole('button', { name: '封账', exact: true }).click();
  const second = await offices.saved(own, () => own.getByRole('button', { name: '导出上报包' }).click());
  expect(second).toContain('_r2_0002.lxpkg');

  await chooseFiles(page, [second]);
  await page.getByRole('button', { name: '查看变化、写意见、退回…' }).click();
  await expect(page.getByRole('row', { name: '两新组织 0 1 0' })).toBeVisible();
  await expect(page.getByText('第 2 版更正：名称与营业执照不符')).toBeVisible();
  await expect(page.getByRole('row', { name: /变更 名称：柯城鲁班机械有限公司 → 柯城鲁班机械制造有限公司/ })).toBeVisible();
  await page.getByRole('button', { name: '接收 1 份' }).click();
  const card = page.locator('li.card').filter({ hasText: '_r2_0002.lxpkg' });
  await expect(card.getByText('已接收；请把回执交给报送单位。')).toBeVisible();
  const accepted = await offices.saved(page, () => card.getByRole('button', { name: '下载回执' }).click());
  await choosing(own, accepted, () => own.getByRole('button', { name: '导入回执文件' }).click());
  // the month is done: the page goes on to the next, and it stands among those before
  await expect(own.getByRole('row', { name: new RegExp(`^${monthTitle(lastMonth)} 上级已接收`) })).toBeVisible();
  expect(offices.trouble()).toEqual([]);
});

test('分叉：两份不能并存，并排看清谁、何时、差异，写理由裁定，记入修改记录', async ({ offices, county }) => {
  const one = await offices.enrolled('花园街道', '330802005', { above: county });
  const copy = await offices.enrolled('花园街道', '330802005', { above: county, as: 'copy' });
  await offices.clerk.ask('organization', { desk: one, name: '柯城鲁班机械有限公司', digits: '0001' });
  await offices.clerk.ask('organization', { desk: copy, name: '新电脑上录的一家', digits: '0002' });
  const first = await offices.sent(one);
  const second = await offices.sent(copy, 'usb');
  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  await chooseFiles(page, [first]);
  await page.getByRole('button', { name: '接收 1 份' }).click();
  await expect(page.getByText('已接收；请把回执交给报送单位。')).toBeVisible();
  await chooseFiles(page, [second]);
  await expect(page.getByText('核验未通过')).toBeVisible();
  await expect(page.getByText('原文件连同原因已留存在隔离区')).toBeVisible();

  const disputes = page.getByRole('region', { name: '待裁定（1）' });
  await disputes.getByRole('button', { name: '并排查看…' }).click();
  await expect(disputes.getByRole('row', { name: /新增|后到的多/ })).toContainText('新电脑上录的一家');
  await expect(disputes.getByRole('row', { name: '两新组织（行） 1 1' })).toBeVisible();
  await expect(disputes.getByRole('button', { name: '裁定', exact: true })).toBeDisabled();
  expect(await problemsOfAccess(page)).toEqual([]);
  await disputes.getByText('改用后到的一份').click();
  await disputes.getByLabel(/^理由/).fill('旧电脑已坏，以新电脑为准');
  const receipt = await offices.saved(page, () => disputes.getByRole('button', { name: '裁定', exact: true }).click());
  expect(receipt).toMatch(/\.lxrcpt$/);
  await expect(page.getByText('已裁定 1 份')).toBeVisible();
  await go(page, '两新组织');
  await expect(page.getByRole('gridcell', { name: '新电脑上录的一家' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '柯城鲁班机械有限公司' })).toHaveCount(0);
  expect(offices.trouble()).toEqual([]);
});

test('撤销授权：以后的上报包按撤销拒收，撤销名单可以导出', async ({ offices, county }) => {
  const below = await offices.enrolled('花园街道', '330802005', { above: county });
  const file = await offices.sent(below);
  const page = await offices.openedAt(county);
  await go(page, '授权管理');
  await page.getByRole('button', { name: '撤销花园街道的证书' }).click();
  await page.getByLabel('撤销原因').fill('电脑遗失');
  await page
    .getByRole('region', { name: '下级单位' })
    .getByRole('button', { name: /^撤\s?销$/ })
    .click();
  await expect(page.getByRole('row', { name: /花园街道.*已撤销/ })).toBeVisible();
  const list = await offices.saved(page, () => page.getByRole('button', { name: '导出撤销名单（.crl）' }).click());
  expect(readFileSync(list)[0]).toBe(0x30);
  expect(await problemsOfAccess(page)).toEqual([]);
  await go(page, '接收上报');
  await chooseFiles(page, [file]);
  await expect(page.getByText('核验未通过')).toBeVisible();
  await expect(page.getByText('签名人的证书已被撤销，没有接收；请用本单位掌握的号码打电话核实。')).toBeVisible();
  await expect(page.getByRole('button', { name: '接收', exact: true })).toBeDisabled();
  expect(offices.trouble()).toEqual([]);
});

test('一个文件夹里好几份：坏的说明原因，缺前一份的等着，其余照收；报送情况随即更新，催报名单可以复制', async ({ offices, county }) => {
  const earlier = addToMonth(lastMonth, -1);
  const names = ['花园街道', '白云街道', '荷花街道', '信安街道'] as const;
  const usb = offices.clerk.room('usb');
  const one = await offices.enrolled(names[0], '330802005', { above: county });
  const gapped = await offices.enrolled(names[1], '330802006', { above: county });
  const whole = await offices.enrolled(names[2], '330802007', { above: county });
  await offices.enrolled(names[3], '330802008', { above: county });
  await offices.sent(one, 'usb');
  await offices.sent(gapped, 'lost', earlier);
  await offices.sent(gapped, 'usb/白云');
  // both months are there: the earlier one comes in first by itself
  await offices.sent(whole, 'usb', earlier);
  await offices.sent(whole, 'usb');
  writeFileSync(join(usb, '330802009_2026-10_r1_0001.lxpkg'), 'no package');
  writeFileSync(join(usb, '别的文件.txt'), '不是上报包');

  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  await choosing(page, usb, () => page.getByRole('button', { name: '选择文件夹…' }).click());
  await expect(page.getByText('共 5 份：等待接收 3，等前一份 1，已处理 0，没有通过 1。')).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('button', { name: '接收 3 份' }).click();
  await expect(page.getByText('共 5 份：等待接收 0，等前一份 1，已处理 3，没有通过 1。')).toBeVisible();
  await expect(page.getByRole('button', { name: '下载回执' })).toHaveCount(3);
  await page.getByRole('button', { name: '不等了，接收这一份' }).click();
  await expect(page.getByText(/前面有一份上报包没有收到/)).toBeVisible();

  await go(page, '报送情况');
  const cell = (unit: string, period: string, word: string) =>
    page.getByRole('button', { name: new RegExp(`^${unit} ${monthTitle(period)}：${word}`) });
  await expect(cell(names[0], lastMonth, '已接收')).toBeVisible();
  await expect(cell(names[0], earlier, '缺报')).toBeVisible();
  await expect(cell(names[1], earlier, '缺报')).toBeVisible();
  await expect(cell(names[2], earlier, '已接收，迟报')).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await cell(names[1], lastMonth, '已接收').click();
  const behind = page.getByRole('region', { name: new RegExp(`^白云街道 ${monthTitle(lastMonth)}`) });
  await expect(behind.getByRole('heading')).toBeFocused();
  await expect(behind.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: `${monthTitle(earlier)}按时率，按时 0，应报 4，看后面的名单` }).click();
  await expect(page.getByRole('region', { name: `${monthTitle(earlier)}没有按时的单位：4 个` }).getByRole('listitem')).toHaveCount(4);
  const reminder = page.getByRole('region', { name: '催报名单' });
  await expect(reminder.getByRole('textbox')).toHaveValue(
    new RegExp(`${monthTitle(earlier)}（期限 .*）未报送：花园街道、白云街道、信安街道`),
  );
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await reminder.getByRole('button', { name: /^复\s?制$/ }).click();
  await expect(page.getByText('已复制催报名单')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('信安街道');
  expect(offices.trouble()).toEqual([]);
});

test('几百份一起：有进度，随时可以停，停下以前核验过的还在', async ({ offices, county }) => {
  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  const usb = offices.clerk.room('usb');
  const count = 400;
  for (let index = 0; index < count; index++) writeFileSync(join(usb, `330802${100 + index}_${lastMonth}_r1_0001.lxpkg`), 'no package');
  await choosing(page, usb, () => page.getByRole('button', { name: '选择文件夹…' }).click());
  await page.getByRole('button', { name: '做完这一份就停' }).click();
  const summary = page.getByText(/^共 \d+ 份：等待接收 0，等前一份 0，已处理 0，没有通过 \d+。$/);
  await expect(summary).toBeVisible();
  const done = Number(/没有通过 (\d+)/.exec((await summary.textContent()) ?? '')?.[1]);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(count);
  await expect(page.getByText('核验未通过')).toHaveCount(done);
  await expect(page.getByRole('button', { name: '选择文件夹…' })).toBeEnabled();
  expect(offices.trouble()).toEqual([]);
});

test('接收以前就退回：看清变化和本单位规则发现的错误，勾着的写进回执，什么也不写入台账', async ({ offices, county }) => {
  const below = await offices.enrolled('花园街道', '330802005', { above: county });
  await offices.clerk.ask('organization', { desk: below, name: '柯城鲁班机械有限公司', digits: '0001' });
  // the same code is at the county already: only its rules can see it
  await offices.clerk.ask('organization', { desk: county, name: '另一家', digits: '0001' });
  const file = await offices.sent(below);
  const page = await offices.openedAt(county);
  const own = await offices.openedAt(below);
  await go(page, '接收上报');
  await chooseFiles(page, [file]);
  await page.getByRole('button', { name: '查看变化、写意见、退回…' }).click();
  await expect(page.getByRole('row', { name: '两新组织 1 0 0' })).toBeVisible();
  const form = page.getByRole('form', { name: '审核' });
  const found = form.getByRole('checkbox', { name: /柯城鲁班机械有限公司/ });
  // taken, it goes into the receipt in any case; sent back, a person may leave it out
  await expect(found).toBeDisabled();
  await form.getByText('退回，不并入台账').click();
  await expect(found).toBeEnabled();
  await expect(found).toBeChecked();
  expect(await problemsOfAccess(page)).toEqual([]);
  await form.getByLabel('退回的理由').fill('信用代码与别的单位重复');
  await form.getByRole('button', { name: '退回并生成回执' }).click();
  await expect(page.getByText('已退回，没有并入台账；请把回执交给报送单位。')).toBeVisible();
  const receipt = await offices.saved(page, () => page.getByRole('button', { name: '下载回执' }).click());
  await go(page, '两新组织');
  await expect(page.getByRole('gridcell', { name: '另一家' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '柯城鲁班机械有限公司' })).toHaveCount(0);
  await choosing(own, receipt, () => own.getByRole('button', { name: '导入回执文件' }).click());
  await expect(own.getByRole('region', { name: '第4步 回执' })).toContainText('上级要求改正（1）');
  expect(offices.trouble()).toEqual([]);
});

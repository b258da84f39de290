import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { readZip } from '../../electron/exchange/envelope/read-zip.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { lastMonth, monthTitle } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { test } from '../support/offices-test.ts';

async function received(page: Page, files: string[]): Promise<void> {
  await go(page, '接收上报');
  await choosing(page, files, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: `接收 ${files.length} 份` }).click();
  await expect(page.locator('.incoming').getByRole('button', { name: '下载回执' })).toHaveCount(files.length);
}
const code = (digits: string) => `91330802MA28G${digits}${creditCheckCharacter(`91330802MA28G${digits}`)}`;
const open = (page: Page, name: string) => () => page.getByRole('region', { name }).getByRole('button', { name: /^打开/ }).click();

test('底册：县里加上新登记名单下发；乡里逐格看差别，保留或改取，一次撤销', async ({ offices, county }) => {
  const below = await offices.enrolled('花园街道', '330802005', { above: county });
  await offices.clerk.ask('organization', { desk: below, name: '柯城鲁班机械有限公司', digits: '0001' });
  const first = await offices.sent(below);
  const page = await offices.openedAt(county);
  await received(page, [first]);
  await go(page, '底册与转接');
  const issuing = page.getByRole('region', { name: '下发底册' });
  await expect(issuing.getByRole('row', { name: new RegExp(`花园街道 ${monthTitle(lastMonth)} 第 1 版 两新组织 1`) })).toBeVisible();
  const list = join(offices.clerk.room('mail'), '新登记名单.csv');
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
  const roster = await offices.saved(page, () => issuing.getByRole('button', { name: '下发 1 份底册' }).click());
  await expect(issuing.getByRole('row', { name: /花园街道.*第 1 版，/ })).toBeVisible();

  const own = await offices.openedAt(below);
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
  expect(offices.trouble()).toEqual([]);
});

test('下发几个单位的底册：合成一个 zip；有一份没有生成的，写明是哪一份，其余照样存下', async ({ offices, county }) => {
  await offices.enrolled('花园街道', '330802005', { above: county });
  await offices.enrolled('白云街道', '330802006', { above: county });
  await offices.enrolled('双港街道', '330802007', { above: county });
  const page = await offices.openedAt(county);
  await go(page, '底册与转接');
  const issuing = page.getByRole('region', { name: '下发底册' });
  await page.route('**/api/call/roster.issue', async (route) => {
    if (route.request().postData()?.includes('330802006')) await route.fulfill({ status: 400, json: { error: { code: 'DISK-FULL' } } });
    else await route.continue();
  });
  const some = await offices.saved(page, () => issuing.getByRole('button', { name: '下发 3 份底册' }).click());
  expect(some).toMatch(/330802_.*\.zip$/);
  expect([...(await readZip(readFileSync(some))).keys()]).toEqual(['330802005_roster_v1.lxbase', '330802007_roster_v1.lxbase']);
  await expect(page.getByText('已生成 2 份底册（花园街道、双港街道）')).toBeVisible();
  await expect(page.getByText('白云街道的底册没有生成：磁盘空间不足')).toBeVisible();
  await expect(issuing.getByRole('row', { name: /^白云街道.*没有下发过/ })).toBeVisible();
  await page.unroute('**/api/call/roster.issue');
  // only the one that failed is still ticked
  const rest = await offices.saved(page, () => issuing.getByRole('button', { name: '下发 1 份底册' }).click());
  expect(rest).toMatch(/330802006_roster_v1\.lxbase$/);
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(offices.trouble().filter((text) => !text.includes('400'))).toEqual([]);
});

test('转接：转出单位写单，县里转交，转入单位看过再写入；同一份再来只是告知', async ({ offices, county }) => {
  const giving = await offices.enrolled('花园街道', '330802005', { above: county });
  const receiving = await offices.enrolled('白云街道', '330802006', { above: county });
  await offices.clerk.ask('organization', { desk: giving, name: '柯城鲁班机械有限公司', digits: '0001' });
  const own = await offices.openedAt(giving);
  await go(own, '底册与转接');
  const out = own.getByRole('region', { name: '写转接单' });
  await expect(out.getByRole('button', { name: '转出并存下转接单' })).toBeDisabled();
  await out.getByRole('combobox', { name: '转出谁' }).fill('鲁班');
  await own.locator('.ant-select-item-option').getByText('柯城鲁班机械有限公司').click();
  await out.getByRole('combobox', { name: '转到' }).fill('330802006');
  await own.locator('.ant-select-item-option').getByText('（330802006）').click();
  await expect(out.getByRole('status')).toContainText('带上：两新组织 1 行');
  expect(await problemsOfAccess(own)).toEqual([]);
  const slip = await offices.saved(own, () => out.getByRole('button', { name: '转出并存下转接单' }).click());
  await expect(own.getByRole('row', { name: /转出 柯城鲁班机械有限公司/ })).toBeVisible();

  const page = await offices.openedAt(county);
  await go(page, '底册与转接');
  const passed = await offices.saved(page, () => choosing(page, slip, open(page, '转交转接单')));
  await expect(page.getByRole('row', { name: /转交 柯城鲁班机械有限公司.*等转入单位上报/ })).toBeVisible();

  const other = await offices.openedAt(receiving);
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
  expect(offices.trouble()).toEqual([]);
});

test('转接：还不是党员的积极分子，按发展党员的那一行转出；没有选党支部的不写入', async ({ offices, county }) => {
  const giving = await offices.enrolled('花园街道', '330802005', { above: county });
  const receiving = await offices.enrolled('白云街道', '330802006', { above: county });
  await offices.clerk.ask('activist', { desk: giving, name: '赵示例', number: '11010519491231002X', branch: '花园商圈党支部' });
  const own = await offices.openedAt(giving);
  await go(own, '底册与转接');
  const out = own.getByRole('region', { name: '写转接单' });
  await out.getByRole('combobox', { name: '转出谁' }).fill('赵示例');
  await own.locator('.ant-select-item-option').getByText('发展党员 赵示例').click();
  await out.getByRole('combobox', { name: '转到' }).fill('330802006');
  await own.locator('.ant-select-item-option').getByText('（330802006）').click();
  await expect(out.getByRole('status')).toContainText('带上：发展党员 1 行');
  const slip = await offices.saved(own, () => out.getByRole('button', { name: '转出并存下转接单' }).click());
  await expect(own.getByRole('row', { name: /转出 赵示例.*发展党员 1 行/ })).toBeVisible();

  const page = await offices.openedAt(county);
  await go(page, '底册与转接');
  const passed = await offices.saved(page, () => choosing(page, slip, open(page, '转交转接单')));

  const other = await offices.openedAt(receiving);
  await go(other, '底册与转接');
  await choosing(other, passed, open(other, '办理转入'));
  await expect(other.getByRole('region', { name: '转接单' })).toContainText('缺党支部的党员、发展党员记录不能写入。');
  await expect(other.getByRole('button', { name: '没有需要写入的行' })).toBeDisabled();
  await expect(other.getByText('1 行有问题，不进台账')).toBeVisible();
  expect(await problemsOfAccess(other)).toEqual([]);
  expect(offices.trouble()).toEqual([]);
});

test('跨单位重复：两边并排看，一次请两边核对', async ({ offices, county }) => {
  const desks = [
    await offices.enrolled('花园街道', '330802005', { above: county }),
    await offices.enrolled('白云街道', '330802006', { above: county }),
  ];
  const files: string[] = [];
  for (const [at, desk] of desks.entries()) {
    await offices.clerk.ask('organization', { desk, name: `同一家公司${at === 0 ? '' : '（分部）'}`, digits: '0001' });
    files.push(await offices.sent(desk));
  }
  const page = await offices.openedAt(county);
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
  expect(offices.trouble()).toEqual([]);
});

import { expect, type Page } from '@playwright/test';
import { addMonths } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { today } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { test } from '../support/offices-test.ts';

const inAYear = addMonths(today, 12);
const luban = '柯城鲁班机械有限公司';
const yunda = '柯城运达物流有限公司';
const hengtong = '柯城恒通电子有限公司';
const wanfeng = '柯城万丰食品有限公司';

async function receive(page: Page, file: string): Promise<void> {
  await go(page, '接收上报');
  await choosing(page, file, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: '接收 1 份' }).click();
  await expect(page.locator('.incoming').getByRole('button', { name: '下载回执' })).toBeVisible();
}
const cellOf = (page: Page, field: string) => page.getByRole('textbox', { name: new RegExp(field) });
const nobodys = (page: Page) => page.getByRole('region', { name: '没有包片领导' });
const layDown = (page: Page, name: string) => nobodys(page).getByRole('button', { name: `下达：${name}` });

test('两包三定：县里按“下达”列入任务书，改定后签名下发；乡里看过采用，各家一次新增，一次撤销', async ({ offices, county: above }) => {
  const below = await offices.enrolled('花园街道', '330802005', { above });
  for (const [at, name] of [luban, yunda, hengtong, wanfeng].entries())
    await offices.clerk.ask('organization', { desk: below, name, digits: `000${at + 1}`, staff: 80 });
  const reported = await offices.sent(below);

  const county = await offices.openedAt(above);
  await receive(county, reported);
  await go(county, '组建攻坚');
  await expect(nobodys(county).getByRole('heading')).toHaveText('没有包片领导：4 家');
  for (const name of [luban, yunda, hengtong, wanfeng]) await layDown(county, name).press('Enter');
  await expect(nobodys(county).getByText('已列入下一份任务书')).toHaveCount(4);
  expect(await problemsOfAccess(county)).toEqual([]);

  await go(county, '任务书');
  const laid = county.getByRole('region', { name: '随任务书下达的两包三定' });
  await expect(laid.getByRole('row')).toHaveCount(5);
  await expect(laid.getByLabel(`${luban} 期限`)).toHaveValue(addMonths(today, 6));
  await laid.getByRole('button', { name: `不下达 ${wanfeng}` }).click();
  await expect(laid.getByRole('row')).toHaveCount(4);
  await laid.getByLabel(`${luban} 包片领导`).fill('郑副书记');
  await laid.getByLabel(`${luban} 期限`).fill(inAYear);
  const issuing = county.getByRole('region', { name: '下发任务书' });
  await laid.getByLabel(`${luban} 目标`).fill('');
  await expect(issuing).toContainText('下达的两包三定没有目标');
  await expect(issuing.getByRole('button', { name: '签名并下发' })).toBeDisabled();
  await laid.getByLabel(`${luban} 目标`).fill('单独组建党支部 1 个');
  expect(await problemsOfAccess(county)).toEqual([]);
  const task = await offices.saved(county, () => issuing.getByRole('button', { name: '签名并下发' }).click());
  await expect(laid).toContainText('没有。在“组建攻坚”页');
  await go(county, '组建攻坚');
  await expect(layDown(county, wanfeng)).toBeEnabled();
  // what went out waits to be reported, and can be sent once more
  await expect(nobodys(county).getByText('已随任务书第 1 版下达，等它报来')).toHaveCount(3);
  await expect(nobodys(county).getByRole('button', { name: `再次下达：${luban}` })).toBeEnabled();

  // one of them the township has begun by itself
  const own = await offices.openedAt(below);
  await go(own, '组建攻坚');
  await nobodys(own)
    .getByRole('button', { name: `落实责任：${hengtong}` })
    .click();
  await expect(cellOf(own, '包片领导')).toBeFocused();
  await own.keyboard.type('王委员');
  await own.keyboard.press('Enter');
  await expect(own.getByText('已保存')).toBeVisible();
  await go(own, '本月');
  const card = own.getByRole('region', { name: '任务书' });
  await choosing(own, task, () => card.getByRole('button', { name: '导入任务书…' }).click());
  const asked = own.getByRole('dialog', { name: /柯城区任务书第 1 版/ });
  await expect(asked.getByText('同时下达以下 3 家的两包三定')).toBeVisible();
  await expect(asked.getByRole('row', { name: `${luban} 郑副书记 ${inAYear} 单独组建党支部 1 个 采用后新增一行` })).toBeVisible();
  await expect(asked.getByRole('row', { name: new RegExp(`^${hengtong} .* 已有未办结的，不再新增$`) })).toBeVisible();
  expect(await problemsOfAccess(own)).toEqual([]);
  await asked.getByRole('button', { name: /^采\s?用$/ }).click();
  await expect(own.getByText(/^已采用柯城区任务书第 1 版/)).toBeVisible();

  await go(own, '组建攻坚');
  const zheng = own.getByRole('region', { name: '包片领导：郑副书记' });
  await expect(zheng.getByRole('row', { name: new RegExp(luban) })).toContainText(/还缺：包点干部、定人（责任人）/);
  await expect(zheng).toContainText(inAYear);
  await expect(nobodys(own).getByRole('button', { name: `补全责任：${yunda}` })).toBeVisible();
  expect(await problemsOfAccess(own)).toEqual([]);
  // both rows were one batch, which the desk knows at once; what the unit wrote itself stays
  await expect(own.getByRole('button', { name: '撤销：采用任务书下达的两包三定 2 家' })).toBeEnabled();
  await own.keyboard.press('Control+z');
  await expect(nobodys(own).getByRole('button', { name: `落实责任：${luban}` })).toBeVisible();
  await expect(nobodys(own).getByRole('button', { name: `落实责任：${yunda}` })).toBeVisible();
  await expect(own.getByRole('region', { name: '包片领导：王委员' })).toContainText(hengtong);
  await own.keyboard.press('Control+y');
  await zheng.getByRole('button', { name: `补全责任：${luban}` }).click();
  await expect(cellOf(own, '包点干部')).toBeFocused();
  await own.keyboard.type('李干部');
  await own.keyboard.press('Tab');
  await expect(cellOf(own, '定人')).toBeFocused();
  await own.keyboard.type('张指导');
  await own.keyboard.press('Enter');
  await expect(own.getByText('已保存')).toBeVisible();
  await go(own, '组建攻坚');
  await expect(zheng.getByRole('row', { name: new RegExp(luban) })).toContainText('推进中');
  expect(offices.trouble()).toEqual([]);
});

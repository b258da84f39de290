import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

const head = (page: Page, column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`);
const card = (page: Page) => page.getByRole('dialog', { name: /^筛选/ });
const bar = (page: Page) => page.getByRole('region', { name: '筛选条件' });
const value = (page: Page, name: string) => card(page).getByRole('option', { name });
const quick = (page: Page, text: string) => page.evaluate((asked) => harnessOf(window).setQuickFilter(asked), text);
const take = (page: Page) => card(page).getByRole('button', { name: '确定' }).click();

test.describe('按列筛选', () => {
  test('Ctrl+Shift+L 开，值带行数；拼音找，Enter 确定；列头有标记，条件可改可去', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'park');
    await sheet.keys('Control+Shift+l');
    await expect(value(page, '绿色产业园')).toContainText('15');
    await expect(value(page, '（空白）')).toContainText('15');
    await sheet.type('gxyq');
    await expect(card(page).getByRole('option')).toHaveText([/找到的全部/, /高新园区/]);
    await sheet.keys('Enter');
    await expect(sheet.area).toBeFocused();
    await expect(sheet.status).toContainText('显示 15 / 60 行');
    await expect(head(page, 'park')).toHaveClass(/sheet-filtered/);
    await expect(bar(page)).toContainText('园区/市场：高新园区');
    // the funnel in the head opens it again, with what stands
    await head(page, 'park').locator('.sheet-head-filter').click();
    await expect(value(page, '绿色产业园')).toHaveAttribute('aria-selected', 'false');
    await value(page, '绿色产业园').click();
    await take(page);
    await expect(sheet.status).toContainText('显示 30 / 60 行');
    await bar(page)
      .getByRole('button', { name: /^去掉筛选“园区/ })
      .click();
    await expect(sheet.status).toContainText('共 60 行');
    await expect(bar(page)).toHaveCount(0);
    await expect(head(page, 'park')).not.toHaveClass(/sheet-filtered/);
    await expect(sheet.area).toBeFocused();
  });

  test('只用键盘：↓ 进列表，空格勾选，Esc 什么也不改', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'category');
    await sheet.keys('Control+Shift+l', 'ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'Space');
    await expect(value(page, '新社会组织')).toHaveAttribute('aria-selected', 'true');
    await expect(value(page, '新经济组织')).toHaveAttribute('aria-selected', 'false');
    await sheet.keys('Escape');
    await expect(sheet.status).toContainText('共 60 行');
    await sheet.keys('Control+Shift+l', 'ArrowDown', 'ArrowDown', 'Space', 'Enter');
    await expect(sheet.status).toContainText('显示 7 / 60 行');
    await expect(sheet.area).toBeFocused();
  });

  test('文字、数字、日期各有条件；几列一起，计数只数别的条件放过的', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'staff_full'));
    await sheet.keys('Control+Shift+l');
    await card(page).getByLabel('最小').fill('100');
    await card(page).getByLabel('最大').fill('春天');
    await sheet.keys('Enter');
    await expect(card(page).getByRole('alert')).toContainText('读不懂“春天”');
    await card(page).getByLabel('最大').fill('200');
    await sheet.keys('Enter');
    await expect(bar(page)).toContainText('专职职工数：100 至 200');
    await expect(sheet.status).toContainText('显示 12 / 60 行');

    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000007', 'registered_on'));
    await sheet.keys('Control+Shift+l');
    await card(page).getByLabel('开始日期').fill('2010.1.1');
    await card(page).getByLabel('结束日期').fill('2015年12月31日');
    await sheet.keys('Enter');
    await expect(bar(page)).toContainText('登记日期：2010-01-01 至 2015-12-31');
    await sheet.keys('Home', 'Control+Shift+l');
    const counted = await card(page).locator('.filter-value-count').first().textContent();
    await expect(sheet.status).toContainText(`显示 ${counted} / 60 行`);
    await card(page).getByLabel('条件的文字').fill('物流');
    await take(page);
    await expect(bar(page)).toContainText('名称：包含“物流”');
    await bar(page).getByRole('button', { name: '清除全部筛选' }).click();
    await expect(sheet.status).toContainText('共 60 行');
  });

  test('空白、本年的快捷按钮；只看这一列有问题的', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'registered_on');
    await sheet.keys('Control+Shift+l');
    await card(page).getByRole('button', { name: '本年' }).click();
    await expect(bar(page)).toContainText('登记日期：2026-01-01 至 2026-12-31');
    await expect(sheet.status).toContainText('显示 0 / 60 行');
    await bar(page).getByRole('button', { name: '登记日期：' }).first().click();
    await card(page).getByRole('button', { name: '清除', exact: true }).click();
    await sheet.keys('Control+Shift+l');
    await card(page).getByLabel('只看这一列有问题的').check();
    await take(page);
    await expect(sheet.status).toContainText('显示 1 / 60 行');
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2020年春');
    // mended, it stays where it is until the filters change
    await sheet.select(1, 'registered_on');
    await sheet.type('2020-3-5');
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2020-03-05');
    await quick(page, '有限公司');
    await expect(sheet.status).toContainText('显示 0 / 60 行');
  });

  test('遮住的个人信息不列出各个值', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'owner_phone'));
    await sheet.keys('Control+Shift+l');
    await expect(card(page)).toContainText('个人信息已遮住');
    await expect(card(page).getByRole('option')).toHaveCount(0);
    // what is typed goes into the card, not into the cell behind it
    await sheet.keys('Space');
    await expect(card(page).getByLabel('只看这一列有问题的')).toBeChecked();
    await sheet.keys('Escape');
    await page.evaluate(() => harnessOf(window).setReveal(true));
    await expect(sheet.cell(1, 'owner_phone')).toHaveText('13957000000');
    await sheet.keys('Control+Shift+l');
    await expect(value(page, '13957000000')).toBeVisible();
  });
});

test.describe('快速筛选', () => {
  test('汉字、拼音、首字母，几个词都要找到；粘贴过的行留在眼前', async ({ page }) => {
    const sheet = await openSheet(page);
    await quick(page, 'guangdian');
    await expect(sheet.status).toContainText('显示 6 / 60 行');
    await quick(page, 'guangd lvse');
    await expect(sheet.status).toContainText(/显示 [1-5] \/ 60 行/);
    await expect(bar(page)).toContainText('任一列：含“guangd lvse”');
    const shown = await sheet.status.textContent();
    await sheet.clip('别的名称');
    await sheet.select(1, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'name')).toHaveText('别的名称');
    await expect(sheet.status).toContainText(shown?.match(/显示 \d+ \/ 60 行/)?.[0] ?? '-');
    await bar(page)
      .getByRole('button', { name: /^去掉筛选“任一列/ })
      .click();
    await expect(sheet.status).toContainText('共 60 行');
    await quick(page, '别的');
    await expect(sheet.status).toContainText('显示 1 / 60 行');
  });

  test('排序下筛过再放开，行回到排好的位置', async ({ page }) => {
    const sheet = await openSheet(page);
    const sort = head(page, 'staff_full').locator('.ag-sort-indicator-container');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'staff_full'));
    await head(page, 'staff_full').hover();
    await sort.click();
    const first = await sheet.cell(1, 'staff_full').textContent();
    await quick(page, '光电');
    await expect(sheet.status).toContainText('显示 6 / 60 行');
    await quick(page, '');
    await expect(sheet.status).toContainText('共 60 行');
    await expect(sheet.cell(1, 'staff_full')).toHaveText(first ?? '');
    const sizes: number[] = [];
    for (let row = 1; row <= 12; row++) sizes.push(Number(await sheet.cell(row, 'staff_full').textContent()));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });

  test('五万行：按汉字、拼音、首字母都找得到', async ({ page }) => {
    test.setTimeout(180_000);
    await openSheet(page, '?rows=50000');
    const status = page.locator('.sheet-status');
    const filter = async (text: string) => {
      await page.evaluate(() => harnessOf(window).setQuickFilter(''));
      await expect(status).toContainText('共 50,000 行');
      await page.evaluate((asked) => harnessOf(window).setQuickFilter(asked), text);
    };
    await filter('光电有限');
    await expect(status).toContainText(/显示 [1-9][\d,]* \/ 50,000 行/);
    const named = await status.getByText(/^显示/).textContent();
    // by pinyin once its dictionary is there
    await filter('guangdianyouxian');
    await expect(status).toContainText(named ?? '');
    await filter('gdyx');
    await expect(status).toContainText(/显示 [1-9]/);
    await page.evaluate(() => harnessOf(window).setQuickFilter('zzz'));
    await expect(page.locator('.sheet-status')).toContainText('显示 0 / 50,000 行');
  });
});

test('看到遮住的个人信息要记下来：改一格；只打新的、复制都不算', async ({ page }) => {
  const sheet = await openSheet(page);
  const revealed = () => page.evaluate(() => [...harnessOf(window).revealed]);
  await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'owner_phone'));
  await sheet.type('1');
  await sheet.keys('Escape');
  expect(await revealed()).toEqual([]);
  await sheet.keys('F2', 'Escape');
  expect(await revealed()).toEqual(['owner_phone']);
  await sheet.keys('Control+c');
  expect((await sheet.copied()).trim()).toBe('139****0000');
  await page.evaluate(() => harnessOf(window).setReveal(true));
  await expect(sheet.cell(1, 'owner_phone')).toHaveText('13957000000');
  await sheet.keys('F2', 'Escape');
  expect(await revealed()).toEqual(['owner_phone']);
});

test('axe 没有发现问题：筛选卡片与条件', async ({ page }) => {
  test.setTimeout(120_000);
  const sheet = await openSheet(page, '?rows=10');
  await sheet.select(1, 'registered_on');
  await sheet.keys('Control+Shift+l');
  await card(page).waitFor();
  expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
  await card(page).getByRole('button', { name: '空白' }).click();
  await quick(page, '光');
  await expect(bar(page)).toBeVisible();
  expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
});

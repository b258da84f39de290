import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

const barOf = (page: Page) => page.getByRole('search');
const queryOf = (page: Page) => page.getByRole('textbox', { name: '查找内容' });
const countOf = (page: Page) => barOf(page).locator('output');
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name }).click();

test.describe('查找', () => {
  test('按汉字、拼音首字母找，逐处走，Esc 回到找到的格', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+f');
    await expect(queryOf(page)).toBeFocused();
    await sheet.type('启明');
    await expect(countOf(page)).toHaveText('第 1 处，共 5 处');
    expect(await sheet.label()).toContain('衢州龙游启明信息科技有限公司');
    await expect(queryOf(page)).toBeFocused();
    await sheet.keys('Enter', 'F3');
    await expect(countOf(page)).toHaveText('第 3 处，共 5 处');
    await sheet.keys('Shift+Enter', 'Shift+F3', 'Shift+F3');
    await expect(countOf(page)).toHaveText('第 5 处，共 5 处');
    const found = await sheet.label();
    await queryOf(page).fill('qimingxinxi');
    await expect(countOf(page)).toHaveText('第 1 处，共 1 处');
    await queryOf(page).fill('qmxxkj');
    await expect(countOf(page)).toHaveText('第 1 处，共 1 处');
    await queryOf(page).fill('启明没有');
    await expect(countOf(page)).toHaveText('没有找到');
    await queryOf(page).fill('启明');
    await expect(countOf(page)).toHaveText(/共 5 处/);
    await sheet.keys('Shift+Enter');
    await sheet.keys('Escape');
    await expect(barOf(page)).toHaveCount(0);
    await expect(sheet.area).toBeFocused();
    expect(found).toContain('启明');
    // F3 goes on without the bar
    const here = await sheet.label();
    await sheet.keys('F3');
    await expect.poll(sheet.label).not.toBe(here);
    expect(await sheet.label()).toContain('启明');
  });

  test('整格匹配、区分大小写、只在选区；查找栏开着照样能改', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'park');
    await sheet.type('abc');
    await sheet.keys('Enter');
    await sheet.type('ABC 园区');
    await sheet.keys('Enter');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'name'));
    await sheet.keys('Control+f');
    await sheet.type('abc');
    await expect(countOf(page)).toHaveText('第 1 处，共 2 处');
    await tick(page, '区分大小写');
    await expect(countOf(page)).toHaveText('第 1 处，共 1 处');
    await tick(page, '区分大小写');
    await tick(page, '整格匹配');
    await expect(countOf(page)).toHaveText('第 1 处，共 1 处');
    await tick(page, '整格匹配');
    // the cells stay usable: a change is counted at once
    await sheet.select(5, 'park');
    await sheet.type('abcd');
    await sheet.keys('Enter');
    await expect(countOf(page)).toHaveText(/共 3 处/);
    await expect(page.getByRole('checkbox', { name: '只在选区' })).toBeDisabled();
    await sheet.select(2, 'park');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+f');
    await tick(page, '只在选区');
    await expect(countOf(page)).toHaveText(/共 2 处/);
  });

  test('只查看得见的行列：筛选、排序以后按新的次序，个人信息显示后才查', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+f');
    await sheet.type('13957000037');
    await expect(countOf(page)).toHaveText('没有找到');
    await expect(barOf(page)).toContainText('个人信息没有显示，不查');
    await page.evaluate(() => harnessOf(window).setReveal(true));
    await expect(barOf(page)).not.toContainText('个人信息没有显示');
    await queryOf(page).fill('1395700003');
    await queryOf(page).fill('13957000037');
    await expect(countOf(page)).toHaveText('第 1 处，共 1 处');
    await queryOf(page).fill('机械');
    await expect(countOf(page)).toHaveText(/共 9 处/);
    await page.evaluate(() => harnessOf(window).setQuickFilter('江山'));
    await expect(sheet.status).toContainText('显示 10 / 60 行');
    const among = await page.locator('.sheet-cell[col-id="name"]', { hasText: '机械' }).count();
    await expect(countOf(page)).toHaveText(new RegExp(`共 ${among} 处`));
    expect(among).toBeLessThan(9);
  });

  test('五万行：打字不卡，找到多少随时说明', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await openSheet(page, '?rows=50000');
    await sheet.select(1, 'name');
    await sheet.keys('Control+f');
    await page.evaluate(() => {
      const drawn = { frames: 0 };
      Object.assign(window, { drawn });
      const tick = () => {
        drawn.frames += 1;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    await sheet.type('qmxxkj');
    await expect(queryOf(page)).toHaveValue('qmxxkj');
    await expect(countOf(page)).toHaveText(/^第 1 处，共 [\d,]+ 处$/, { timeout: 60_000 });
    // a search that held the page until it had been through all rows would let none be drawn
    expect(await page.evaluate(() => (window as unknown as { drawn: { frames: number } }).drawn.frames)).toBeGreaterThan(3);
  });

  test('输入法组字时不查，组完才查', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+f');
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'qi', selectionStart: 2, selectionEnd: 2 });
    await page.waitForTimeout(100);
    await expect(countOf(page)).toHaveText('');
    await client.send('Input.insertText', { text: '启明' });
    await expect(countOf(page)).toHaveText('第 1 处，共 5 处');
  });

  test('axe 没有发现问题', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=10');
    await sheet.select(1, 'name');
    await sheet.keys('Control+h');
    await sheet.type('公司');
    await expect(page.getByRole('list', { name: '替换前后' })).toBeVisible();
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
  });
});

test.describe('替换', () => {
  const lines = (page: Page) => page.getByRole('list', { name: '替换前后' }).getByRole('listitem');

  test('先看替换前后，去掉不要的，一批写入', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+h');
    await sheet.type('启明');
    await page.getByRole('textbox', { name: '替换为' }).fill('晨曦');
    await expect(lines(page)).toHaveCount(5);
    await expect(lines(page).first()).toContainText('衢州龙游启明信息科技有限公司 → 衢州龙游晨曦信息科技有限公司');
    await lines(page).nth(1).getByRole('checkbox').click();
    await page.getByRole('button', { name: '全部替换（4 处）' }).click();
    await expect(barOf(page)).toContainText('已替换 4 处（撤销：Ctrl+Z）');
    await expect(countOf(page)).toHaveText(/共 1 处/);
    expect(await sheet.batches()).toEqual([{ label: '替换 4 处', origin: 'keyboard', changes: 4 }]);
  });

  test('按人写的样子替换再读：类别按名称，日期按写法，链接按名称', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(1, 'name');
    await sheet.keys('Control+h');
    await sheet.type('新经济组织');
    await page.getByRole('textbox', { name: '替换为' }).fill('新社会组织');
    await page.getByRole('button', { name: /全部替换（7 处）/ }).click();
    await expect.poll(() => sheet.saved('org-000000', 'category')).toBe('new_social');
    await queryOf(page).fill('府山街道综合党委');
    await page.getByRole('textbox', { name: '替换为' }).fill('城东市场党支部');
    await page.getByRole('button', { name: /全部替换/ }).click();
    await expect.poll(() => sheet.saved('org-000000', 'party_organization')).toBe('party-3');
    await queryOf(page).fill('2003-01-01');
    await page.getByRole('textbox', { name: '替换为' }).fill('2004年3月5日');
    await expect(lines(page).first()).toContainText('→ 2004-03-05');
    await page.getByRole('button', { name: /全部替换/ }).click();
    await expect.poll(() => sheet.saved('org-000000', 'registered_on')).toBe('2004-03-05');
  });

  test('不能修改的标出来；替换后读不懂的不替，除非逐条勾选', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+h');
    await sheet.type('2015-');
    await page.getByRole('textbox', { name: '替换为' }).fill('某年');
    await expect(barOf(page)).toContainText('替换后读不懂，要替换请逐条勾选');
    await expect(lines(page).getByText('不能修改').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '全部替换' })).toBeDisabled();
    const mended = lines(page).filter({ hasText: '读不懂', hasNotText: '不能修改' }).first();
    await mended.getByRole('checkbox').click();
    await page.getByRole('button', { name: '全部替换（1 处）' }).click();
    await expect.poll(sheet.batches).toEqual([{ label: '替换 1 处', origin: 'keyboard', changes: 1 }]);
  });

  test('替换并找下一处，一处一步', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+h');
    await sheet.type('启明');
    await expect(countOf(page)).toHaveText('第 1 处，共 5 处');
    await page.getByRole('textbox', { name: '替换为' }).fill('启明星');
    await sheet.keys('Enter');
    await expect(countOf(page)).toHaveText('第 2 处，共 5 处');
    await sheet.keys('Enter');
    await expect(countOf(page)).toHaveText('第 3 处，共 5 处');
    await expect.poll(() => sheet.saved('org-000002', 'name')).toBe('衢州龙游启明星信息科技有限公司');
    expect((await sheet.batches()).map(({ label }) => label)).toEqual(['替换 1 处', '替换 1 处']);
  });
});

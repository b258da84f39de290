import { expect } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

test.describe('剪贴板与行', () => {
  test('复制一块再贴到别处，内容相同', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
    expect(await sheet.copied()).toBe('衢州柯城金桥电子有限公司\t91330802MA28100006\r\n衢州衢江明德竹木有限公司\t91330802MA28100019\r\n');
    await sheet.select(10, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.cell(11, 'credit_code')).toHaveText('91330802MA28100019');
    expect(await sheet.batches()).toEqual([{ label: '粘贴 2 行', origin: 'paste', changes: 2 }]);
  });

  test('贴过末尾就添行；单个值填满选区；读不懂的保留', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=3');
    await sheet.clip('甲公司\t91330802MA28100006\r\n"乙\n公司"\t\r\n丙公司\t不知道\r\n');
    await sheet.select(3, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.cell(5, 'name')).toHaveText('丙公司');
    await expect(sheet.cell(6, '#')).toHaveText('＊');
    await expect(sheet.cell(4, 'name')).toHaveText('乙 公司');
    await sheet.clip('2020年冬');
    await sheet.select(1, 'registered_on');
    await sheet.keys('Shift+ArrowDown', 'Control+v');
    await expect(sheet.cell(2, 'registered_on')).toHaveText('2020年冬');
    await expect(sheet.cell(2, 'registered_on')).toHaveClass(/sheet-error/);
    await expect.poll(sheet.batches).toEqual([
      { label: '粘贴 3 行', origin: 'paste', changes: 3 },
      { label: '粘贴 2 行', origin: 'paste', changes: 2 },
    ]);
  });

  test('只有 HTML 的剪贴板：取第一个表，合并的格只填首格，换行照旧', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=6');
    await sheet.clipHtml(`<p>抄自网页</p><table>
      <tr><th rowspan="2">合并&nbsp;公司</th><td>91330802MA28100006</td></tr>
      <tr><td>91330802MA28100019</td></tr>
      <tr><td colspan="2">上行<br>下行</td></tr>
    </table><table><tr><td>第二个表</td></tr></table>`);
    await sheet.select(1, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'name')).toHaveText('合并 公司');
    await expect(sheet.cell(2, 'name')).toHaveText('');
    await expect(sheet.cell(1, 'credit_code')).toHaveText('91330802MA28100006');
    await expect(sheet.cell(2, 'credit_code')).toHaveText('91330802MA28100019');
    await expect(sheet.cell(3, 'credit_code')).toHaveText('');
    await expect(sheet.cell(4, 'name')).toContainText('晨光');
    await expect(sheet.status).toContainText('选中 3 行 × 2 列');
    await sheet.select(3, 'name');
    await sheet.keys('F2');
    await expect(sheet.area).toHaveValue(/^上行\s下行$/);
    await sheet.keys('Escape');
    await expect.poll(sheet.batches).toEqual([{ label: '粘贴 3 行', origin: 'paste', changes: 3 }]);
  });

  test('向下填充、插入行、删除行', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=6');
    await sheet.select(1, 'park');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await expect(sheet.cell(3, 'park')).toHaveText('绿色产业园');
    await sheet.select(2, 'park');
    await sheet.keys('Control+Minus');
    await expect(sheet.status).toContainText('共 5 行');
    await expect(sheet.cell(2, 'name')).toContainText('启明');
    await sheet.keys('Control+Shift++');
    await expect(sheet.cell(2, 'name')).toHaveText('');
    await sheet.keys('Home');
    await sheet.type('插进来的公司');
    await sheet.keys('Enter');
    await expect(sheet.cell(2, 'name')).toHaveText('插进来的公司');
    await expect(sheet.status).toContainText('共 6 行');
  });

  test('写入失败：内容留在屏上，可重试', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => Object.assign(harnessOf(window).ledger, { refuseWith: 'DISK-FULL' }));
    await sheet.select(2, 'park');
    await sheet.type('保不住的');
    await sheet.keys('Enter');
    await expect(sheet.notice).toContainText('磁盘空间不足');
    await expect(sheet.cell(2, 'park')).toHaveText('保不住的');
    await expect(sheet.cell(2, 'park')).toHaveClass(/sheet-failed/);
    await expect(sheet.status).toContainText('1 项未保存');
    await page.evaluate(() => Object.assign(harnessOf(window).ledger, { refuseWith: undefined }));
    await page.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('保不住的');
    await expect(sheet.cell(2, 'park')).not.toHaveClass(/sheet-failed/);
  });

  test('连着改同一格，迟到的回答不盖住新的', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => Object.assign(harnessOf(window).ledger, { delay: 200 }));
    await sheet.select(2, 'park');
    for (const text of ['一', '二', '三']) {
      await sheet.type(text);
      await sheet.keys('Enter', 'ArrowUp');
    }
    await page.waitForTimeout(250);
    await expect(sheet.cell(2, 'park')).toHaveText('三');
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('三');
    await expect(sheet.cell(2, 'park')).toHaveText('三');
  });
});

test.describe('问题、排序、筛选', () => {
  test('F8 走到下一处问题，悬停说明原因', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('F8');
    expect(await sheet.label()).toMatch(/^统一社会信用代码，第 5 行，空；“统一社会信用代码”没有填写/);
    await sheet.keys('F8');
    expect(await sheet.label()).toMatch(/^登记日期，第 8 行/);
    await sheet.keys('Shift+F8');
    await sheet.cell(5, 'credit_code').hover();
    await expect(page.locator('.sheet-tip')).toContainText('没有填写');
  });

  test('排序后选区仍在原来的行，改过的行不挪动', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'registered_on');
    const head = page.locator('.ag-header-cell[col-id="registered_on"]');
    await head.hover();
    await head.locator('.ag-sort-indicator-container').click();
    await head.locator('.ag-sort-indicator-container').click();
    await expect(sheet.cell(1, 'registered_on')).not.toHaveText('2003-01-01');
    expect(await sheet.label()).toContain('2004-02-02');
    const label = await sheet.label();
    await sheet.type('2026-1-1');
    await sheet.keys('Enter', 'ArrowUp');
    expect((await sheet.label())?.match(/第 \d+ 行/)?.[0]).toBe(label?.match(/第 \d+ 行/)?.[0]);
    await sheet.keys('Control+End', 'Home');
    expect(await sheet.label()).toBe('名称，第 61 行，空');
    await sheet.type('新来的');
    await sheet.keys('Enter');
    await expect(sheet.cell(61, 'name')).toHaveText('新来的');
    await expect(sheet.cell(62, '#')).toHaveText('＊');
  });

  test('快速筛选、只看有问题的行', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).setQuickFilter('光电'));
    await expect(sheet.status).toContainText('显示 6 / 60 行');
    await page.evaluate(() => harnessOf(window).setQuickFilter(''));
    await page.evaluate(() => harnessOf(window).sheet.current.onlyProblems(true));
    await expect(sheet.status).toContainText('显示 3 / 60 行');
    await expect(sheet.cell(1, 'name')).toContainText('天元物流');
  });

  test('个人信息遮住，按需显示，改时看全', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'owner_phone'));
    await expect(sheet.cell(1, 'owner_phone')).toHaveText('139****0000');
    expect(await sheet.label()).toContain('139****0000');
    await sheet.keys('F2');
    await expect(sheet.area).toHaveValue('13957000000');
    await sheet.keys('Escape');
    await page.evaluate(() => harnessOf(window).setReveal(true));
    await expect(sheet.cell(1, 'owner_phone')).toHaveText('13957000000');
  });

  test('撤销、恢复的键交给页面', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'name');
    await sheet.keys('Control+z');
    await expect(page).toHaveTitle('撤销');
    await sheet.keys('Control+y');
    await expect(page).toHaveTitle('恢复');
  });

  test('axe 没有发现问题', async ({ page }) => {
    test.setTimeout(60_000);
    await page.setViewportSize({ width: 900, height: 400 });
    const sheet = await openSheet(page, '?rows=10');
    await sheet.select(1, 'category');
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
    await sheet.keys('Alt+ArrowDown');
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
  });

  test('五千行：粘贴两千行是一批，别的单位的行不动；全选', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5000');
    await sheet.clip(Array.from({ length: 2000 }, (_, row) => `大单${row}\t91330802MA28100006\t新经济组织`).join('\r\n'));
    await sheet.select(1, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'name')).toHaveText('大单0');
    await expect.poll(sheet.batches, { timeout: 10_000 }).toEqual([{ label: '粘贴 2000 行', origin: 'paste', changes: 1999 }]);
    await expect(sheet.notice).toContainText('其他单位');
    await sheet.keys('Control+a');
    await expect(sheet.status).toContainText('选中 5,001 行');
  });
});

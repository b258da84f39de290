import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

/** Six rows, some of whose 登记日期 cannot be read as they stand. */
async function withOddDates(page: Page, query = '?rows=6') {
  const sheet = await openSheet(page, query);
  await sheet.clip('二〇二〇年三月五日\r\n26.3.5\r\n05/03/2020\r\n2019年5月\r\n43591\r\n');
  await sheet.select(1, 'registered_on');
  await sheet.keys('Control+v');
  await expect.poll(() => sheet.batches()).toHaveLength(1);
  await expect(sheet.cell(5, 'registered_on')).toHaveClass(/sheet-error/);
  const card = page.getByRole('dialog', { name: /的问题$/ });
  return { ...sheet, card };
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '');

test.describe('问题与修正', () => {
  test('Ctrl+. 打开卡片：轻重、原因、依据；数字键修正一格，焦点回到表格', async ({ page }) => {
    const sheet = await withOddDates(page);
    await sheet.select(1, 'registered_on');
    await sheet.keys('Control+.');
    await expect(sheet.card).toContainText('错误');
    await expect(sheet.card).toContainText('读不懂“二〇二〇年三月五日”');
    await expect(sheet.card).toContainText('ROW-002 录入的内容都能识别 · 依据：台账字段说明');
    await expect(page.getByRole('button', { name: '改为“2020-03-05”' })).toBeFocused();
    expect(await problemsOfAccess(page, 'main')).toEqual([]);
    await sheet.keys('1');
    await expect(sheet.card).toBeHidden();
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2020-03-05');
    await expect(sheet.cell(1, 'registered_on')).not.toHaveClass(/sheet-error/);
    expect(await focused(page)).toBe('sheet-capture');
    await expect(sheet.area).toHaveAttribute('aria-label', /登记日期.*2020-03-05(?!.*读不懂)/);
    expect((await sheet.batches()).at(-1)).toEqual({ label: '修正“登记日期”', origin: 'keyboard', changes: 1 });
  });

  test('两种读法都给出：方向键选，回车用；没有把握的不给', async ({ page }) => {
    const sheet = await withOddDates(page);
    await sheet.select(3, 'registered_on');
    await sheet.keys('Control+.');
    await expect(sheet.card.getByRole('button', { name: /改为/ })).toHaveText([/2020-05-03/, /2020-03-05/]);
    await sheet.keys('ArrowDown', 'Enter');
    await expect(sheet.cell(3, 'registered_on')).toHaveText('2020-03-05');
    await sheet.select(4, 'registered_on');
    await sheet.keys('Control+.');
    await expect(sheet.card).toContainText('读不懂“2019年5月”');
    await expect(sheet.card.getByRole('button', { name: /改为/ })).toHaveCount(0);
    await sheet.keys('Escape');
    await expect(sheet.card).toBeHidden();
    expect(await focused(page)).toBe('sheet-capture');
  });

  test('整列一并修正：先看修正前后，一批写入', async ({ page }) => {
    const sheet = await withOddDates(page);
    await sheet.select(2, 'registered_on');
    await sheet.keys('Control+.');
    await page.getByRole('button', { name: '整列一并修正（3 处）…' }).click();
    const preview = page.getByRole('table', { name: '将要修改的单元格' });
    await expect(preview.getByRole('row')).toHaveText([/行/, /1二〇二〇年三月五日2020-03-05/, /226.3.52026-03-05/, /5435912019-05-06/]);
    expect(await problemsOfAccess(page, 'main')).toEqual([]);
    await expect(page.getByRole('button', { name: '修正 3 处' })).toBeFocused();
    await sheet.keys('Enter');
    await expect(sheet.cell(5, 'registered_on')).toHaveText('2019-05-06');
    await expect(sheet.cell(3, 'registered_on')).toHaveText('05/03/2020');
    await expect.poll(async () => (await sheet.batches()).at(-1)).toEqual({ label: '修正“登记日期” 3 格', origin: 'keyboard', changes: 3 });
    expect(await focused(page)).toBe('sheet-capture');
  });

  test('点右上角打开；提醒就地写说明，写不成时字还在', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=12');
    const card = page.getByRole('dialog', { name: '“业主电话”第 10 行的问题' });
    const cell = sheet.cell(10, 'owner_phone');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000009', 'owner_phone'));
    await expect(cell).toHaveClass(/sheet-warning/);
    const { width } = (await cell.boundingBox()) ?? { width: 0 };
    await cell.click({ position: { x: width / 2, y: 14 } });
    await expect(card).toBeHidden();
    await cell.click({ position: { x: width - 5, y: 4 } });
    await expect(card).toContainText('提醒');
    await page.getByRole('button', { name: '填写说明…' }).click();
    await page.evaluate(() => Object.assign(harnessOf(window).ledger, { refuseWith: 'DISK-FULL' }));
    await page.getByRole('textbox', { name: '说明' }).fill('号码 1390570 属实，系座机');
    await sheet.keys('Control+Enter');
    await expect(card.getByRole('alert')).toContainText('磁盘空间不足');
    expect(await problemsOfAccess(page, 'main')).toEqual([]);
    await page.evaluate(() => Object.assign(harnessOf(window).ledger, { refuseWith: undefined }));
    await sheet.keys('Control+Enter');
    await expect(card).toBeHidden();
    await expect(cell).toHaveClass(/sheet-waived/);
    expect(await focused(page)).toBe('sheet-capture');
    await sheet.keys('Control+.');
    await expect(card).toContainText('说明：号码 1390570 属实，系座机');
  });

  test('F8 逐处走，状态栏说明第几处，不打开卡片；筛选和排序之后照样', async ({ page }) => {
    const sheet = await withOddDates(page);
    await sheet.select(1, 'name');
    await sheet.keys('F8');
    expect(await sheet.label()).toContain('登记日期，第 1 行');
    expect(await sheet.label()).toContain('第 1 处，共 6 处');
    await expect(sheet.status).toContainText('第 1 处，共 6 处');
    await expect(sheet.card).toBeHidden();
    await sheet.keys('F8', 'Shift+F8', 'Shift+F8');
    await expect(sheet.status).toContainText('第 6 处，共 6 处');
    await sheet.keys('ArrowLeft');
    await expect(sheet.status).not.toContainText('共 6 处');
    await page.locator('.ag-header-cell[col-id="name"]').hover();
    await page.locator('.ag-header-cell[col-id="name"] .ag-sort-indicator-container').click();
    await sheet.keys('Control+Home', 'F8');
    await expect(sheet.status).toContainText('第 1 处，共 6 处');
    const first = await page.locator('.sheet-line[row-index="0"] .sheet-cell.sheet-error').count();
    expect(await sheet.label()).toContain(first > 0 ? '第 1 行' : '第 2 行');
    await page.evaluate(() => harnessOf(window).setQuickFilter('龙游'));
    await expect(sheet.status).toContainText('显示 1 / 6 行');
    await sheet.keys('Control+Home', 'F8');
    await expect(sheet.status).toContainText('第 1 处，共 1 处');
  });

  test('卡片开着时 F8 到下一处，卡片跟着走', async ({ page }) => {
    const sheet = await withOddDates(page);
    await sheet.select(1, 'registered_on');
    await sheet.keys('Control+.', 'F8');
    await expect(page.getByRole('dialog', { name: '“登记日期”第 2 行的问题' })).toBeVisible();
    await expect(page.getByRole('button', { name: '改为“2026-03-05”' })).toBeFocused();
  });

  test('鼠标停在格上：原因、依据、怎样修正', async ({ page }) => {
    const sheet = await withOddDates(page);
    await page.mouse.move(900, 500);
    await sheet.cell(1, 'registered_on').hover();
    await expect(page.locator('.sheet-tip')).toContainText('依据：台账字段说明');
    await expect(page.locator('.sheet-tip')).toContainText('可以改为“2020-03-05”：点右上角或按 Ctrl+.');
  });
});

import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, downloaded, type OpenDesk, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { writtenSheets } from '../support/written-workbook.ts';

const desks: OpenDesk[] = [];
test.afterEach(async () => {
  for (const { page, host } of desks.splice(0)) {
    await page.context().close();
    await host.stop();
  }
});

/** A new ledger at its sheet of members, three of them typed in, as wide as most office screens. */
async function membersOf(browser: Browser): Promise<Page> {
  const desk = await openDesk(browser);
  desks.push(desk);
  const { page } = desk;
  await page.setViewportSize({ width: 1366, height: 768 });
  await createLedger(page, '乡镇、街道', '330822109');
  await go(page, '党员');
  await expect(page.getByText('还没有党员')).toBeVisible();
  for (const [name, idNumber] of [
    ['王示例', '330802199003070113'],
    ['李示例', '33080219910307011X'],
    ['王样本', '330802199203070115'],
  ] as const) {
    await page.locator('.sheet-capture').pressSequentially(name);
    await page.keyboard.press('Tab');
    await page.locator('.sheet-capture').pressSequentially(idNumber);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('已保存')).toBeVisible();
  return page;
}

const panelOf = (page: Page) => page.getByRole('dialog', { name: '导出党员' });
const openPanel = (page: Page) => page.getByRole('button', { name: '导出', exact: true }).click();

test('导出看得见的行：按筛选后的样子，个人信息遮住；要完整的就记入历史', async ({ browser }) => {
  test.slow();
  const page = await membersOf(browser);
  await page.getByRole('textbox', { name: '筛选党员' }).fill('王');
  await expect(page.getByRole('heading', { name: /党员/ }).first()).toContainText('2 / 3 行');

  await openPanel(page);
  await expect(panelOf(page).getByRole('radio', { name: /看得见的行和列/ })).toBeFocused();
  const masked = await downloaded(page, () => panelOf(page).getByRole('button', { name: '导出' }).click());
  expect(masked.suggestedFilename()).toMatch(/_党员_\d{4}-\d\d-\d\d\.xlsx$/);
  await expect(panelOf(page)).toHaveCount(0);
  await expect(page.locator('.sheet-capture')).toBeFocused();
  const rows = writtenSheets(readFileSync(await masked.path())).get('党员')?.rows ?? [];
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ['姓名', '公民身份号码'],
    ['王示例', '330802********0113'],
    ['王样本', '330802********0115'],
  ]);

  await openPanel(page);
  await panelOf(page).getByText('文本 .csv').click();
  await panelOf(page).getByText('包含完整的个人信息').click();
  const whole = await downloaded(page, () => panelOf(page).getByRole('button', { name: '导出' }).click());
  const text = readFileSync(await whole.path(), 'utf8');
  expect(text).toMatch(/^\ufeff姓名,公民身份号码,.*\r\n王示例,330802199003070113\t,.*\r\n王样本,330802199203070115\t,.*\r\n$/);
  await page.getByRole('button', { name: '历史' }).click();
  await expect(page.getByText('导出个人信息（2 行，.csv）')).toBeVisible();
});

test('下载导入模板；面板按 Escape 收起，焦点回到表上', async ({ browser }) => {
  test.slow();
  const page = await membersOf(browser);
  await openPanel(page);
  await expect(panelOf(page).getByRole('radio', { name: /看得见的行和列/ })).toBeFocused();
  expect(await problemsOfAccess(page, '.export-panel')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panelOf(page)).toHaveCount(0);
  await expect(page.locator('.sheet-capture')).toBeFocused();
  await page.getByRole('button', { name: '更多操作' }).click();
  const file = await downloaded(page, () => page.getByRole('menuitem', { name: '下载导入模板' }).click());
  expect(file.suggestedFilename()).toBe('党员_导入模板.xlsx');
  expect([...writtenSheets(readFileSync(await file.path())).keys()]).toEqual(['党员', '示例', '填写说明', '选项']);
});

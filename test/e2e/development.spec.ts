import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, type OpenDesk } from '../support/app-server.ts';
import { type Desks, test } from '../support/desk-test.ts';
import { go } from '../support/navigation.ts';

/** A desk of its own, seen on 3 November 2026, with its page 发展. */
async function openProgress(desks: Desks, level: string, unit: string): Promise<OpenDesk> {
  const desk = await desks.empty();
  const { page } = desk;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.clock.setFixedTime('2026-11-03T09:00:00+08:00');
  await createLedger(page, level, unit);
  await go(page, '发展');
  await expect(page.getByRole('heading', { name: '发展党员进度' })).toBeVisible();
  return desk;
}

/** Types a person into the next free row of the sheet, a cell for each text from 姓名 on. */
async function enter(page: Page, row: number, cells: readonly string[]): Promise<void> {
  const cell = page.getByRole('textbox', { name: new RegExp(`第 ${row} 行`) });
  await page.getByRole('textbox', { name: /第 \d+ 行/ }).press('Home');
  await expect(cell).toBeFocused();
  for (const cell of cells) {
    if (cell !== '') await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
}

test('发展：从空表开始，录入后写出下一步和期限；按阶段、期限筛选；填了下一步、四个双，跟着变', async ({ desks }) => {
  const { page, trouble } = await openProgress(desks, '乡镇、街道', '330822109');
  await expect(page.getByRole('region', { name: '怎样开始' })).toContainText('收到入党申请书以后');
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('region', { name: '怎样开始' }).getByRole('link', { name: '发展党员表' }).click();

  // name, number, branch, employer, source, applied, talked, activist, mentors, reviews
  await enter(page, 1, ['王申请', '', '', '', '', '2026-09-20']);
  await enter(page, 2, ['李积极', '', '', '', '一线职工', '2025-02-10', '2025-03-01', '2025-06-01', '周书记', '2026-05-20|表现良好']);
  await enter(page, 3, ['陈新人', '', '', '', '', '2026-10-28']);
  await go(page, '发展');

  const people = page.getByRole('region', { name: '人员：3 名' });
  await expect(people.getByRole('rowheader')).toHaveText(['王申请', '李积极', '陈新人']);
  await expect(people.getByRole('row', { name: /王申请/ })).toContainText('派人谈话DEV-004 · 依据：细则72026-10-20 前逾期 14 天');
  const activist = people.getByRole('row', { name: /李积极/ });
  await expect(activist).toContainText('还有 17 天');
  await expect(activist).toContainText('可确定为发展对象 2026-06-01 起');
  expect(await problemsOfAccess(page)).toEqual([]);

  await page.getByRole('radiogroup', { name: '阶段' }).getByText('积极分子 1').click();
  await expect(page.getByRole('region', { name: '人员：1 名' }).getByRole('rowheader')).toHaveText(['李积极']);
  await page.getByRole('radiogroup', { name: '阶段' }).getByText('在册 3').click();
  await page.getByRole('radiogroup', { name: '期限' }).getByText('已逾期 1').click();
  await expect(page.getByRole('region', { name: '人员：1 名' }).getByRole('rowheader')).toHaveText(['王申请']);

  // the name leads to the cell of the next step
  await page.getByRole('button', { name: '王申请', exact: true }).press('Enter');
  await expect(page.getByRole('textbox', { name: /派人谈话日期/ })).toBeFocused();
  await page.keyboard.type('2026-10-10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, '发展');
  await expect(page.getByRole('row', { name: /王申请/ })).toContainText('研究确定积极分子');

  await page.getByRole('button', { name: '李积极，双培养：未做' }).click();
  await expect(page.getByRole('textbox', { name: /双培养日期/ })).toBeFocused();
  await page.keyboard.type('2025-07-01');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, '发展');
  await expect(page.getByRole('button', { name: '李积极，双培养：2025-07-01 已做' })).toBeVisible();
  await expect(page.getByRole('region', { name: '计算依据' })).toContainText('集中培训至少几天：3');
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('textbox', { name: '按姓名或党支部查找' }).fill('没有这个人');
  await expect(page.getByText('没有符合条件的人员。')).toBeVisible();
  expect(trouble).toEqual([]);
});

test('发展：县里写着填报单位', async ({ desks }) => {
  const { page, trouble } = await openProgress(desks, '县（市、区）', '330822');
  await page.getByRole('region', { name: '怎样开始' }).getByRole('link', { name: '发展党员表' }).click();
  await enter(page, 1, ['王申请', '', '', '', '', '2026-10-20']);
  await go(page, '发展');
  await expect(page.getByRole('row', { name: /王申请/ })).toContainText('常山县');
  expect(trouble).toEqual([]);
});

import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger } from '../support/app-server.ts';
import { test } from '../support/desk-test.ts';
import { go } from '../support/navigation.ts';

const cellOf = (page: Page, field: string) => page.getByRole('textbox', { name: new RegExp(field) });
/** Types into the cells of a row from the one that has the focus, one after the other. */
async function typeAcross(page: Page, cells: readonly (readonly [field: string, text: string])[]): Promise<void> {
  for (const [field, text] of cells) {
    await expect(cellOf(page, field)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByText('已保存')).toBeVisible();
}
const filter = (page: Page, title: string) => page.getByRole('radiogroup', { name: '筛选' }).getByText(new RegExp(`^${title} \\d+$`));
const counted = async (page: Page, title: string) => Number(/\d+/.exec((await filter(page, title).textContent()) ?? '')?.[0]);

test('组建攻坚：本月待办到页面，落实责任到两包三定表，填完成为推进中；逾期、建成各有名单', async ({ desks }) => {
  test.slow();
  const { page, trouble } = await desks.sample('2026-11-03');
  const todo = page.getByText(/^待办：/);
  const [, open] = /应建未建 (\d+) 家，\1 家未落实责任/.exec((await todo.textContent()) ?? '') ?? [];
  expect(Number(open)).toBeGreaterThan(2);
  await todo.getByRole('link').click();
  await expect(page.getByRole('heading', { name: '组建攻坚', level: 1 })).toBeVisible();
  const before = await counted(page, '应建未建');
  expect(before).toBe(Number(open));
  expect(await counted(page, '未落实责任')).toBe(before);
  expect(await counted(page, '已落实')).toBe(0);
  const nobody = page.getByRole('region', { name: '没有包片领导' });
  await expect(nobody.getByRole('heading')).toHaveText(`没有包片领导：${before} 家`);
  expect(await problemsOfAccess(page)).toEqual([]);

  // by keyboard alone, from the button to the last cell
  const act = nobody.getByRole('button', { name: /^落实责任：/ }).first();
  const name = ((await act.getAttribute('aria-label')) ?? '').slice('落实责任：'.length);
  await act.press('Enter');
  await typeAcross(page, [['包片领导', '郑副书记']]);
  await go(page, '组建攻坚');
  const mine = page.getByRole('region', { name: '包片领导：郑副书记' });
  await expect(mine.getByRole('row', { name: new RegExp(name) })).toContainText(
    '还缺：包点干部、定人（责任人）、定时（完成期限）、定量（目标）',
  );
  expect(await counted(page, '未落实责任')).toBe(before);
  await mine.getByRole('button', { name: `补全责任：${name}` }).click();
  await typeAcross(page, [
    ['包点干部', '王干部'],
    ['定人', '张指导'],
    ['定时', '2026-11-20'],
  ]);
  // 定量 names the row and stands before all others
  await page.keyboard.press('Home');
  await typeAcross(page, [['定量', '单独组建党支部 1 个']]);
  await go(page, '组建攻坚');
  await expect(mine.getByRole('row', { name: new RegExp(name) })).toContainText(/推进中\s*还有 17 天/);
  await expect(filter(page, '已落实')).toHaveText('已落实 1');
  await filter(page, '未落实责任').click();
  await expect(mine).toHaveCount(0);
  await expect(nobody.getByRole('heading')).toHaveText(`没有包片领导：${before - 1} 家`);

  // past its day it is late, on the page and by the rule
  await filter(page, '已落实').click();
  await mine.getByRole('button', { name: `更新进度：${name}` }).click();
  await expect(cellOf(page, '进度')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await typeAcross(page, [['定时', '2026-10-31']]);
  await expect(page.getByRole('complementary', { name: '问题' })).toContainText('两包三定按期完成，建成有据');
  await go(page, '组建攻坚');
  await filter(page, '逾期').click();
  await expect(mine.getByRole('row', { name: new RegExp(name) })).toContainText(/逾期\s*已过 3 天/);
  expect(await problemsOfAccess(page)).toEqual([]);
  await go(page, '本月');
  await expect(page.getByText(/^待办：/)).toContainText(`${before - 1} 家未落实责任，1 家逾期`);

  // said to be built, it counts only once the ledger shows it
  await go(page, '组建攻坚');
  await mine.getByRole('button', { name: `更新进度：${name}` }).click();
  await typeAcross(page, [['进度', '已建成']]);
  await page.keyboard.press('ArrowRight');
  await typeAcross(page, [['完成日期', '2026-11-02']]);
  await go(page, '组建攻坚');
  await expect(mine.getByRole('row', { name: new RegExp(name) })).toContainText('已报建成，待核对');
  await expect(filter(page, '本年建成')).toHaveText('本年建成 0');
  await mine.getByRole('button', { name, exact: true }).click();
  await expect(cellOf(page, '覆盖方式')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(cellOf(page, '党组织')).toBeFocused();
  await page.keyboard.type('三衢通商贸党支部');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(cellOf(page, '覆盖方式')).toBeFocused();
  await page.keyboard.type('联合组建');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, '组建攻坚');
  await expect(filter(page, '应建未建')).toHaveText(`应建未建 ${before - 1}`);
  await filter(page, '本年建成').click();
  const built = page.getByRole('region', { name: '本年建成' });
  await expect(built.getByRole('row', { name: new RegExp(name) })).toContainText('2026-11-02');
  expect(await problemsOfAccess(page)).toEqual([]);
  await built.getByRole('button', { name, exact: true }).click();
  await expect(cellOf(page, '进度')).toBeFocused();
  expect(trouble).toEqual([]);
});

test('组建攻坚：空台账说明没有要建的，本月没有待办；县里可按填报单位分组', async ({ desks }) => {
  const desk = await desks.empty();
  const { page, trouble } = desk;
  await createLedger(page, '县（市、区）', '330822');
  await expect(page.getByText(/^待办：/)).toHaveCount(0);
  await go(page, '组建攻坚');
  await expect(page.getByText('应建的组织都已建党组织。')).toBeVisible();
  await page.getByRole('radiogroup', { name: '分组' }).getByText('按填报单位').click();
  await filter(page, '本年建成').click();
  await expect(page.getByText('今年还没有按两包三定建成的组织。')).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(trouble).toEqual([]);
});

import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, type OpenDesk } from '../support/app-server.ts';
import { type Desks, test } from '../support/desk-test.ts';
import { go } from '../support/navigation.ts';

async function openStandards(desks: Desks): Promise<OpenDesk> {
  const desk = await desks.sample('2026-11-03');
  await go(desk.page, '衢州标准');
  await expect(desk.page.getByRole('heading', { name: '衢州标准', level: 1 })).toBeVisible();
  return desk;
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByTitle(option, { exact: true }).last().click();
}
const total = (page: Page, item: string, state: string) =>
  page.getByRole('button', { name: new RegExp(`^${item}，${state} \\d+ [个对]，查看名单$`) });
const counted = async (page: Page, item: string, state: string) => Number(await total(page, item, state).textContent());

test('衢州标准：手工项就地评定，能撤销；只看未评定的名单', async ({ desks }) => {
  const { page, trouble } = await openStandards(desks);
  const card = page.getByRole('region', { name: '六个专 2026 年' });
  await expect(card).toContainText('示例口径');
  const before = await counted(page, '专门橱窗', '未评定');
  await total(page, '专门橱窗', '未评定').click();
  await expect(card.getByRole('status')).toContainText(`只看：专门橱窗 未评定（${before} 个）`);

  // by keyboard alone
  await card
    .getByRole('button', { name: /，专门橱窗：未评定$/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('radio', { name: '达标', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: '佐证说明' })).toBeFocused();
  await page.keyboard.type('橱窗照片 3 张');
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const detail = card.getByRole('heading', { name: /专门橱窗：达标$/ });
  await expect(detail).toBeFocused();
  await expect(card).toContainText('手工评定：橱窗照片 3 张');
  await expect(total(page, '专门橱窗', '未评定')).toHaveText(String(before - 1));
  await page.keyboard.press('Control+z');
  await expect(card.getByRole('heading', { name: /专门橱窗：未评定$/ })).toBeVisible();
  await expect(total(page, '专门橱窗', '未评定')).toHaveText(String(before));
  await page.keyboard.press('Control+y');
  await expect(detail).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail).toHaveCount(0);

  // what is marked is no longer on the list of what is not
  await expect(card.getByRole('status')).toContainText(`未评定（${before - 1} 个）`);
  await card.getByRole('button', { name: '看全部' }).click();
  const marked = card.getByRole('button', { name: /，专门橱窗：达标，手工评定$/ });
  await marked.click();
  await expect(card.getByRole('button', { name: '改评定' })).toBeVisible();
  await card.getByRole('button', { name: /^达标情况 · / }).click();
  await expect(page.getByRole('textbox', { name: /佐证说明/ })).toBeFocused();
  expect(trouble).toEqual([]);
});

test('衢州标准：自动判定说明缺什么，到台账补上，判定跟着变', async ({ desks }) => {
  const { page, trouble } = await openStandards(desks);
  await choose(page, '标准', '六个有 · 两新组织');
  const card = page.getByRole('region', { name: '六个有 2026 年' });
  const before = await counted(page, '有党建工作联络员', '未达标');
  await total(page, '有党建工作联络员', '未达标').click();
  await card
    .getByRole('button', { name: /，有党建工作联络员：未达标，自动判定$/ })
    .first()
    .click();
  await expect(card).toContainText('没有填联络员，也没有在任的党建联络员联系它。');
  await expect(card.getByRole('button', { name: '评定', exact: true })).toHaveCount(0);
  await card.getByRole('button', { name: /（联络员）$/ }).click();
  await expect(page.getByRole('textbox', { name: /联络员/ })).toBeFocused();
  await page.keyboard.type('吴联络');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, '衢州标准');
  await choose(page, '标准', '六个有 · 两新组织');
  await expect(total(page, '有党建工作联络员', '未达标')).toHaveText(String(before - 1));

  // 三会一课 shows the meetings behind it
  await choose(page, '标准', '制度 · 党组织');
  const systems = page.getByRole('region', { name: '制度 2026 年' });
  await systems
    .getByRole('button', { name: /，三会一课：达标，自动判定$/ })
    .first()
    .click();
  await expect(systems).toContainText('2026-07 至 2026-10，三会一课没有缺项');
  expect(await problemsOfAccess(page)).toEqual([]);

  // of last year the ledger does not know what it says now
  await choose(page, '标准', '阵地 · 党组织');
  await choose(page, '年度', '2025 年');
  await expect(total(page, '党员活动室', '未评定')).toBeVisible();
  await expect(total(page, '党员活动室', '未达标')).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test('衢州标准：本单位的五个有和信息化，空台账也能用', async ({ desks }) => {
  const desk = await desks.empty();
  const { page, trouble } = desk;
  await createLedger(page, '县（市、区）', '330822');
  await go(page, '衢州标准');
  await expect(page.getByText('没有符合所选条件的对象。')).toBeVisible();
  await choose(page, '标准', '信息化 · 报送单位');
  const card = page.getByRole('region', { name: /^信息化/ });
  await card.getByRole('button', { name: '常山县，有数据库：达标，自动判定' }).click();
  await expect(card).toContainText('本台账就是两新组织党建数据库，现有本单位的两新组织 0 个');
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: '常山县，有数据库：达标，自动判定' })).toBeFocused();
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(trouble).toEqual([]);
});

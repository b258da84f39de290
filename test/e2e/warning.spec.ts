import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { createLedger, type OpenDesk } from '../support/app-server.ts';
import { type Desks, test } from '../support/desk-test.ts';

const go = (page: Page, title: RegExp) => page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: title }).click();
/** The sample as it is seen on a day. */
async function openWarnings(desks: Desks, day: string): Promise<OpenDesk> {
  const desk = await desks.sample(day);
  await go(desk.page, /^预警$/);
  await expect(desk.page.getByRole('heading', { name: '预警', level: 1 })).toBeVisible();
  return desk;
}

test('预警：空书记成为预警，落实、记录都不能销号，填了书记才解除', async ({ desks }) => {
  const { page, trouble } = await openWarnings(desks, '2026-11-03');
  await expect(page.getByText('没有预警。')).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);

  // the ledger shows a vacancy
  await go(page, /^党组织/);
  const cell = page.getByRole('textbox', { name: /第 \d+ 行/ });
  await cell.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  for (const field of ['类型', '上级党组织', '外部上级代码', '外部上级名称', '成立日期', '批准文号', '书记']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('textbox', { name: new RegExp(field) })).toBeFocused();
  }
  await page.keyboard.press('Delete');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, /^预警$/);

  const group = page.getByRole('region', { name: '橙色预警' });
  await expect(group.getByRole('row', { name: /书记空缺/ })).toContainText('未落实');
  await group.getByRole('button', { name: 'WRN-002 · 查看依据' }).click();
  await expect(group).toContainText('党组织表的“书记”已填写');
  expect(await problemsOfAccess(page)).toEqual([]);

  // by keyboard alone
  await group.getByRole('button', { name: /^落实帮扶/ }).press('Enter');
  await expect(page.getByRole('textbox', { name: '措施' })).toBeFocused();
  await page.keyboard.type('镇党委派员指导补选');
  await page.keyboard.press('Tab');
  await page.keyboard.type('吴委员');
  await expect(page.getByRole('textbox', { name: '期限' })).toHaveValue('2026-12-03');
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(group.getByRole('row', { name: /书记空缺/ })).toContainText('帮扶中');
  await expect(group.getByRole('button', { name: /^记录结果/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(group.getByRole('row', { name: /书记空缺/ })).toContainText('未落实');
  await page.keyboard.press('Control+y');
  await expect(group.getByRole('row', { name: /书记空缺/ })).toContainText('责任人 吴委员，期限 2026-12-03');

  await group.getByRole('button', { name: /^记录结果/ }).click();
  await page.keyboard.type('已补选');
  await page.keyboard.press('Control+Enter');
  await expect(group.getByRole('row', { name: /书记空缺/ })).toContainText('待销号');
  await expect(group.getByRole('row', { name: /书记空缺/ })).toContainText('还缺：党组织表的“书记”已填写');

  // the subject leads to the empty cell; once it is filled the warning is gone and its measure is kept
  await group.getByRole('rowheader').getByRole('button').click();
  await expect(page.getByRole('textbox', { name: /书记/ })).toBeFocused();
  await page.keyboard.type('周书记');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, /^预警$/);
  await expect(page.getByText('没有预警。')).toBeVisible();
  const settled = page.getByRole('region', { name: '已解除：1 个' });
  await expect(settled).toContainText('已补选');
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(trouble).toEqual([]);
});

test('预警：半年没有组织生活为红色，按颜色和状态筛选，依据里到最近一次会议', async ({ desks }) => {
  const { page, trouble } = await openWarnings(desks, '2027-05-20');
  const red = page.getByRole('region', { name: '红色预警' });
  await expect(red).toContainText('已到瘫痪边缘');
  const counted = Number(/\d+/.exec((await page.getByRole('radiogroup', { name: '颜色' }).getByText(/^红色/).textContent()) ?? '')?.[0]);
  await expect(red.getByRole('heading')).toHaveText(`红色：${counted} 个`);
  await page.getByRole('radiogroup', { name: '颜色' }).getByText(/^黄色/).click();
  await expect(red).toHaveCount(0);
  await page.getByRole('radiogroup', { name: '颜色' }).getByText(/^红色/).click();
  await page.getByRole('radiogroup', { name: '帮扶状态' }).getByText(/^逾期/).click();
  await expect(page.getByText('没有符合所选颜色和状态的预警。')).toBeVisible();
  await page
    .getByRole('radiogroup', { name: '帮扶状态' })
    .getByText(/^未落实/)
    .click();

  await red.getByRole('button', { name: 'WRN-001 · 查看依据' }).first().click();
  await expect(red).toContainText('几个月没有组织生活为红色（瘫痪边缘）：6（本程序的默认值）');
  expect(await problemsOfAccess(page)).toEqual([]);
  await red.getByRole('button', { name: /^组织生活 · / }).click();
  await expect(page.getByRole('textbox', { name: /开始时间/ })).toBeFocused();
  expect(trouble).toEqual([]);
});

test('预警：县里按填报单位分开，写着颜色', async ({ desks }) => {
  const desk = await desks.empty();
  const { page, trouble } = desk;
  await createLedger(page, '县（市、区）', '330822');
  await go(page, /^党组织/);
  await page.getByRole('textbox', { name: /第 \d+ 行/ }).pressSequentially('示例党支部');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  await go(page, /^预警$/);
  const group = page.getByRole('region', { name: '常山县预警' });
  await expect(group.getByRole('row', { name: /橙色 书记空缺/ })).toBeVisible();
  await expect(group.getByRole('row', { name: /黄色 组织生活中断/ })).toContainText('成立日期也没有填写');
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(trouble).toEqual([]);
});

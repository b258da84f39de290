import { type CDPSession, expect } from '@playwright/test';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

test.describe('选择', () => {
  test('方向键、Ctrl、Home/End 与翻页', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(3, 'credit_code');
    await sheet.keys('ArrowDown', 'ArrowRight');
    expect(await sheet.label()).toMatch(/^类别，第 4 行/);
    await sheet.keys('Control+Home');
    expect(await sheet.label()).toMatch(/^名称，第 1 行/);
    await sheet.keys('Control+ArrowDown');
    expect(await sheet.label()).toMatch(/^名称，第 60 行/);
    await sheet.keys('Control+End');
    expect(await sheet.label()).toMatch(/^备注，第 61 行/);
    await sheet.keys('Home', 'PageUp');
    expect(await sheet.label()).toMatch(/^名称，第 3\d 行/);
  });

  test('拖动、Shift 扩大、整行整列、全选，状态栏报数', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.cell(2, 'credit_code').hover();
    await page.mouse.down();
    await sheet.cell(5, 'category').hover();
    await page.mouse.up();
    await expect(sheet.status).toContainText('选中 4 行 × 2 列');
    await sheet.cell(6, 'kind').click({ modifiers: ['Shift'] });
    await expect(sheet.status).toContainText('选中 5 行 × 3 列');
    await sheet.keys('Shift+ArrowDown');
    await expect(sheet.status).toContainText('选中 6 行 × 3 列');
    await page.locator('.ag-header-cell[col-id="status"]').click({ position: { x: 12, y: 12 } });
    await expect(sheet.status).toContainText('选中 61 行 × 1 列');
    await sheet.cell(3, '#').click();
    await sheet.cell(4, '#').click({ modifiers: ['Shift'] });
    await expect(sheet.status).toContainText('选中 2 行 × 41 列');
    await sheet.keys('Control+a');
    await expect(sheet.status).toContainText('选中 61 行 × 41 列');
  });

  test('选中的数字求和、平均', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'staff_full'));
    await sheet.keys('Shift+ArrowDown');
    await expect(sheet.status).toContainText('计数 2');
    await expect(sheet.status).toContainText('求和 41');
    await expect(sheet.status).toContainText('平均 20.5');
  });

  test('拖出下缘时滚动', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.cell(2, 'credit_code').hover();
    await page.mouse.down();
    await page.mouse.move(400, 766);
    await expect(sheet.status).toContainText('选中 60 行 × 1 列', { timeout: 8000 });
    await page.mouse.up();
    await expect(sheet.cell(61, 'credit_code')).toBeInViewport();
    await expect(sheet.status).toContainText('选中 60 行 × 1 列');
  });
});

test.describe('画表', () => {
  test('表格就绪之前要去的格，就绪后就去', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=500&goTo=org-000400.owner_phone');
    await expect(sheet.area).toHaveAttribute('aria-label', /^业主电话，第 401 行/);
    await expect(sheet.cell(401, 'owner_phone')).toBeInViewport();
    await expect(page.locator('.ag-header-cell.sheet-head-on')).toHaveText(['业主电话']);
  });

  test('录入框正在格上，滚动、冻结列也不差', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=500');
    const off = async (row: number, column: string) => {
      const [area, cell] = [await sheet.area.boundingBox(), await sheet.cell(row, column).boundingBox()];
      return area && cell && [area.x - cell.x, area.y - cell.y];
    };
    for (const [row, column] of [
      [401, 'owner_phone'],
      [300, 'staff_full'],
      [2, 'name'],
    ] as const) {
      await page.evaluate(([id, field]) => harnessOf(window).sheet.current.goTo(id, field), [
        `org-${String(row - 1).padStart(6, '0')}`,
        column,
      ] as const);
      await expect.poll(() => off(row, column)).toEqual([-1, -1]);
      // away from the right edge, where a wide edit would be moved inwards
      await page.locator('.sheet-rows').evaluate((view) => view.scrollBy(300, 20));
      await sheet.keys('F2');
      await expect.poll(() => off(row, column)).toEqual([-1, -1]);
      await page.locator('.sheet-rows').evaluate((view) => view.scrollBy(-20, -10));
      await expect.poll(() => off(row, column)).toEqual([-1, -1]);
      await sheet.keys('Escape');
    }
  });

  test('页面重画不动表格；离开时写下正在写的，回来照常', async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const sheet = await openSheet(page);
    const first = await sheet.cell(1, 'name').elementHandle();
    await page.evaluate(() => harnessOf(window).setReveal(true));
    await sheet.select(2, 'park');
    await expect(sheet.status).toContainText('第 2 行');
    expect(await first?.evaluate((cell) => cell.isConnected)).toBe(true);
    await sheet.type('写到一半');
    await page.evaluate(() => harnessOf(window).setShown(false));
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('写到一半');
    await page.evaluate(() => harnessOf(window).setShown(true));
    await sheet.select(3, 'park');
    await sheet.type('又写');
    await sheet.keys('Enter');
    await expect(sheet.cell(3, 'park')).toHaveText('又写');
    await expect(page.locator('.ag-root-wrapper')).toHaveCount(1);
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
  });
});

test.describe('录入', () => {
  test('直接键入覆盖，Enter 下移，Tab 右移并回到起列', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(2, 'park');
    await sheet.type('新园区');
    await sheet.keys('Tab');
    await sheet.type('上街 9 号');
    await sheet.keys('Enter');
    await expect(sheet.cell(2, 'park')).toHaveText('新园区');
    await expect(sheet.cell(2, 'registered_address')).toHaveText('上街 9 号');
    expect(await sheet.label()).toMatch(/^园区\/市场，第 3 行/);
    await expect.poll(() => sheet.saved('org-000001', 'registered_address')).toBe('上街 9 号');
    expect(await sheet.batches()).toEqual([
      { label: '修改“园区/市场”', origin: 'keyboard', changes: 1 },
      { label: '修改“注册地址”', origin: 'keyboard', changes: 1 },
    ]);
  });

  test('F2 在原文后接着写，Esc 还原，双击修改，Delete 清除', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'park');
    await sheet.keys('F2');
    await sheet.type('二期');
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'park')).toHaveText('绿色产业园二期');
    await sheet.select(2, 'park');
    await sheet.type('不要了');
    await sheet.keys('Escape');
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    await sheet.cell(2, 'park').dblclick();
    await expect(sheet.area).toHaveValue('高新园区');
    await sheet.keys('Escape', 'Delete');
    await expect(sheet.cell(2, 'park')).toHaveText('');
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBeNull();
  });

  test('Shift+Enter 上移，Shift+Tab 左移，键入时的左右键也确认并移动', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(3, 'park');
    await sheet.type('甲');
    await sheet.keys('Shift+Enter');
    expect(await sheet.label()).toMatch(/^园区\/市场，第 2 行/);
    await sheet.type('乙');
    await sheet.keys('Shift+Tab');
    expect(await sheet.label()).toMatch(/^所属乡镇街道，第 2 行/);
    await sheet.select(4, 'park');
    await sheet.type('丙');
    await sheet.keys('ArrowRight');
    expect(await sheet.label()).toMatch(/^注册地址，第 4 行/);
    for (const [row, text] of ['乙', '甲', '丙'].entries()) await expect(sheet.cell(row + 2, 'park')).toHaveText(text);
  });

  test('日期随手写，读不懂的原样保留并标错', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'registered_on');
    await sheet.type('2026.3.5');
    await expect(page.locator('.sheet-reading')).toHaveText('读作 2026-03-05');
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2026-03-05');
    await sheet.type('去年底');
    await sheet.keys('Enter');
    await expect(sheet.cell(2, 'registered_on')).toHaveText('去年底');
    await expect(sheet.cell(2, 'registered_on')).toHaveClass(/sheet-error/);
    await expect.poll(() => sheet.saved('org-000001', 'registered_on')).toEqual({ unread: '去年底' });
    await sheet.select(2, 'registered_on');
    expect(await sheet.label()).toContain('读不懂');
  });

  test('选项按汉字、拼音、首字母查找', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'category');
    await sheet.type('xsh');
    await expect(page.getByRole('option')).toHaveText(['新社会组织']);
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'category')).toHaveText('新社会组织');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000001', 'party_organization'));
    await sheet.type('gaoxin');
    await expect(page.getByRole('option')).toHaveText(['高新园区第一联合党支部']);
    await sheet.keys('Enter');
    await expect.poll(() => sheet.saved('org-000001', 'party_organization')).toBe('party-4');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000002', 'owner_roles'));
    await sheet.keys('Alt+ArrowDown');
    await page.getByRole('option').nth(0).click();
    await page.getByRole('option').nth(1).click();
    await sheet.keys('Enter');
    await expect.poll(async () => ((await sheet.saved('org-000002', 'owner_roles')) as string[] | null)?.length).toBe(2);
  });

  test('末尾总有一个空行，写了就成新行', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=3');
    await sheet.select(4, 'name');
    await sheet.type('衢州新设有限公司');
    await sheet.keys('Enter');
    await expect(sheet.cell(4, 'category')).toHaveText('新经济组织');
    await expect(sheet.cell(5, '#')).toHaveText('＊');
    await expect(sheet.cell(4, 'credit_code')).toHaveClass(/sheet-error/);
    expect(await sheet.batches()).toEqual([{ label: '新增一行', origin: 'keyboard', changes: 1 }]);
  });

  test('别的单位的行不能改，并说明原因', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(13, 'park');
    await sheet.type('x');
    await expect(sheet.notice).toContainText('属于其他单位');
    await expect(sheet.area).toHaveValue('');
    expect(await sheet.batches()).toEqual([]);
    await sheet.clip('两行一起改');
    await sheet.keys('Shift+ArrowDown', 'Control+v');
    await expect(sheet.cell(14, 'park')).toHaveText('两行一起改');
    await expect(sheet.cell(13, 'park')).toHaveText('绿色产业园');
  });
});

test.describe('输入法', () => {
  const compose = async (session: CDPSession, text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

  test('在选中的格上直接打拼音，得到的正是上屏的字', async ({ page }) => {
    const sheet = await openSheet(page);
    const session = await page.context().newCDPSession(page);
    await sheet.select(2, 'park');
    for (const letters of ['z', 'zh', 'zhong', "zhong'guo"]) await compose(session, letters);
    await session.send('Input.insertText', { text: '中国' });
    await expect(sheet.area).toHaveValue('中国');
    await sheet.keys('Enter');
    await expect(sheet.cell(2, 'park')).toHaveText('中国');
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('中国');
  });

  test('取消拼音则格子不变', async ({ page }) => {
    const sheet = await openSheet(page);
    const session = await page.context().newCDPSession(page);
    await sheet.select(2, 'park');
    await compose(session, 'zhong');
    await compose(session, '');
    await expect(sheet.area).toHaveValue('');
    await sheet.keys('ArrowDown');
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    expect(await sheet.batches()).toEqual([]);
  });

  test('拼音中的 Enter 属于输入法', async ({ page }) => {
    const sheet = await openSheet(page);
    const session = await page.context().newCDPSession(page);
    await sheet.select(2, 'park');
    await compose(session, 'zhong');
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    expect(await sheet.label()).toMatch(/^园区\/市场，第 2 行/);
    await session.send('Input.insertText', { text: '中' });
    await sheet.keys('Enter');
    await expect(sheet.cell(2, 'park')).toHaveText('中');
  });

  test('拼音未完时点别处，写进原来的格，新格不受影响', async ({ page }) => {
    const sheet = await openSheet(page);
    const session = await page.context().newCDPSession(page);
    await sheet.select(2, 'park');
    await compose(session, 'zhong');
    await sheet.select(4, 'park');
    await expect(sheet.cell(2, 'park')).toHaveText('zhong');
    await expect(sheet.area).toHaveValue('');
    await sheet.type('新');
    await sheet.keys('Enter');
    await expect(sheet.cell(4, 'park')).toHaveText('新');
  });
});

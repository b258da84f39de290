import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

const menuOf = (page: Page) => page.getByRole('menu', { name: '选中的格能做什么' });
const item = (page: Page, name: string | RegExp) => menuOf(page).getByRole('menuitem', { name });

test.describe('右键菜单', () => {
  test('全用键盘：Shift+F10 打开，上下移动，Enter 执行，Esc 关闭，焦点都回到格上', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(2, 'park');
    await sheet.keys('Shift+F10');
    await expect(item(page, /^剪切/)).toBeFocused();
    await expect(item(page, /^删除行/)).toContainText('Ctrl+-');
    await sheet.keys('Escape');
    await expect(menuOf(page)).toHaveCount(0);
    await expect(sheet.area).toBeFocused();
    await sheet.keys('ContextMenu', 'ArrowDown', 'Enter');
    await expect(sheet.area).toBeFocused();
    await expect.poll(sheet.copied).toBe('高新园区\r\n');
  });

  test('鼠标：右键选中那一格；剪切、粘贴与按键相同', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.cell(2, 'park').click({ button: 'right' });
    await item(page, /^剪切/).click();
    await expect(sheet.cell(2, 'park')).toHaveClass(/sheet-cut/);
    await sheet.cell(4, 'park').click({ button: 'right' });
    await item(page, /^粘贴/).click();
    await expect(sheet.cell(4, 'park')).toHaveText('高新园区');
    await expect(sheet.cell(2, 'park')).toHaveText('');
    await expect.poll(async () => (await sheet.batches()).length).toBe(1);
  });

  test('不许读剪贴板时说明按 Ctrl+V', async ({ page, context }) => {
    const sheet = await openSheet(page, '?rows=8');
    await context.clearPermissions();
    await page.evaluate(() =>
      Object.assign(navigator.clipboard, { read: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }),
    );
    await sheet.cell(2, 'park').click({ button: 'right' });
    await item(page, /^粘贴/).click();
    await expect(sheet.notice).toContainText('请按 Ctrl+V 粘贴');
  });

  test('行号上先是行的事；有问题的格才有修正', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.cell(3, '#').click({ button: 'right' });
    await expect(menuOf(page).getByRole('menuitem').first()).toContainText('在上方插入行');
    await sheet.keys('Escape');
    await sheet.cell(5, 'credit_code').click({ button: 'right' });
    await expect(item(page, /问题与修正/)).toBeVisible();
    await sheet.keys('Escape');
    await sheet.cell(4, 'name').click({ button: 'right' });
    await expect(item(page, /^剪切/)).toBeVisible();
    await expect(item(page, /问题与修正/)).toHaveCount(0);
    // a press on the cells closes it
    await sheet.select(1, 'name');
    await expect(menuOf(page)).toHaveCount(0);
    await expect(sheet.area).toBeFocused();
  });

  test('axe 没有发现问题', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.cell(3, 'name').click({ button: 'right' });
    await expect(item(page, /^剪切/)).toBeVisible();
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
  });
});

test.describe('行', () => {
  test('在上方、下方插入；排序之下插在哪就在哪；空行总在最后', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.cell(1, 'registered_on').click({ button: 'right' });
    await item(page, '按这一列降序').click();
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2009-07-07');
    await sheet.select(3, 'name');
    const third = await sheet.cell(3, 'name').textContent();
    const fourth = await sheet.cell(4, 'name').textContent();
    await sheet.keys('Control+Shift+Enter');
    expect(await sheet.label()).toBe('名称，第 4 行，空');
    await expect(sheet.cell(3, 'name')).toHaveText(third ?? '');
    await expect(sheet.cell(5, 'name')).toHaveText(fourth ?? '');
    await sheet.type('下方来的');
    await sheet.keys('Enter', 'ArrowUp');
    await expect(sheet.cell(4, 'name')).toHaveText('下方来的');
    await sheet.keys('Control+Shift++');
    expect(await sheet.label()).toBe('名称，第 4 行，空');
    await expect(sheet.cell(5, 'name')).toHaveText('下方来的');
    await sheet.keys('Control+End');
    expect(await sheet.label()).toContain('第 11 行');
    await expect(sheet.cell(11, '#')).toHaveText('＊');
  });

  test('复制整行：内容全在，统一社会信用代码留空，一批写入', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(2, 'name');
    await sheet.keys('Shift+ArrowDown', 'Control+Shift+D');
    await expect(sheet.status).toContainText('共 10 行');
    for (const [copy, of] of [
      [4, 2],
      [5, 3],
    ] as const) {
      await expect(sheet.cell(copy, 'name')).toHaveText((await sheet.cell(of, 'name').textContent()) ?? '');
      await expect(sheet.cell(copy, 'registered_on')).toHaveText((await sheet.cell(of, 'registered_on').textContent()) ?? '');
      await expect(sheet.cell(copy, 'credit_code')).toHaveText('');
    }
    await expect.poll(sheet.batches).toEqual([{ label: '复制 2 行', origin: 'keyboard', changes: 2 }]);
    await sheet.keys('Control+End', 'Control+Shift+D');
    await expect(sheet.notice).toContainText('还没有内容');
  });

  test('删除行：说删了几行，怎么退回', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(2, 'name');
    await sheet.keys('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+Minus');
    await expect(sheet.notice).toHaveText('已删除 3 行（撤销：Ctrl+Z）');
    await expect(sheet.status).toContainText('共 5 行');
  });
});

test.describe('快捷键', () => {
  test('F1 打开一页按键，Esc 回到格上；打印只有一页', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=8');
    await sheet.select(2, 'name');
    await sheet.keys('F1');
    const card = page.getByRole('dialog', { name: '快捷键' });
    for (const title of ['移动', '选择', '录入', '复制、粘贴与填充', '行', '列与筛选', '查找', '问题', '撤销与历史'])
      await expect(card.getByRole('heading', { name: title, exact: true })).toBeAttached();
    await expect(card).toContainText('Ctrl+Shift+D');
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
    const pdf = (await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await sheet.keys('Escape');
    await expect(card).toHaveCount(0);
    await expect(sheet.area).toBeFocused();
  });
});

import { expect, type Page } from '@playwright/test';
import fc from 'fast-check';
import { problemsOfAccess } from '../support/accessibility.ts';
import { anyBlock } from '../support/blocks.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

/** A paste as a desktop program hands it over: the async clipboard would clean the HTML. */
const pasteFrom = (page: Page, text: string, html: string) =>
  page.evaluate(
    ([plain = '', rich = '']) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain);
      clipboardData.setData('text/html', rich);
      document.querySelector('.sheet-capture')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    },
    [text, html],
  );

test.describe('复制', () => {
  test('任何内容经 HTML 往返不变', async ({ page }) => {
    await openSheet(page, '?rows=1');
    const blocks = fc.sample(anyBlock, 150).map((block) => block.map((line) => line.map((text) => text.replace(/\r\n?/g, '\n'))));
    const back = await page.evaluate((all) => {
      const { codec } = harnessOf(window);
      return all.map((block) => codec.fromHtml(codec.toHtml(block)));
    }, blocks);
    expect(back).toEqual(blocks);
  });

  test('几处同行的选区拼成一块，行列都不同的说明原因', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'credit_code');
    await sheet.keys('Shift+ArrowDown');
    await sheet.cell(1, 'park').click({ modifiers: ['Control'] });
    await sheet.keys('Shift+ArrowDown', 'Control+c');
    expect(await sheet.copied()).toBe('91330802MA28100006\t绿色产业园\r\n91330802MA28100019\t高新园区\r\n');
    await sheet.select(1, 'credit_code');
    await sheet.cell(3, 'park').click({ modifiers: ['Control'] });
    await sheet.keys('Control+c');
    await expect(sheet.notice).toContainText('不能一起复制');
  });

  test('筛选时只复制看得见的行；整列不带末尾的空行', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).setQuickFilter('光电'));
    await expect(sheet.status).toContainText('显示 6 / 60 行');
    await sheet.select(1, 'name');
    await sheet.keys('Control+ ', 'Control+c');
    const lines = (await sheet.copied()).split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines.slice(0, 6).every((line) => line.includes('光电'))).toBe(true);
  });

  test('遮蔽的个人信息按遮蔽的样子复制，贴回本表仍是原文', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'owner_phone'));
    await sheet.keys('Control+c');
    expect(await sheet.copied()).toBe('139****0000\r\n');
    await expect(sheet.notice).toContainText('个人信息已按遮蔽的样子复制');
    await sheet.keys('ArrowDown', 'Control+v');
    await expect.poll(() => sheet.saved('org-000001', 'owner_phone')).toBe('13957000000');
    await page.evaluate(() => harnessOf(window).setReveal(true));
    await expect(sheet.cell(1, 'owner_phone')).toHaveText('13957000000');
    await sheet.keys('ArrowUp', 'Control+c');
    expect(await sheet.copied()).toBe('13957000000\r\n');
  });

  test('别处来的遮蔽文字不盖住原有的个人信息', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000000', 'owner_phone'));
    await sheet.clip('138****1234\r\n13800001234');
    await sheet.keys('Control+v');
    await expect(sheet.notice).toHaveText('粘贴 2 行，1 格是遮蔽过的个人信息（带 *），没有填入，需要原文请先显示个人信息再复制。');
    await expect.poll(() => sheet.saved('org-000001', 'owner_phone')).toBe('13800001234');
    expect(await sheet.saved('org-000000', 'owner_phone')).toBe('13957000000');
  });
});

test.describe('剪切就是移动', () => {
  test('先画虚线，粘贴时写新处、清旧处，是一次操作', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'park');
    await sheet.keys('Shift+ArrowDown', 'Control+x');
    await expect(sheet.cell(1, 'park')).toHaveClass(/sheet-cut-top/);
    await expect(sheet.cell(2, 'park')).toHaveClass(/sheet-cut-bottom/);
    await expect(sheet.cell(1, 'park')).toHaveText('绿色产业园');
    await sheet.select(5, 'registered_address');
    await sheet.keys('Control+v');
    await expect(sheet.cell(5, 'registered_address')).toHaveText('绿色产业园');
    await expect(sheet.cell(6, 'registered_address')).toHaveText('高新园区');
    await expect(sheet.cell(1, 'park')).toHaveText('');
    await expect(sheet.cell(1, 'park')).not.toHaveClass(/sheet-cut/);
    await expect.poll(sheet.batches).toEqual([{ label: '移动 2 格', origin: 'paste', changes: 4 }]);
    // what was moved once is a copy from then on
    await sheet.select(9, 'registered_address');
    await sheet.keys('Control+v');
    await expect(sheet.cell(9, 'registered_address')).toHaveText('绿色产业园');
    await expect(sheet.cell(5, 'registered_address')).toHaveText('绿色产业园');
  });

  test('Esc 或另一次修改取消剪切，之后粘贴是复制；贴到别的程序不动原处', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'park');
    await sheet.keys('Control+x');
    expect(await sheet.copied()).toBe('绿色产业园\r\n');
    await sheet.keys('Escape');
    await expect(sheet.cell(1, 'park')).not.toHaveClass(/sheet-cut/);
    await sheet.select(2, 'park');
    await sheet.keys('Control+v');
    await expect(sheet.cell(2, 'park')).toHaveText('绿色产业园');
    await expect(sheet.cell(1, 'park')).toHaveText('绿色产业园');
    await sheet.select(3, 'park');
    await sheet.keys('Control+x');
    await sheet.select(7, 'park');
    await sheet.type('新写的');
    await sheet.keys('Enter');
    await expect(sheet.cell(3, 'park')).not.toHaveClass(/sheet-cut/);
    await expect(sheet.cell(3, 'park')).toHaveText('城东市场');
  });

  test('不能改的格不能剪切；移不下、移到不能改的格，都原样不动', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(13, 'name');
    await sheet.keys('Control+x');
    await expect(sheet.notice).toContainText('不能剪切');
    await sheet.select(1, 'name');
    await sheet.keys('Shift+ArrowRight', 'Control+x');
    await sheet.select(13, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.notice).toContainText('没有移动：这一行属于其他单位');
    await sheet.select(2, 'name');
    await sheet.keys('End', 'Control+v');
    await expect(sheet.notice).toContainText('放不下');
    expect(await sheet.batches()).toEqual([]);
    await expect(sheet.cell(1, 'name')).toHaveText('衢州柯城金桥电子有限公司');
  });
});

test.describe('粘贴', () => {
  test('单个值填满几处选区，整列只填到有内容的行', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5');
    await sheet.clip('一号园\r\n');
    await sheet.select(1, 'park');
    await sheet.cell(3, 'park').click({ modifiers: ['Control'] });
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'park')).toHaveText('一号园');
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    await expect(sheet.cell(3, 'park')).toHaveText('一号园');
    await sheet.clip('二号园');
    await sheet.select(1, 'park');
    await sheet.keys('Control+ ', 'Control+v');
    await expect(sheet.cell(5, 'park')).toHaveText('二号园');
    await expect(sheet.status).toContainText('共 5 行');
    await sheet.clip('甲\r\n乙');
    await sheet.select(1, 'park');
    await sheet.cell(4, 'park').click({ modifiers: ['Control'] });
    await sheet.keys('Control+v');
    await expect(sheet.notice).toContainText('请只选一处');
  });

  test('读不懂的、不能改的、放不下的都说出来', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.clip(['2020年冬', '2021-3-4', '2022-1-1'].join('\r\n'));
    await sheet.select(12, 'registered_on');
    await sheet.keys('Control+v');
    await expect(sheet.notice).toContainText('粘贴 3 行，其中 1 格读不懂，已按原样填入并标出；1 格不能修改：这一行属于其他单位');
    await expect(sheet.cell(12, 'registered_on')).toHaveClass(/sheet-error/);
    await sheet.clip('甲\t乙\t丙');
    await sheet.select(2, 'name');
    await sheet.keys('End', 'Control+v');
    await expect(sheet.notice).toContainText('比表格多出 2 列，多出的没有粘贴');
  });

  test('筛选时只改看得见的行，改过的行不消失；排序时行不挪动', async ({ page }) => {
    const sheet = await openSheet(page);
    await page.evaluate(() => harnessOf(window).setQuickFilter('光电'));
    await expect(sheet.status).toContainText('显示 6 / 60 行');
    await sheet.clip('改名甲\r\n改名乙\r\n');
    await sheet.select(1, 'name');
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'name')).toHaveText('改名甲');
    await expect(sheet.cell(2, 'name')).toHaveText('改名乙');
    const changed = await page.evaluate(() =>
      [...harnessOf(window).ledger.rows.values()].filter((row) => String(row.name).startsWith('改名')).map((row) => row.id),
    );
    expect(changed).toHaveLength(2);
    await page.evaluate(() => harnessOf(window).setQuickFilter(''));
    await expect(sheet.status).toContainText('共 60 行');
    const before = await page.evaluate(
      () => [...harnessOf(window).ledger.rows.values()].filter((row) => !String(row.name).startsWith('改名')).length,
    );
    expect(before).toBe(58);
    const head = page.locator('.ag-header-cell[col-id="name"]');
    await head.hover();
    await head.locator('.ag-sort-indicator-container').click();
    await sheet.select(3, 'name');
    const below = await sheet.cell(5, 'name').textContent();
    await sheet.clip('9999-排在最后\r\n0000-排在最前');
    await sheet.keys('Control+v');
    await expect(sheet.cell(3, 'name')).toHaveText('9999-排在最后');
    await expect(sheet.cell(4, 'name')).toHaveText('0000-排在最前');
    await expect(sheet.cell(5, 'name')).toHaveText(below ?? '');
  });

  test('Excel、WPS、Word 和网页的剪贴板', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=20');
    const office = (app: string, body: string) =>
      `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:${app}"><head><meta name=ProgId content=${app}.Sheet><style><!--td{mso-number-format:General}--></style></head><body link="#0563C1"><table border=0 style='border-collapse:collapse'><!--StartFragment--><col width=72>${body}<!--EndFragment--></table></body></html>`;
    // Excel: the text is right, also where its HTML folds lines and merges cells
    await sheet.select(1, 'name');
    await pasteFrom(
      page,
      '"甲\n公司"\t\r\n合并\t\r\n',
      office(
        'excel',
        `<tr height=18><td class=xl65>甲<br>\r\n  公司</td><td></td></tr><tr><td colspan=2 style='mso-ignore:colspan'>合并</td></tr>`,
      ),
    );
    await expect(sheet.cell(1, 'name')).toHaveText('甲 公司');
    await expect(sheet.cell(2, 'name')).toHaveText('合并');
    // Word: its text breaks the paragraphs of one cell into rows
    await sheet.select(4, 'registered_address');
    await pasteFrom(
      page,
      '上街1号\n（二楼）\t\n下街\n',
      office(
        'word',
        `<tr><td><p class=MsoNormal>上街1号<o:p></o:p></p>\r\n<p class=MsoNormal>（二楼）</p></td></tr><tr><td><p>下街<span style='mso-spacerun:yes'>&nbsp; </span></p></td></tr>`,
      ),
    );
    await expect(sheet.cell(4, 'registered_address')).toHaveText('上街1号 （二楼）');
    await expect(sheet.cell(5, 'registered_address')).toHaveText('下街');
    // a web page: white space folded, a table inside a cell is the cell's text, rows in thead and tbody
    await sheet.select(7, 'name');
    await pasteFrom(
      page,
      '',
      `<p>名单</p><table><thead><tr><th>一号\n   公司</th><td>高新&nbsp;园</td></tr></thead><tbody><tr><td rowspan=2>二号</td><td><table><tr><td>里</td><td>面</td></tr></table></td></tr><tr><td>三</td></tr></tbody></table>`,
    );
    await expect(sheet.cell(7, 'name')).toHaveText('一号 公司');
    await expect(sheet.cell(8, 'name')).toHaveText('二号');
    await expect(sheet.cell(9, 'name')).toHaveText('');
    await expect(sheet.cell(8, 'credit_code')).toHaveText('里面');
    await expect(sheet.cell(9, 'credit_code')).toHaveText('三');
  });
});

test.describe('带列名的粘贴', () => {
  const clip = [
    '序号\t企业名称\t联系电话\t登记日期\t单位性质',
    '1\t甲公司\t139****0000\t2020.3.5\t旧称',
    '2\t乙公司\t\t去年春天\t旧称',
  ].join('\r\n');

  test('先看各列放到哪里，再按列名贴到表末，一次操作', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5');
    await sheet.clip(clip);
    await sheet.select(2, 'name');
    await sheet.keys('Control+v');
    const card = page.getByRole('dialog', { name: '按列名粘贴' });
    await expect(card).toBeVisible();
    await expect(card.getByText(/没有对应的列，不会粘贴：/)).toContainText('序号');
    await expect(card.getByRole('row', { name: /登记日期/ })).toContainText('2020-03-05');
    await expect(card.getByRole('row', { name: /登记日期/ })).toContainText('去年春天（读不懂）');
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
    await expect(card.getByRole('button', { name: '按列名粘贴' })).toBeFocused();
    await sheet.keys('Enter');
    await expect(card).toBeHidden();
    await expect(sheet.cell(6, 'name')).toHaveText('甲公司');
    await expect(sheet.cell(6, 'registered_on')).toHaveText('2020-03-05');
    await expect(sheet.cell(7, 'registered_on')).toHaveText('去年春天');
    await expect(sheet.cell(8, '#')).toHaveText('＊');
    await expect.poll(sheet.batches).toEqual([{ label: '按列名粘贴 2 行', origin: 'paste', changes: 2 }]);
    await expect(sheet.area).toBeFocused();
  });

  test('可以改对应的列、贴到选中的行、原样粘贴、取消', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5');
    await sheet.clip(clip);
    await sheet.select(2, 'name');
    await sheet.keys('Control+v');
    const card = page.getByRole('dialog', { name: '按列名粘贴' });
    await card.getByRole('combobox', { name: '“序号”放到哪一列' }).click();
    await sheet.type('所在园区');
    await sheet.keys('Escape');
    await expect(card).toBeVisible();
    await card.getByRole('combobox', { name: '“序号”放到哪一列' }).click();
    await page.getByRole('option', { name: /园区/ }).first().waitFor({ state: 'attached' });
    await page.locator('.ant-select-item-option', { hasText: '园区' }).first().click();
    await card.getByText(/从选中的第 2 行起/).click();
    await card.getByRole('button', { name: '按列名粘贴' }).click();
    await expect(sheet.cell(2, 'name')).toHaveText('甲公司');
    await expect(sheet.cell(3, 'name')).toHaveText('乙公司');
    await expect(sheet.status).toContainText('共 5 行');
    expect(await sheet.saved('org-000001', 'park')).toBe('1');
    await sheet.select(4, 'name');
    await sheet.keys('Control+v');
    await card.getByRole('button', { name: '原样粘贴' }).click();
    await expect(sheet.cell(4, 'name')).toHaveText('序号');
    await sheet.select(1, 'name');
    await sheet.keys('Control+v', 'Escape');
    await expect(card).toBeHidden();
    await expect(sheet.area).toBeFocused();
    await expect(sheet.cell(1, 'name')).toHaveText('衢州柯城金桥电子有限公司');
  });
});

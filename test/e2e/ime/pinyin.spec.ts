import type { Page } from '@playwright/test';
import { openSheet } from '../../support/grid-harness/sheet-page.ts';
import { whyNoInputMethod } from './input-desk.ts';
import { expect, type Hands, openTextBox, test } from './typed-page.ts';

const missing = whyNoInputMethod();
test.skip(missing !== undefined, missing);
if (missing !== undefined && process.env.TEST_WORKER_INDEX === undefined) {
  // the list reporter does not print why a test was skipped
  if (process.env.LEDGER_NEED_IME) throw new Error(missing);
  console.log(`SKIPPED, the tests of typing pinyin: ${missing}`);
}

/** The sheet, with pinyin taken up in its first row. */
async function sitDown(page: Page, hands: Hands) {
  const sheet = await openSheet(page);
  await hands.click(sheet.cell(1, 'park'));
  await hands.takeUpPinyin(sheet.area);
  return sheet;
}

test.describe('拼音输入法（ibus）', () => {
  test('在选中的空格上直接打：得到的正是上屏的字', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(4, 'park'));
    await hands.press(...'zhongguo');
    await expect.poll(() => hands.composed()).toBe('中国');
    await expect(sheet.area).toHaveValue('中国');
    await hands.press('space');
    await expect.poll(() => hands.composed()).toBe(undefined);
    await expect(sheet.area).toHaveValue('中国');
    await hands.press('Return');
    await expect(sheet.cell(4, 'park')).toHaveText('中国');
    await expect.poll(() => sheet.saved('org-000003', 'park')).toBe('中国');
    expect(await sheet.batches()).toEqual([{ label: '修改“园区/市场”', origin: 'keyboard', changes: 1 }]);
  });

  test('在有内容的格上直接打：换掉原有的', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    await hands.press(...'zhongguo', 'space', 'Return');
    await expect(sheet.cell(2, 'park')).toHaveText('中国');
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('中国');
  });

  test('不停手地一格接一格，首字母不丢也不重', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press(...'zhongguo', 'space', 'Return', ...'beijing', 'space', 'Tab', ...'shanghai', 'space', 'Return');
    await expect.poll(sheet.label).toMatch(/^园区\/市场，第 4 行/);
    await expect(sheet.cell(2, 'park')).toHaveText('中国');
    await expect(sheet.cell(3, 'park')).toHaveText('北京');
    await expect(sheet.cell(3, 'registered_address')).toHaveText('上海');
  });

  test('拼音中的 Enter 让字母上屏，不动选区；再按一次才写入', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press(...'zhongguo');
    await expect(sheet.area).toHaveValue('中国');
    await hands.press('Return');
    await expect(sheet.area).toHaveValue('zhongguo');
    await expect.poll(() => hands.composed()).toBe(undefined);
    expect(await sheet.label()).toMatch(/^园区\/市场，第 2 行/);
    expect(await sheet.batches()).toEqual([]);
    await hands.press('Return');
    await expect(sheet.cell(2, 'park')).toHaveText('zhongguo');
    await expect.poll(sheet.label).toMatch(/^园区\/市场，第 3 行/);
  });

  test('拼音中的 Esc 只取消拼音：格子照旧，可以重打', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press(...'zhongguo');
    await expect(sheet.area).toHaveValue('中国');
    await hands.press('Escape');
    await expect(sheet.area).toHaveValue('');
    await expect.poll(() => hands.composed()).toBe(undefined);
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    await hands.press(...'ren', 'space', 'Return');
    await expect(sheet.cell(2, 'park')).toHaveText('人');
    await expect.poll(sheet.batches).toHaveLength(1);
  });

  test('修改中的 Esc 先取消拼音，修改还在；再按才放弃', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press('F2', ...'ren', 'space', ...'zhongguo');
    await expect(sheet.area).toHaveValue('高新园区人中国');
    await hands.press('Escape');
    await expect(sheet.area).toHaveValue('高新园区人');
    await expect(page.locator('.sheet-editing')).toHaveCount(1);
    await hands.press('Escape');
    await expect(page.locator('.sheet-editing')).toHaveCount(0);
    await expect(sheet.cell(2, 'park')).toHaveText('高新园区');
    expect(await sheet.batches()).toEqual([]);
  });

  test('F2 后在文字中间打', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press('F2', 'Home', 'Right', 'Right', ...'zhongguo');
    await expect(sheet.area).toHaveValue('高新中国园区');
    await hands.press('space', ...'ren', 'space', 'Return');
    await expect(sheet.cell(2, 'park')).toHaveText('高新中国人园区');
  });

  test('选项格：打出的字或留下的字母缩小列表，再选', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    const options = page.locator('.sheet-option');
    await hands.click(sheet.cell(2, 'category'));
    await hands.press(...'shehui', 'space');
    await expect(sheet.area).toHaveValue('社会');
    await expect(options).toHaveText(['新社会组织']);
    await hands.press('Down', 'Return');
    await expect(sheet.cell(2, 'category')).toHaveText('新社会组织');
    await expect.poll(() => sheet.saved('org-000001', 'category')).toBe('new_social');
    await hands.press(...'shehui', 'Return');
    await expect(sheet.area).toHaveValue('shehui');
    await expect(options).toHaveText(['新社会组织']);
    await hands.click(options);
    await expect(sheet.cell(3, 'category')).toHaveText('新社会组织');
  });

  test('Shift 中英切换：一句中间，拼音中间', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press(...'zhongguo', 'space', 'Shift_L', 'a', 'B', '1', 'Shift_L', ...'ren', 'space');
    await expect(sheet.area).toHaveValue('中国aB1人');
    await hands.press('Return');
    await expect(sheet.cell(2, 'park')).toHaveText('中国aB1人');
    await hands.press(...'zhongguo', 'Shift_L');
    await expect(sheet.area).toHaveValue('zhongguo');
    await hands.press('a', 'Return');
    await expect(sheet.cell(3, 'park')).toHaveText('zhongguoa');
  });

  test('全角标点：照原样录入，照原样写入', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press('parenleft', ...'zhongguo', 'space', 'parenright', 'comma');
    await expect(sheet.area).toHaveValue('（中国），');
    await hands.press('Return');
    await expect(sheet.cell(2, 'park')).toHaveText('（中国），');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('org-000001', 'note'));
    await expect.poll(sheet.label).toMatch(/^备注，第 2 行/);
    await hands.press(...'zhongguo', 'space', 'comma', ...'ren', 'space', 'period', 'Return');
    await expect(sheet.cell(2, 'note')).toHaveText('中国，人。');
  });

  test('打到一半点别处：写进原来的格，新格不受影响', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press(...'shanghui');
    await expect.poll(() => hands.composed()).toBe('商会');
    await hands.click(sheet.cell(4, 'park'));
    await expect(sheet.cell(2, 'park')).toHaveText('商会');
    await expect.poll(sheet.label).toMatch(/^园区\/市场，第 4 行/);
    await expect(sheet.area).toHaveValue('');
    await hands.press(...'beijing', 'space', 'Return');
    await expect(sheet.cell(4, 'park')).toHaveText('北京');
    await expect.poll(sheet.batches).toHaveLength(2);
  });

  test('数字选词、方向键、退格在拼音中都归输入法：与普通输入框得到的一样', async ({ page, hands }) => {
    const keys = [...'shishi3', ...'zhongguo', 'Left', 'Right', 'Down', 'Up', 'space', ...'beijinx', 'BackSpace', 'g', 'space', ...'ma2'];
    const box = await openTextBox(page, hands);
    await hands.press(...keys, 'Shift_L', 'period');
    await expect(box).toHaveValue(/\.$/);
    const typed = (await box.inputValue()).slice(0, -1);
    expect(typed).toMatch(/^[一-鿿]{5,}$/);
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(2, 'park'));
    await hands.press(...keys, 'Return');
    await expect(sheet.cell(2, 'park')).toHaveText(typed);
  });

  test('不能改的格：打字只得到一句说明，下一格照常', async ({ page, hands }) => {
    const sheet = await sitDown(page, hands);
    await hands.click(sheet.cell(13, 'park'));
    await hands.press(...'zhongguo', 'space');
    await expect(sheet.notice).toContainText('只能由该单位修改');
    await expect(sheet.area).toHaveValue('');
    await hands.press('Up');
    await hands.takeUpPinyin(sheet.area);
    await hands.press(...'ren', 'space', 'Return');
    await expect(sheet.cell(12, 'park')).toHaveText('人');
    await expect.poll(sheet.batches).toHaveLength(1);
  });
});

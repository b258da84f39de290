import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

const refuse = (page: Page, code: string | undefined) =>
  page.evaluate((refuseWith) => Object.assign(harnessOf(window).ledger, { refuseWith }), code);
const delay = (page: Page, milliseconds: number) =>
  page.evaluate((value) => Object.assign(harnessOf(window).ledger, { delay: value }), milliseconds);
const show = (page: Page, on: boolean) => page.evaluate((value) => harnessOf(window).setShown(value), on);
const saveState = (page: Page) => page.locator('.save-state');

test.describe('没有保存的内容', () => {
  test('离开表格再回来还在，保存状态里可以重试', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5&journal=1');
    await refuse(page, 'DISK-FULL');
    await sheet.select(2, 'park');
    await sheet.type('改过的');
    await sheet.keys('Enter', 'Control+ArrowDown', 'ArrowDown', 'Home');
    await sheet.type('新公司');
    await sheet.keys('Enter');
    await expect(saveState(page)).toHaveText('未能保存 2 项');
    await show(page, false);
    await expect(page.locator('.sheet-cell')).toHaveCount(0);
    await expect(saveState(page)).toHaveText('未能保存 2 项');
    await show(page, true);
    await expect(sheet.cell(2, 'park')).toHaveText('改过的');
    await expect(sheet.cell(2, 'park')).toHaveClass(/sheet-failed/);
    await expect(sheet.cell(6, 'name')).toHaveText('新公司');
    await expect(sheet.status).toContainText('2 项未保存');
    const detail = page.locator('.save-state-detail');
    await expect(detail).toContainText('磁盘空间不足');
    await expect(detail).toContainText('两新组织 · 修改“');
    expect(await problemsOfAccess(page, '.save-state-detail')).toEqual([]);
    await refuse(page, undefined);
    await detail.getByRole('button', { name: '全部重试' }).click();
    await expect(saveState(page)).toHaveText('已保存');
    await expect(sheet.cell(2, 'park')).not.toHaveClass(/sheet-failed/);
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('改过的');
    const names = await page.evaluate(() => [...harnessOf(window).ledger.rows.values()].map((row) => row.name));
    expect(names).toContain('新公司');
  });

  test('离开时正在写的，写好后新开的表格也知道', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5&journal=1');
    await delay(page, 1500);
    await sheet.select(2, 'park');
    await sheet.type('慢慢写');
    await sheet.keys('Enter');
    await show(page, false);
    await show(page, true);
    await expect(sheet.cell(2, 'park')).toHaveText('慢慢写');
    await expect(saveState(page)).toHaveText('已保存');
    await delay(page, 0);
    await sheet.select(2, 'park');
    await sheet.type('接着写');
    await sheet.keys('Enter');
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('接着写');
  });

  test('磁盘腾出空间后，下一次写成功时没写成的一起补上', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5&journal=1');
    await refuse(page, 'DISK-FULL');
    await sheet.select(2, 'park');
    await sheet.type('先写的');
    await sheet.keys('Enter');
    await expect(saveState(page)).toHaveText('未能保存');
    await refuse(page, undefined);
    await sheet.type('后写的');
    await sheet.keys('Enter');
    await expect.poll(() => sheet.saved('org-000001', 'park')).toBe('先写的');
    expect(await sheet.saved('org-000002', 'park')).toBe('后写的');
    await expect(saveState(page)).toHaveText('已保存');
  });

  test('第一次就没写成的新行可以删掉', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5&journal=1');
    await refuse(page, 'DISK-FULL');
    await sheet.select(6, 'name');
    await sheet.type('写不进的');
    await sheet.keys('Enter', 'ArrowUp');
    await expect(saveState(page)).toHaveText('未能保存');
    await sheet.keys('Control+Minus');
    await expect(sheet.cell(6, '#')).toHaveText('＊');
    await expect(sheet.status).toContainText('共 5 行');
    await expect(sheet.status).not.toContainText('未保存');
    await expect(saveState(page)).toHaveText('已保存');
    await refuse(page, undefined);
    await sheet.select(1, 'park');
    await sheet.type('别的');
    await sheet.keys('Enter');
    await expect.poll(sheet.batches).toEqual([{ label: expect.stringContaining('修改“'), origin: 'keyboard', changes: 1 }]);
  });

  test('有没保存的内容时，关窗口会先问', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5&journal=1');
    await refuse(page, 'DISK-FULL');
    await sheet.select(2, 'park');
    await sheet.type('别丢了');
    await sheet.keys('Enter');
    await expect(saveState(page)).toHaveText('未能保存');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(sheet.cell(2, 'park')).toHaveText('别丢了');
  });
});

test.describe('一次改很多格', () => {
  /** Counts the frames that the page draws from now until the ledger is asked to write. The ledger of the tests works in the page. */
  const countFrames = (page: Page) =>
    page.evaluate(() => {
      const { ledger } = harnessOf(window);
      const apply = ledger.apply.bind(ledger);
      const watched = { frames: 0, asked: false };
      Object.assign(window, { watched });
      const tick = () => {
        if (watched.asked) return;
        watched.frames += 1;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      ledger.apply = (...given) => {
        watched.asked = true;
        return apply(...given);
      };
    });

  test('两万行全选清除：页面不停，只送行号，不送每一格，一次操作', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await openSheet(page, '?rows=20000&journal=1');
    await sheet.select(1, 'park');
    await sheet.keys('Control+a');
    await expect(sheet.status).toContainText('选中 20,001 行');
    await countFrames(page);
    await sheet.keys('Delete');
    await expect.poll(() => page.evaluate(() => harnessOf(window).ledger.batches.length), { timeout: 60_000 }).toBe(1);
    await expect(sheet.cell(1, 'park')).toHaveText('');
    const changes = await page.evaluate(() =>
      harnessOf(window).ledger.batches[0]?.changes.map((change) => ({ op: change.op, rows: 'ids' in change ? change.ids.length : 1 })),
    );
    expect(changes).toEqual([{ op: 'set', rows: 19_999 }]);
    await expect(sheet.notice).toContainText('格不能修改：这一行属于其他单位');
    await expect(sheet.cell(13, 'name')).not.toHaveText('');
    // a page that does it all at once draws none
    expect(await page.evaluate(() => (window as unknown as { watched: { frames: number } }).watched.frames)).toBeGreaterThan(3);
    await expect(saveState(page)).toHaveText('已保存');
  });

  test('写得久就显示进度，可以取消，取消后原样不动', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await openSheet(page, '?rows=6000&journal=1');
    await delay(page, 60_000);
    await sheet.select(1, 'park');
    await sheet.keys('Control+a', 'Delete');
    await expect(sheet.cell(1, 'park')).toHaveText('', { timeout: 30_000 });
    await expect(saveState(page)).toContainText('正在处理：清除', { timeout: 30_000 });
    await saveState(page).getByRole('button', { name: '取消' }).click();
    await expect(sheet.cell(1, 'park')).toHaveText('绿色产业园', { timeout: 30_000 });
    await expect(sheet.notice).toHaveText('已取消，没有改动任何内容。');
    await expect(saveState(page)).toHaveText('已保存');
    expect(await sheet.batches()).toEqual([]);
  });

  test('六千行的粘贴写不进：内容留在屏上并标出，重试后写入', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await openSheet(page, '?rows=6000&journal=1');
    await refuse(page, 'DISK-FULL');
    const line = (row: number) => Array.from({ length: 9 }, (_, col) => `${row}-${col}`).join('\t');
    await sheet.clip(Array.from({ length: 6000 }, (_, row) => line(row)).join('\r\n'));
    await sheet.select(1, 'registered_address');
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'registered_address')).toHaveText('0-0', { timeout: 20_000 });
    await expect(saveState(page)).toHaveText('未能保存', { timeout: 20_000 });
    await expect(sheet.cell(1, 'registered_address')).toHaveClass(/sheet-failed/);
    await refuse(page, undefined);
    await page.locator('.save-state-detail').getByRole('button', { name: '重试' }).click();
    await expect.poll(() => sheet.saved('org-005999', 'registered_address'), { timeout: 20_000 }).toBe('5999-0');
    await expect(sheet.cell(1, 'registered_address')).not.toHaveClass(/sheet-failed/);
    expect((await sheet.batches()).map(({ label }) => label)).toEqual(['粘贴 6000 行']);
    // typing goes on upon what was written
    await sheet.select(1, 'registered_address');
    await sheet.type('另写');
    await sheet.keys('Enter');
    await expect.poll(() => sheet.saved('org-000000', 'registered_address')).toBe('另写');
  });

  test('很大的一块贴过末尾：添行、一次写入；贴的时候打的字排在后面', async ({ page }) => {
    test.setTimeout(120_000);
    const sheet = await openSheet(page, '?rows=3&journal=1');
    await sheet.clip(Array.from({ length: 6000 }, (_, row) => `公司${row}\t\t新经济组织\t\t2020-1-2`).join('\r\n'));
    await sheet.select(4, 'name');
    await sheet.keys('Control+v', 'ArrowUp');
    await sheet.type('后来改的');
    await sheet.keys('Enter');
    await expect(sheet.cell(3, 'name')).toHaveText('后来改的', { timeout: 30_000 });
    await expect.poll(() => sheet.saved('org-000002', 'name'), { timeout: 60_000 }).toBe('后来改的');
    expect((await sheet.batches()).map(({ label }) => label)).toEqual(['粘贴 6000 行', '修改“名称”']);
    await expect(sheet.status).toContainText('共 6,003 行');
    await sheet.keys('Control+End', 'ArrowUp', 'Home');
    expect(await sheet.label()).toContain('名称，第 6003 行，公司5999');
    await sheet.type('末行');
    await sheet.keys('Enter');
    await expect.poll(() => page.evaluate(() => harnessOf(window).ledger.batches.at(-1)?.changes[0]?.op)).toBe('update');
  });
});

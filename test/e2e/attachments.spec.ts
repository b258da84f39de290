import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, downloaded, type OpenDesk, openDesk } from '../support/app-server.ts';
import { heicLike, pdfLike, png, programLike } from '../support/attachment-files.ts';

const desks: OpenDesk[] = [];
test.afterEach(async () => {
  for (const { page, host } of desks.splice(0)) {
    await page.context().close();
    await host.stop();
  }
});

/** The sample ledger at its sheet of meetings, on the attachments of the last one. */
async function meetingsOf(browser: Browser, before: (page: Page) => Promise<unknown> = async () => undefined): Promise<OpenDesk> {
  const desk = await openDesk(browser);
  desks.push(desk);
  const { page } = desk;
  await before(page);
  await page.getByRole('button', { name: '打开示例 先看看怎么用' }).click();
  await page.getByRole('button', { name: '打开示例', exact: true }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 60_000 });
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: /^组织生活/ })
    .click();
  await page.locator('.sheet-cell').first().waitFor();
  await page.locator('.sheet-capture').focus();
  // the empty row stands last
  for (const key of ['Control+End', 'ArrowUp', 'End', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(page.locator('.sheet-capture')).toHaveAttribute('aria-label', /附件/);
  return desk;
}
const panel = (page: Page) => page.getByRole('complementary', { name: '附件' });
const items = (page: Page) => panel(page).getByRole('region', { name: '附件列表' }).getByRole('listitem');
const cell = (page: Page) => page.locator('.sheet-cell.sheet-active');
const file = (name: string, bytes: Uint8Array, mimeType = '') => ({ name, mimeType, buffer: Buffer.from(bytes) });
const add = (page: Page, ...files: ReturnType<typeof file>[]) =>
  choosing(page, files, () => panel(page).getByRole('button', { name: '添加', exact: true }).click());
/** Width and height that a JPEG says of itself. */
function sizeOfJpeg(bytes: Buffer): readonly [number, number] {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2))
    if ([0xc0, 0xc2].includes(bytes[at + 1] ?? 0)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
  throw new Error('no JPEG');
}

test('F2 打开附件栏：一次添加几个，照片缩小，格里写“几个附件”；查看、移除、撤销，焦点回到表格', async ({ browser }) => {
  test.slow();
  const { page, trouble } = await meetingsOf(browser);
  await page.keyboard.press('F2');
  await expect(panel(page).getByRole('heading', { name: '附件' })).toBeFocused();
  await add(page, file('会场 全景.png', png(3200, 2000)), file('会场 全景.png', png(900, 1200)), file('会议记录.pdf', pdfLike()));
  await expect(items(page)).toHaveCount(3);
  await expect(panel(page).getByText('会场 全景（2）.jpg')).toBeVisible();
  await expect(cell(page)).toHaveText('3 个附件');
  const saved = await downloaded(page, () => panel(page).getByRole('button', { name: '另存 会场 全景.jpg' }).click());
  expect(saved.suggestedFilename()).toBe('会场 全景.jpg');
  expect(sizeOfJpeg(readFileSync(await saved.path()))).toEqual([1600, 1000]);
  expect(await problemsOfAccess(page, '.attachments-panel')).toEqual([]);

  const thumbnail = panel(page).getByRole('button', { name: '查看 会场 全景.jpg' });
  await thumbnail.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: '会场 全景.jpg' });
  await expect(viewer.getByText('第 1 张，共 2 张')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '下一张' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: '会场 全景（2）.jpg' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(panel(page).getByRole('button', { name: '查看 会场 全景（2）.jpg' })).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(items(page)).toHaveCount(2);
  await expect(panel(page).locator('.attachment-picture').nth(1)).toBeFocused();
  await expect(cell(page)).toHaveText('2 个附件');
  await page.keyboard.press('Control+z');
  await expect(items(page)).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('.sheet-capture')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cell(page)).toHaveText('');
  expect(trouble).toEqual([]);
});

test('打字、粘贴和清除都改不了附件格，说明怎样添加', async ({ browser }) => {
  const { page } = await meetingsOf(browser);
  await page.keyboard.press('a');
  await expect(page.getByText('附件不用打字：按 F2 或双击这一格').first()).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(cell(page)).toHaveText('');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '这一行的附件…' }).click();
  await expect(panel(page)).toBeVisible();
});

test('不能添加的逐个说明原因，其余照常添加', async ({ browser }) => {
  const { page } = await meetingsOf(browser);
  await page.keyboard.press('F2');
  await add(
    page,
    file('IMG_1.HEIC', heicLike()),
    file('会场.jpg', programLike()),
    file('签到表.pdf', pdfLike()),
    file('又一份.pdf', pdfLike()),
  );
  await expect(panel(page).getByText('3 个没有添加')).toBeVisible();
  await expect(panel(page).getByText(/HEIC 照片.*兼容性最佳/)).toBeVisible();
  await expect(panel(page).getByText('“会场.jpg”不是可以添加的附件')).toBeVisible();
  await expect(panel(page).getByText('“又一份.pdf”与已有的“签到表.pdf”内容相同')).toBeVisible();
  await expect(items(page).filter({ hasText: '签到表.pdf' })).toBeVisible();
  await expect(cell(page)).toHaveText('1 个附件');
});

test('文件拖到一行上：这一行亮起，松开就添加到这一行；拖到别处不离开页面', async ({ browser }) => {
  const { page } = await meetingsOf(browser);
  const dragging = (name: string, type: string, bytes: Uint8Array) =>
    page.evaluateHandle(
      ([fileName, fileType, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(content)], fileName, { type: fileType }));
        return data;
      },
      [name, type, [...bytes]] as const,
    );
  const photo = await dragging('合影.png', 'image/png', png(60, 40));
  const row = await cell(page).locator('xpath=ancestor::*[contains(@class,"sheet-line")][1]').getAttribute('row-id');
  await cell(page).dispatchEvent('dragover', { dataTransfer: photo });
  await expect(page.locator(`.sheet-line[row-id="${row}"].sheet-drop`).first()).toBeVisible();
  await cell(page).dispatchEvent('drop', { dataTransfer: photo });
  await expect(page.locator('.sheet-drop')).toHaveCount(0);
  await expect(panel(page).getByText('合影.jpg')).toBeVisible();
  await expect(cell(page)).toHaveText('1 个附件');

  const second = await dragging('签到.pdf', 'application/pdf', pdfLike());
  await panel(page).dispatchEvent('drop', { dataTransfer: second });
  await expect(panel(page).getByText('签到.pdf')).toBeVisible();
  const stopped = await page.locator('.toolbar').evaluate((bar, data) => {
    const event = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true });
    bar.dispatchEvent(event);
    return event.defaultPrevented;
  }, second);
  expect(stopped).toBe(true);
});

test('慢的时候一秒后显示进度，取消后什么也没有添加；添加记在历史里', async ({ browser }) => {
  test.slow();
  const { page } = await meetingsOf(browser);
  await page.keyboard.press('F2');
  const held: (() => void)[] = [];
  await page.route('**/api/call/attachment.add', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await add(page, file('一.pdf', pdfLike('一')), file('二.pdf', pdfLike('二')));
  await expect(panel(page).getByText('正在添加 1 / 2：一.pdf')).toBeVisible();
  await panel(page).getByRole('button', { name: '取消' }).click();
  held[0]?.();
  await expect(page.getByText('已取消，没有添加附件')).toBeVisible();
  await expect(items(page)).toHaveCount(0);
  await expect(cell(page)).toHaveText('');
  await page.unroute('**/api/call/attachment.add');
  await add(page, file('一.pdf', pdfLike('一')), file('二.pdf', pdfLike('二')));
  await expect(cell(page)).toHaveText('2 个附件');
  await page.getByRole('button', { name: /历史$/ }).click();
  await expect(page.getByRole('complementary', { name: '历史' }).getByText('附件：添加 2 个').first()).toBeVisible();
});

test('已封账月份的附件只能看，说明怎样更正', async ({ browser }) => {
  const { page } = await meetingsOf(browser, (opened) =>
    opened.route('**/api/call/bookkeeping.periods', async (route) => {
      const response = await route.fetch();
      const told = await response.json();
      const periods = told.periods.map((period: object) => ({ ...period, state: 'closed' }));
      await route.fulfill({ response, json: { ...told, periods } });
    }),
  );
  await page.keyboard.press('F2');
  await expect(panel(page).getByText(/已由本单位封账，不能直接修改；请在“本月”选到该月，发起更正/)).toBeVisible();
  await expect(panel(page).getByRole('button', { name: '添加', exact: true })).toHaveCount(0);
  const photo = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], '合影.png', { type: 'image/png' }));
    return data;
  });
  await cell(page).dispatchEvent('drop', { dataTransfer: photo });
  await expect(items(page)).toHaveCount(0);
});

test('照片里的拍摄地点不带进台账，横竖按拍的时候', async ({ browser }) => {
  const { page } = await meetingsOf(browser);
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  });
  // what a camera writes: turned by a quarter (6), and where it was
  const tags = Buffer.from('4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tags, Buffer.from('GPS 28.97N 118.87E')]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const photo = Buffer.concat([Buffer.from(drawn.slice(0, 2)), head, exif, Buffer.from(drawn.slice(2))]);
  await page.keyboard.press('F2');
  await add(page, file('手机照片.jpg', photo, 'image/jpeg'));
  const saved = readFileSync(
    await (await downloaded(page, () => panel(page).getByRole('button', { name: '另存 手机照片.jpg' }).click())).path(),
  );
  expect(sizeOfJpeg(saved)).toEqual([20, 40]);
  expect(saved.includes('Exif')).toBe(false);
  expect(saved.includes('GPS')).toBe(false);
});

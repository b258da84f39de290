import { expect, type Page } from '@playwright/test';
import type { Field, Kind } from '#shared/model/field.ts';
import { sheetNames, tableOf } from '#shared/model/tables.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { openSheet, test } from '../support/grid-harness/sheet-page.ts';

type Sheet = Awaited<ReturnType<typeof openSheet>>;

/** Goes to a cell and waits until it is drawn. */
async function go(page: Page, sheet: Sheet, row: number, column: string): Promise<void> {
  const id = `org-${String(row - 1).padStart(6, '0')}`;
  await page.evaluate(([to, field]) => harnessOf(window).sheet.current.goTo(to, field), [id, column] as const);
  await expect(sheet.cell(row, column)).toHaveClass(/sheet-active/);
}
const lastBatch = (page: Page) => page.evaluate(() => harnessOf(window).ledger.batches.at(-1));

test.describe('各种列的录入', () => {
  test('是否：打 1、0、y、n、是、否，不必按 Enter', async ({ page }) => {
    const sheet = await openSheet(page);
    await go(page, sheet, 2, 'owner_is_member');
    for (const [typed, shown] of [
      ['1', '是'],
      ['0', '否'],
      ['y', '是'],
      ['N', '否'],
      ['是', '是'],
      ['否', '否'],
    ] as const) {
      await sheet.type(typed);
      await expect(sheet.cell(2, 'owner_is_member')).toHaveText(shown);
      await expect(page.getByRole('option')).toHaveCount(0);
    }
    await expect.poll(() => sheet.saved('org-000001', 'owner_is_member')).toBe(false);
    expect(await sheet.label()).toMatch(/第 2 行/);
  });

  test('是否：选了几格时等 Ctrl+Enter，一起填', async ({ page }) => {
    const sheet = await openSheet(page);
    await go(page, sheet, 2, 'owner_is_member');
    await sheet.keys('Shift+ArrowDown');
    await sheet.type('1');
    await expect(sheet.cell(2, 'owner_is_member')).toHaveText('否');
    await sheet.keys('Control+Enter');
    await expect(sheet.cell(2, 'owner_is_member')).toHaveText('是');
    await expect(sheet.cell(3, 'owner_is_member')).toHaveText('是');
    expect((await sheet.batches()).at(-1)).toEqual({ label: '填入 2 格', origin: 'fill', changes: 2 });
  });

  test('整数：全角、千分位、万；负数不收，说明原因', async ({ page }) => {
    const sheet = await openSheet(page);
    await go(page, sheet, 1, 'staff_full');
    for (const [typed, shown] of [
      ['１２', '12'],
      ['1,200', '1200'],
      ['1.2万', '12000'],
    ] as const) {
      await sheet.type(typed);
      await expect(page.locator('.sheet-reading')).toHaveText(`读作 ${shown}`);
      await sheet.keys('Enter', 'ArrowUp');
      await expect(sheet.cell(1, 'staff_full')).toHaveText(shown);
    }
    await sheet.type('-5');
    await expect(page.locator('.sheet-reading-bad')).toContainText('不小于 0');
    await sheet.keys('Enter', 'ArrowUp');
    await expect(sheet.cell(1, 'staff_full')).toHaveText('-5');
    await expect(sheet.cell(1, 'staff_full')).toHaveClass(/sheet-error/);
  });

  test('日期：各种写法', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'registered_on');
    const forms = {
      '2026.3.5': '2026-03-05',
      '20260305': '2026-03-05',
      '2026年3月5日': '2026-03-05',
      '3-5': '2026-03-05',
      今天: '2026-10-15',
      昨天: '2026-10-14',
      前天: '2026-10-13',
      上月末: '2026-09-30',
    };
    for (const typed of Object.keys(forms)) {
      await sheet.type(typed);
      await sheet.keys('Enter');
    }
    for (const [index, shown] of Object.values(forms).entries()) await expect(sheet.cell(index + 1, 'registered_on')).toHaveText(shown);
  });

  test('Ctrl+; 今天，Ctrl+Shift+; 现在；编辑中插在光标处；不是日期的列不动', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    await sheet.select(1, 'start');
    await sheet.keys('Control+;');
    await expect(sheet.cell(1, 'start')).toHaveText('2026-10-15 00:00');
    await sheet.keys('Control+Shift+:');
    await expect(sheet.cell(1, 'start')).toHaveText(/^2026-10-15 \d\d:\d\d$/);
    await sheet.select(1, 'place');
    await sheet.type('定于');
    await sheet.keys('Control+;', 'Enter');
    await expect(sheet.cell(1, 'place')).toHaveText('定于2026-10-15');
    await sheet.select(1, 'minutes');
    await sheet.keys('Control+;');
    await expect(sheet.cell(1, 'minutes')).toHaveText('');
    await expect(sheet.notice).toContainText('不是日期');
  });
});

test.describe('月历', () => {
  test('Alt+↓ 打开，方向键、翻月键选，Enter 填入并下移', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'registered_on');
    await sheet.keys('Alt+ArrowDown');
    await expect(page.getByRole('grid', { name: '2003年1月' })).toBeVisible();
    await sheet.keys('ArrowRight', 'ArrowDown', 'PageDown', 'PageDown', 'ArrowLeft', 'ArrowUp', 'ArrowUp');
    const current = await sheet.area.getAttribute('aria-activedescendant');
    await expect(page.locator(`[id="${current}"]`)).toHaveAttribute('aria-label', /^2003-02-22 星期六/);
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2003-02-22');
    expect(await sheet.label()).toMatch(/第 2 行/);
    await expect(page.locator('.sheet-calendar')).toBeHidden();
  });

  test('点某一天即填；只是打开过，点别处、按 Esc 都不改', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'registered_on');
    await sheet.keys('Alt+ArrowDown');
    await page.getByTitle('下一月').click();
    await page.getByRole('gridcell', { name: /^2003-02-14/ }).click();
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2003-02-14');
    await sheet.select(2, 'registered_on');
    await sheet.keys('Delete', 'Alt+ArrowDown');
    await expect(page.getByRole('gridcell', { name: '2026-10-15 星期四，今天' })).toHaveAttribute('aria-selected', 'true');
    await sheet.select(4, 'park');
    await sheet.select(3, 'registered_on');
    await sheet.keys('Alt+ArrowDown', 'ArrowDown', 'Escape');
    await expect(sheet.cell(3, 'registered_on')).toHaveText('2005-03-03');
    await expect(sheet.cell(2, 'registered_on')).toHaveText('');
  });

  test('打开着也能打字，以写的为准；axe 没有发现问题', async ({ page }) => {
    test.setTimeout(60_000);
    await page.setViewportSize({ width: 900, height: 500 });
    const sheet = await openSheet(page, '?rows=10');
    await sheet.select(1, 'registered_on');
    await sheet.keys('Alt+ArrowDown', 'Control+a');
    expect(await problemsOfAccess(page, '.sheet')).toEqual([]);
    await sheet.type('2024-2-29');
    await expect(page.locator('.sheet-calendar')).toBeHidden();
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'registered_on')).toHaveText('2024-02-29');
  });

  test('时间列：选了日子接着打时间', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    await sheet.select(1, 'start');
    await sheet.keys('Alt+ArrowDown', 'ArrowUp', 'Enter');
    await expect(sheet.area).toHaveValue('2026-10-08 ');
    await sheet.type('14:30');
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'start')).toHaveText('2026-10-08 14:30');
  });
});

test.describe('时间连同时长', () => {
  test('打“3-5 14:30-16:00”，时长填在旁边，一批写成', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    await sheet.select(1, 'start');
    await sheet.type('3-5 14:30-16:00');
    await expect(page.locator('.sheet-reading')).toHaveText('读作 2026-03-05 14:30，90 分钟');
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'start')).toHaveText('2026-03-05 14:30');
    await expect(sheet.cell(1, 'minutes')).toHaveText('90');
    await expect.poll(sheet.batches).toEqual([{ label: '新增一行', origin: 'keyboard', changes: 1 }]);
    await sheet.select(1, 'start');
    await sheet.type('3-6 9:00 2小时');
    await sheet.keys('Enter');
    await expect(sheet.cell(1, 'minutes')).toHaveText('120');
    expect((await lastBatch(page))?.changes).toMatchObject([{ after: { start: '2026-03-06T09:00', minutes: 120 } }]);
  });

  test('粘贴也一样，不算读不懂', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    await sheet.clip('2026-03-05 14:30~16:00\r\n4月2日下午2点 60分钟\r\n');
    await sheet.select(1, 'start');
    await sheet.keys('Control+v');
    await expect(sheet.cell(1, 'minutes')).toHaveText('90');
    await expect(sheet.cell(2, 'start')).toHaveText('2026-04-02 14:00');
    await expect(sheet.cell(2, 'minutes')).toHaveText('60');
    await expect(sheet.notice).toHaveText('');
  });
});

test.describe('长文字', () => {
  test('原地写，Alt+Enter 换行，框随字长高；Home、End、Ctrl+方向键归文字', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    await page.evaluate(() => harnessOf(window).sheet.current.goTo('new-1', 'summary'));
    await sheet.select(1, 'agenda');
    await sheet.type('学习');
    await sheet.keys('Home');
    await sheet.type('集中');
    await sheet.keys('End');
    await sheet.type('文件');
    await sheet.keys('Alt+Enter');
    await sheet.type('second line');
    const two = await sheet.area.boundingBox();
    await sheet.keys('Control+ArrowLeft');
    await sheet.type('x');
    await sheet.keys('Control+Home');
    await sheet.type('1');
    await expect(sheet.area).toHaveValue('1集中学习文件\nsecond xline');
    expect(two?.height ?? 0).toBeGreaterThan(40);
    await sheet.keys('Enter');
    await expect.poll(async () => (await lastBatch(page))?.changes[0]).toMatchObject({ after: { agenda: '1集中学习文件\nsecond xline' } });
    expect(await sheet.label()).toMatch(/第 2 行/);
  });

  test('两千字也不溢出，写回一字不差', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    const long = '会议传达学习了上级文件精神，讨论了下一步工作安排。'.repeat(80);
    await sheet.select(1, 'place');
    await sheet.type('会议室');
    await sheet.keys('Enter');
    await sheet.keys('ArrowUp', 'End');
    await sheet.keys('F2');
    await page.keyboard.insertText(long);
    const [area, body] = [await sheet.area.boundingBox(), await page.locator('.sheet-body').boundingBox()];
    expect(area && body && area.y + area.height <= body.y + body.height && area.x + area.width <= body.x + body.width).toBe(true);
    expect(area?.height ?? 999).toBeLessThanOrEqual(262);
    await sheet.keys('Enter');
    await expect.poll(async () => (await lastBatch(page))?.changes[0]).toMatchObject({ after: { note: long } });
  });
});

test.describe('选项', () => {
  test('多选：空格选中、去掉，写好的字留着', async ({ page }) => {
    const sheet = await openSheet(page, '?table=meeting');
    await sheet.select(1, 'kinds');
    await sheet.type('zhuti');
    await expect(page.getByRole('option')).toHaveText(['主题党日']);
    await sheet.keys(' ');
    await expect(sheet.area).toHaveValue('主题党日、');
    await sheet.type('dk');
    await expect(page.getByRole('option')).toHaveText(['党课']);
    await sheet.keys(' ');
    await expect(sheet.area).toHaveValue('主题党日、党课、');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
    await sheet.type('dangke');
    await sheet.keys(' ', 'Enter');
    await expect(sheet.cell(1, 'kinds')).toHaveText('主题党日');
  });

  test('五千个选项，按拼音和首字母都找得到', async ({ page }) => {
    const sheet = await openSheet(page, '?rows=5&branches=5000');
    await go(page, sheet, 1, 'party_organization');
    await sheet.keys('F2');
    await sheet.keys('Control+a');
    await page.keyboard.type('lyjxyxgs', { delay: 30 });
    await page.keyboard.press('Control+a');
    await page.keyboard.type('quzhoukecheng', { delay: 30 });
    await expect(page.getByRole('option').first()).toContainText('衢州柯城');
    await expect(page.locator('.sheet-list-foot')).toContainText('继续输入');
  });

  test('Ctrl+Enter 填的是选中的选项，不是打的字母', async ({ page }) => {
    const sheet = await openSheet(page);
    await sheet.select(1, 'category');
    await sheet.keys('Shift+ArrowDown');
    await sheet.type('xsh');
    await expect(page.getByRole('option')).toHaveText(['新社会组织']);
    await sheet.keys('Control+Enter');
    await expect(sheet.cell(1, 'category')).toHaveText('新社会组织');
    await expect(sheet.cell(2, 'category')).toHaveText('新社会组织');
  });
});

/** Something to type into a field of each kind. */
const typedFor = {
  text: ({ format }: Field) =>
    format === undefined
      ? '甲乙'
      : { creditCode: '91330802MA28100006', idNumber: '11010519491231002X', phone: '13957000000', division: '330802001000' }[format],
  note: () => '写几个字',
  count: () => '3',
  amount: () => '1.5',
  date: () => '2026.3.5',
  month: () => '2026.3',
  time: () => '3-5 14:30',
  yesNo: () => '1',
  code: ({ list }: Field) => Object.values(list?.entries ?? {})[0]?.title ?? '',
  codes: ({ list }: Field) => Object.values(list?.entries ?? {})[0]?.title ?? '',
  link: ({ to }: Field) => linkNames[to ?? ''] ?? '',
  links: ({ to }: Field) => linkNames[to ?? ''] ?? '',
  records: ({ columns }: Field) => (columns ?? []).map(({ kind }) => (kind === 'count' ? '2' : '甲')).join('|'),
} satisfies Record<Kind, (field: Field) => string>;
const linkNames: Record<string, string> = {
  party_organization: '府山街道综合党委',
  party_group: '第一党小组',
  organization: '衢州柯城金桥电子有限公司',
  unit: '府山街道',
};

for (const name of sheetNames)
  test(`${tableOf(name).title}：每一列都能用键盘录入，一行写满没有读不懂的`, async ({ page }) => {
    test.setTimeout(90_000);
    const sheet = await openSheet(page, `?table=${name}&rows=0`);
    const { fields, label } = tableOf(name);
    const keys = Object.keys(fields).sort((a, b) => Number(b === label) - Number(a === label));
    await sheet.select(1, keys[0] ?? '');
    for (const key of keys) {
      const field = fields[key];
      if (!field) continue;
      await sheet.type(typedFor[field.kind](field));
      await sheet.keys('Tab');
    }
    await expect(sheet.status).toContainText('共 1 行');
    const saved = () => page.evaluate(() => [...harnessOf(window).ledger.rows.values()][0]);
    const empty = async () => {
      const row = await saved();
      // attachments are added in their panel, not typed
      return Object.keys(fields).filter((key) => !fields[key]?.attachments && (row?.[key] ?? null) === null);
    };
    await expect.poll(empty).toEqual([]);
    const row = await saved();
    expect(Object.entries(row ?? {}).filter(([, value]) => typeof value === 'object' && value !== null && 'unread' in value)).toEqual([]);
  });

import { expect, type Page, test } from '@playwright/test';
import { creditCheckCharacter } from '../../shared/codes/credit-code.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, createLedger, downloaded, type OpenDesk, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { workbook } from '../support/workbook.ts';

// one township's ledger for all: each test leaves nothing in it that another would mind
test.describe.configure({ mode: 'serial' });
let desk: OpenDesk;
test.beforeAll(async ({ browser }) => {
  desk = await openDesk(browser);
  await createLedger(desk.page, '乡镇、街道', '330822109');
});
test.afterAll(async () => {
  await desk.page.context().close();
  await desk.host.stop();
});
test.beforeEach(async () => {
  await go(desk.page, '两新组织');
  await desk.page.getByRole('button', { name: '导入', exact: true }).click();
});

const file = (name: string, buffer: Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
const choose = (page: Page, name: string, bytes: Uint8Array) =>
  choosing(page, file(name, bytes), () => page.getByRole('button', { name: '选择文件…' }).click());
const next = (page: Page) => page.getByRole('button', { name: '下一步：看差别' }).click();
/** Where something was guessed again. */
const confirmAll = async (page: Page) => {
  await expect(page.getByText(/读到 \d+ 行/)).toBeVisible();
  const button = page.getByRole('button', { name: '确认全部对应' });
  if (await button.isVisible()) await button.click();
};
const target = (page: Page, header: string) => page.getByRole('button', { name: new RegExp(`^“${header}”对应的字段`) });
const rowNumber = (page: Page, row: number) => page.getByRole('button', { name: new RegExp(`^第 ${row} 行：`) });
const showing = (page: Page, title: string) => page.getByRole('group', { name: '只看' }).getByRole('button', { name: title });
const cell = (page: Page) => page.getByRole('textbox', { name: /第 \d+ 行/ });
const code = (number: number) => {
  const first = `91330822MA${String(2800000 + number)}`;
  return first + creditCheckCharacter(first);
};

/** A title, a line of small print, the header, three enterprises of which one is damaged by Excel, a total. */
const township = workbook([
  {
    name: '基本情况',
    rows: [
      ['辉埠镇两新组织基本情况统计表', null, null, null, null],
      ['填报单位', '辉埠镇', null, null, null],
      ['序号', '企业', '信用代码', '成立时间', '环保等级'],
      [1, '红叶机械有限公司', code(1), '2019.5.3', 'A'],
      [2, '青山纸业有限公司', '9.1331E+17', '2020年2月2日', 'B'],
      [3, '恒达物流有限公司', code(3), '20210303', 'C'],
      ['合计', '3 家', null, null, null],
    ],
  },
  { name: '填表说明', rows: [['请各村按时填报']] },
]);

test('旧表格：改表头、对应列、在表里改正，导入后一次撤销', async () => {
  const { page, trouble } = desk;
  await choose(page, '旧台账.xlsx', township);
  await expect(page.getByText('表头在第 3 行，数据在第 4–6 行')).toBeVisible();
  await expect(rowNumber(page, 7)).toHaveAccessibleName('第 7 行：合计');
  // a guess is to be looked at before it goes on
  await expect(page.getByRole('button', { name: '下一步：看差别' })).toBeDisabled();
  // a click says that the header is elsewhere, another one that it was right
  await rowNumber(page, 2).click();
  await page.getByRole('menuitem', { name: '这是表头', exact: true }).click();
  await expect(rowNumber(page, 2)).toHaveAccessibleName('第 2 行：表头');
  await rowNumber(page, 3).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '这是表头', exact: true }).press('Enter');
  await expect(rowNumber(page, 3)).toHaveAccessibleName('第 3 行：表头');
  await expect(rowNumber(page, 3)).toBeFocused();
  // 企业 is found by pinyin, what has no field goes into the note
  await target(page, '企业').click();
  await page.keyboard.type('mingcheng');
  await page.keyboard.press('Enter');
  await expect(target(page, '企业')).toHaveAccessibleName(/：名称（/);
  await page.getByRole('button', { name: '全部记入备注' }).click();
  await expect(target(page, '环保等级')).toHaveAccessibleName(/：记入备注（您选的）/);
  await confirmAll(page);
  expect(await problemsOfAccess(page)).toEqual([]);

  await next(page);
  await expect(page.getByRole('button', { name: '导入 2 行' })).toBeVisible();
  await expect(showing(page, '有问题')).toContainText('1');
  expect(await problemsOfAccess(page)).toEqual([]);
  await showing(page, '有问题').click();
  await expect(page.getByRole('gridcell', { name: '不进台账' })).toBeVisible();
  await page.getByRole('gridcell', { name: '9.1331E+17' }).click();
  await cell(page).pressSequentially(code(2));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '导入 3 行' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: '导入 2 行' })).toBeVisible();
  await page.keyboard.press('Control+y');
  await showing(page, '全部').click();
  // left out by the menu of its row
  await page.getByRole('gridcell', { name: '恒达物流有限公司' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: '不导入这些行' }).click();
  await expect(showing(page, '不导入')).toContainText('1');
  // what was mended is still there after the page was left
  await go(page, '本月');
  await go(page, '导入');
  await page.getByRole('button', { name: '导入 2 行' }).click();

  await expect(page.getByRole('gridcell', { name: '青山纸业有限公司' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '2020-02-02' })).toBeVisible();
  await page.getByText('已写入台账').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('gridcell', { name: '青山纸业有限公司' })).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test('预览里的个人信息遮住，勾选后才显示，并记入历史', async () => {
  const { page } = desk;
  await choose(page, '电话.csv', new TextEncoder().encode(`名称,统一社会信用代码,业主电话\r\n甲公司,${code(8)},13857000001`));
  await expect(page.getByRole('cell', { name: '138****0001' })).toBeVisible();
  await page.getByRole('checkbox', { name: '显示个人信息' }).click();
  await expect(page.getByText('这次查看已记入操作历史')).toBeVisible();
  await expect(page.getByRole('cell', { name: '13857000001' })).toBeVisible();
  // looked at once more on the next page, it is asked for once more
  await next(page);
  await expect(page.getByRole('gridcell', { name: '138****0001' })).toBeVisible();
  await page.getByRole('button', { name: '放弃' }).click();
});

test('未导入的行存成表格，改好再读；已在台账的行只看差别', async ({ browserName: _ }, { outputDir }) => {
  const { page } = desk;
  await choose(page, '旧台账.xlsx', township);
  // what was said of a sheet with these headers holds for the next
  await expect(target(page, '企业')).toHaveAccessibleName(/：名称（同上次）/);
  await next(page);
  const saved = await downloaded(page, () => page.getByRole('button', { name: '把未导入的 1 行存成表格' }).click());
  await saved.saveAs(`${outputDir}/rejected.xlsx`);
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByRole('gridcell', { name: '红叶机械有限公司' })).toBeVisible();

  await page.getByRole('button', { name: '导入', exact: true }).click();
  await choosing(page, `${outputDir}/rejected.xlsx`, () => page.getByRole('button', { name: '选择文件…' }).click());
  await expect(target(page, '未导入原因')).toHaveAccessibleName(/不导入/);
  // it is the sheet it was, so nothing is asked again
  await expect(target(page, '企业')).toHaveAccessibleName(/：名称（同上次）/);
  await next(page);
  await expect(showing(page, '有问题')).toContainText('1');
  await page.getByRole('button', { name: '放弃' }).click();

  // the same rows with one cell changed are differences, and say what they replace
  const again = ['名称,统一社会信用代码,登记日期', `红叶机械有限公司,${code(1)},2019-06-03`, `恒达物流有限公司,${code(3)},2021-03-03`];
  await choose(page, '再来.csv', new TextEncoder().encode(again.join('\r\n')));
  await next(page);
  await expect(showing(page, '更新')).toContainText('1');
  await expect(showing(page, '不变')).toContainText('1');
  await page.getByRole('gridcell', { name: '2019-06-03' }).click();
  await expect(cell(page)).toHaveAccessibleName(/原：2019-05-03/);
  await expect(page.getByRole('button', { name: '导入 1 行' })).toBeVisible();
});

test('粘贴一片表格；GBK 文本换编码；打不开的文件说明原因；拖到表上就打开', async () => {
  const { page } = desk;
  await page.evaluate(
    (html) => {
      const data = new DataTransfer();
      data.setData('text/html', html);
      data.setData('text/plain', '名称');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    `<table><tr><td>名称</td><td>信用代码</td></tr><tr><td>甲公司</td><td>${code(7)}</td></tr></table>`,
  );
  await expect(page.getByText('剪贴板', { exact: true })).toBeVisible();
  await next(page);
  await expect(page.getByRole('gridcell', { name: '甲公司' })).toBeVisible();
  await page.getByRole('button', { name: '放弃' }).click();

  // 名称,统一社会信用代码 / 红叶公司 in GBK
  const gbk = [
    0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb4, 0xfa, 0xc2, 0xeb, 0x0d, 0x0a, 0xba, 0xec, 0xd2, 0xb6, 0xb9, 0xab, 0xcb, 0xbe, 0x2c, 0x31,
  ];
  await choose(page, '名单.csv', new Uint8Array(gbk));
  await expect(page.getByRole('cell', { name: '红叶公司' })).toBeVisible();
  await page.getByRole('combobox', { name: '文字编码' }).click();
  await page.getByTitle('UTF-16', { exact: true }).click();
  await expect(page.getByRole('cell', { name: '红叶公司' })).toHaveCount(0);

  const damaged = file('坏.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]));
  if (await page.getByRole('button', { name: '换一个文件…' }).isVisible())
    await choosing(page, damaged, () => page.getByRole('button', { name: '换一个文件…' }).click());
  await expect(page.getByRole('alert').getByText(/坏\.xlsx/)).toBeVisible();

  await go(page, '党组织');
  await expect(page.getByText('还没有党组织')).toBeVisible();
  const dragged = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['名称,成立日期\r\n红叶党支部,2020.1.2'], '支部.csv', { type: 'text/csv' }));
    return data;
  });
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dragged });
  await expect(page.getByText('松开鼠标，导入到“党组织”')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: dragged });
  await expect(page.getByText('支部.csv')).toBeVisible();
});

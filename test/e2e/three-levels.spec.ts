import { expect, type Page } from '@playwright/test';
import { addToMonth } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { daysAgo, monthTitle, lastMonth as second } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { type Offices, test } from '../support/offices-test.ts';

const first = addToMonth(second, -1);
/** Before the first of the two months was due. */
const enrolledAt = daysAgo(120);

async function chooseMonth(page: Page, period: string): Promise<void> {
  await go(page, '本月');
  const heading = page.getByRole('heading', { name: monthTitle(period), level: 1 });
  if (await heading.isVisible()) return;
  await page.getByLabel('工作月份').click();
  await page.getByTitle(new RegExp(`^${monthTitle(period)} · `)).click();
  await expect(heading).toBeVisible();
}
async function closeMonth(page: Page, period: string): Promise<void> {
  await chooseMonth(page, period);
  await page.getByRole('button', { name: '封账', exact: true }).click();
  await expect(page.getByRole('button', { name: '发起更正…' })).toBeVisible();
}
async function amendMonth(page: Page, period: string, reason: string): Promise<void> {
  await chooseMonth(page, period);
  await page.getByRole('button', { name: '发起更正…' }).click();
  await page.getByLabel('更正原因').fill(reason);
  await page.getByRole('button', { name: '重新打开本月' }).click();
  await expect(page.getByRole('button', { name: '封账', exact: true })).toBeVisible();
}
const exportMonth = (offices: Offices, page: Page) => offices.saved(page, () => page.getByRole('button', { name: '导出上报包' }).click());

/** What a package does to the organizations, as its row says: added, changed, removed; undefined where it changes nothing. */
type Effect = readonly [added: number, changed: number, removed: number] | undefined;

/** Takes files in on 接收上报; gives the receipts, in the order of the files. */
async function receive(offices: Offices, page: Page, files: readonly string[], effects: readonly Effect[]): Promise<string[]> {
  await go(page, '接收上报');
  await choosing(page, [...files], () => page.getByRole('button', { name: '选择上报包…' }).click());
  await page.getByRole('button', { name: `接收 ${files.length} 份` }).click();
  const receipts: string[] = [];
  for (const [place, file] of files.entries()) {
    const effect = effects[place];
    const card = page.locator('li.card').filter({ hasText: file.split('/').at(-1) ?? '' });
    await expect(card.getByText(/^已接收/).first()).toBeVisible();
    if (effect) await expect(card.getByRole('row', { name: `两新组织 ${effect.join(' ')}`, exact: true })).toBeVisible();
    receipts.push(await offices.saved(page, () => card.getByRole('button', { name: '下载回执' }).click()));
  }
  return receipts;
}
async function acceptReceipt(page: Page, period: string, receipt: string): Promise<void> {
  await chooseMonth(page, period);
  await choosing(page, receipt, () => page.getByRole('button', { name: '导入回执文件' }).click());
  await expect(page.getByRole('row', { name: new RegExp(`^${monthTitle(period)} 上级已接收`) })).toBeVisible();
}
async function rename(page: Page, from: string, to: string): Promise<void> {
  await go(page, '两新组织');
  await page.getByRole('gridcell', { name: from }).click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
}

/** A county at work: its own page, that of one township, and the townships that the clerk keeps. */
interface Branch {
  readonly county: Page;
  readonly own: Page;
  readonly others: readonly string[];
}

/** A county under the city with three townships, each with one organization without a fault. */
async function branchOf(
  offices: Offices,
  city: string,
  county: string,
  towns: readonly (readonly [unit: string, name: string])[],
): Promise<Branch> {
  const { clerk } = offices;
  await clerk.ask('enrol', { below: county, above: city, at: enrolledAt });
  const desks: string[] = [];
  for (const [unit, name] of towns) {
    const desk = await offices.enrolled(name, unit, { above: county, at: enrolledAt });
    await clerk.ask('organization', { desk, name: `${name}第一公司`, digits: unit.slice(-4) });
    desks.push(desk);
  }
  const [own = '', ...others] = desks;
  return { own: await offices.openedAt(own), county: await offices.openedAt(county), others };
}

/** A month of a county: its townships close it and hand in, the county receives and closes. Gives what goes up, and the receipt to the township of the page. */
async function handIn(
  offices: Offices,
  { county, own, others }: Branch,
  period: string,
  effects: readonly Effect[],
): Promise<{ up: string; receipt: string }> {
  await closeMonth(own, period);
  const sent = [await exportMonth(offices, own)];
  for (const desk of others) sent.push(await offices.sent(desk, 'usb', period));
  const [receipt = ''] = await receive(offices, county, sent, effects);
  await closeMonth(county, period);
  return { up: await exportMonth(offices, county), receipt };
}

test('市、两个县、六个乡镇街道两个月：逐级封账、导出、接收、回执；乡里更正，县更正再报，市按差别替换', async ({ offices, county }) => {
  const { clerk } = offices;
  const city = await offices.prepared({ unit: '330800', level: 'city', name: '衢州市' });
  const neighbour = await offices.prepared({ unit: '330803', level: 'county', name: '衢江区' });
  const one = await branchOf(offices, city, county, [
    ['330802005', '花园街道'],
    ['330802006', '白云街道'],
    ['330802007', '双港街道'],
  ]);
  const two = await branchOf(offices, city, neighbour, [
    ['330803001', '樟潭街道'],
    ['330803002', '浮石街道'],
    ['330803100', '上方镇'],
  ]);
  const cityPage = await offices.openedAt(city);

  const allNew: Effect[] = [
    [1, 0, 0],
    [1, 0, 0],
    [1, 0, 0],
  ];
  // the first month goes up, and its receipts come down
  const [firstOne, firstTwo] = [await handIn(offices, one, first, allNew), await handIn(offices, two, first, allNew)];
  await acceptReceipt(one.own, first, firstOne.receipt);
  await acceptReceipt(two.own, first, firstTwo.receipt);
  const [receiptOne = '', receiptTwo = ''] = await receive(
    offices,
    cityPage,
    [firstOne.up, firstTwo.up],
    [
      [3, 0, 0],
      [3, 0, 0],
    ],
  );
  await acceptReceipt(one.county, first, receiptOne);
  await acceptReceipt(two.county, first, receiptTwo);
  await closeMonth(cityPage, first);

  // the second month
  await rename(one.own, '花园街道第一公司', '花园街道更名公司');
  await rename(two.own, '樟潭街道第一公司', '樟潭街道更名公司');
  await clerk.ask('organization', { desk: one.others[0] ?? '', name: '白云街道新开的一家', digits: '0101' });
  const [secondOne, secondTwo] = [
    await handIn(offices, one, second, [[0, 1, 0], [1, 0, 0], undefined]),
    await handIn(offices, two, second, [[0, 1, 0], undefined, undefined]),
  ];
  await receive(
    offices,
    cityPage,
    [secondOne.up, secondTwo.up],
    [
      [1, 1, 0],
      [0, 1, 0],
    ],
  );

  // a township amends: every level above takes the new one in place of the old
  await amendMonth(one.own, second, '名称再次变更');
  await rename(one.own, '花园街道更名公司', '花园街道智造公司');
  await closeMonth(one.own, second);
  await receive(offices, one.county, [await exportMonth(offices, one.own)], [[0, 1, 0]]);
  await chooseMonth(one.county, second);
  const reminder = one.county.getByRole('region', { name: '封账以后收到的上报包' });
  await expect(reminder).toContainText(`${monthTitle(second)}封账以后，又收到下级该月的上报包 1 份`);
  expect(await problemsOfAccess(one.county)).toEqual([]);
  await amendMonth(one.county, second, '花园街道更正');
  await expect(reminder).toHaveCount(0);
  await closeMonth(one.county, second);
  const amended = await exportMonth(offices, one.county);
  expect(amended).toContain(`330802_${second}_r2_0003.lxpkg`);
  await receive(offices, cityPage, [amended], [[0, 1, 0]]);
  await go(cityPage, '两新组织');
  for (const name of [
    '花园街道智造公司',
    '白云街道第一公司',
    '白云街道新开的一家',
    '双港街道第一公司',
    '樟潭街道更名公司',
    '上方镇第一公司',
  ])
    await expect(cityPage.getByRole('gridcell', { name })).toBeVisible();
  await expect(cityPage.getByRole('gridcell', { name: '花园街道更名公司' })).toHaveCount(0);
  expect(offices.trouble()).toEqual([]);
});

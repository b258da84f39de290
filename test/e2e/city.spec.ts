import { basename } from 'node:path';
import { expect } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { daysAgo, lastMonth } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { type Offices, test } from '../support/offices-test.ts';

/** Long enough ago that last month's report is due. */
const enrolledAt = daysAgo(90);
const prepareCity = (offices: Offices) => offices.prepared({ unit: '330800', level: 'city', name: '衢州市' });

test('市里的任务书：没有下达两包三定这一项；写好、签名、下发，县里看清变化再采用，自己的任务书接着它写', async ({ offices, county }) => {
  const city = await prepareCity(offices);
  await offices.clerk.ask('enrol', { below: county, above: city, at: enrolledAt });
  const above = await offices.openedAt(city);
  await go(above, '任务书');
  const issuing = above.getByRole('region', { name: '下发任务书' });
  await expect(issuing.getByText('规则和期限没有变化。')).toBeVisible();
  // who leads which building is the county's to lay down
  await expect(above.getByRole('region', { name: '应建条件' })).toBeVisible();
  await expect(above.getByRole('region', { name: /两包三定/ })).toHaveCount(0);
  await issuing.getByRole('spinbutton', { name: '报送期限', exact: true }).fill('12');
  await issuing.getByLabel('通知').fill('请各县（市、区）汇总后于次月 12 日前报送。');
  await above.getByLabel('MEM-005 党费登记最多滞后月数').fill('4');
  await expect(issuing.getByRole('row', { name: /报送期限 次月 5 日 次月 12 日/ })).toBeVisible();
  expect(await problemsOfAccess(above)).toEqual([]);
  await issuing.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await above.screenshot({ path: test.info().outputPath('city-task.png') });
  const task = await offices.saved(above, () => issuing.getByRole('button', { name: '签名并下发' }).click());
  expect(basename(task)).toBe('330800_task_v1.lxtask');
  await expect(issuing).toContainText('衢州市任务书第 1 版');

  const below = await offices.openedAt(county);
  const card = below.getByRole('region', { name: '任务书' });
  await choosing(below, task, () => card.getByRole('button', { name: '导入任务书…' }).click());
  const asked = below.getByRole('dialog', { name: /衢州市任务书第 1 版/ });
  await expect(asked).toContainText('请各县（市、区）汇总后于次月 12 日前报送。');
  await expect(asked.getByRole('row', { name: /报送期限 次月 5 日 次月 12 日/ })).toBeVisible();
  await expect(asked.getByRole('row', { name: /MEM-005 .* 6 4/ })).toBeVisible();
  expect(await problemsOfAccess(below)).toEqual([]);
  await below.screenshot({ path: test.info().outputPath('county-reads.png') });
  await asked.getByRole('button', { name: /^采\s?用$/ }).click();
  await expect(card).toContainText('衢州市任务书第 1 版');
  await expect(card).toContainText('次月 12 日前报送');
  await below.screenshot({ path: test.info().outputPath('county-month.png') });
  // what the county writes for its townships begins with it
  await go(below, '任务书');
  await expect(below.getByLabel('MEM-005 党费登记最多滞后月数')).toHaveValue('4');
  await expect(below.getByRole('region', { name: '随任务书下达的两包三定' })).toBeVisible();
  await below.screenshot({ path: test.info().outputPath('county-task.png') });
  expect(offices.trouble()).toEqual([]);
});

test('市里的跨单位重复：乡镇街道前面有县名；一个县里的由县去问，两个县的市里请两边核对', async ({ offices, county }) => {
  const { clerk } = offices;
  const city = await prepareCity(offices);
  const neighbour = await offices.prepared({ unit: '330803', level: 'county', name: '衢江区' });
  const sent: string[] = [];
  for (const [above, towns] of [
    [county, [['花园街道', '330802005', ['0001', '0002']] as const, ['白云街道', '330802006', ['0001']] as const]],
    [neighbour, [['樟潭街道', '330803001', ['0002']] as const]],
  ] as const) {
    await clerk.ask('enrol', { below: above, above: city, at: enrolledAt });
    for (const [name, unit, digits] of towns) {
      const desk = await offices.enrolled(name, unit, { above });
      // 柯城区 names its units itself; those of 衢江区 are called as the list of divisions has them
      if (above === county) await clerk.ask('division', { desk: above, name, code: unit });
      for (const one of digits)
        await clerk.ask('organization', { desk, name: one === '0001' ? '同县公司' : `两县公司（${name}）`, digits: one });
      await clerk.ask('receive', { desk: above, file: await offices.sent(desk) });
    }
    sent.push(await clerk.ask('send', { desk: above, out: clerk.room('up'), period: lastMonth }));
  }
  for (const file of sent) await clerk.ask('receive', { desk: city, file });

  const page = await offices.openedAt(city);
  await go(page, '底册与转接');
  const found = page.getByRole('region', { name: '跨单位重复：2 处' });
  const within = found.getByRole('region', { name: /^两新组织 同县公司/ });
  await expect(within).toContainText('柯城区花园街道、柯城区白云街道：并排看');
  await expect(within).toContainText('都是柯城区报来的，由柯城区请两边核对。');
  await expect(within.getByRole('button', { name: '请两边核对' })).toHaveCount(0);
  const across = found.getByRole('region', { name: /^两新组织 两县公司/ });
  await across.getByText('柯城区花园街道、衢江区樟潭街道：并排看').click();
  await expect(across.getByRole('columnheader')).toHaveText(['字段', '柯城区花园街道', '衢江区樟潭街道']);
  await expect(across.getByRole('row', { name: '名称 两县公司（花园街道） 两县公司（樟潭街道）' })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await found.scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath('duplicates.png') });
  const receipts: string[] = [];
  page.on('download', (file) => receipts.push(file.suggestedFilename()));
  await across.getByRole('button', { name: '请两边核对' }).click();
  // the counties are asked, which report the rows
  await expect(page.getByText('柯城区：已写进新的回执；衢江区：已写进新的回执')).toBeVisible();
  await expect
    .poll(() => receipts.sort())
    .toEqual([expect.stringMatching(/^330802_.*\.lxrcpt$/), expect.stringMatching(/^330803_.*\.lxrcpt$/)]);
  expect(offices.trouble()).toEqual([]);
});

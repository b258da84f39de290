import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { daysAgo } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { test } from '../support/offices-test.ts';

const enrolledAt = daysAgo(90);
const open = (page: Page, name: string) => () => page.getByRole('region', { name }).getByRole('button', { name: /^打开/ }).click();

test('跨县转接：乡里按县名选转到哪里，县转交市，市转交另一个县；随市里的底册到县的，县里按“转交”', async ({ offices, county }) => {
  const city = await offices.prepared({ unit: '330800', level: 'city', name: '衢州市' });
  const neighbour = await offices.prepared({ unit: '330803', level: 'county', name: '衢江区' });
  for (const below of [county, neighbour]) await offices.clerk.ask('enrol', { below, above: city, at: enrolledAt });
  const giving = await offices.enrolled('花园街道', '330802005', { above: county });
  await offices.enrolled('樟潭街道', '330803001', { above: neighbour });
  await offices.clerk.ask('organization', { desk: giving, name: '柯城鲁班机械有限公司', digits: '0001' });

  const own = await offices.openedAt(giving);
  await go(own, '底册与转接');
  const out = own.getByRole('region', { name: '写转接单' });
  await out.getByRole('combobox', { name: '转出谁' }).fill('鲁班');
  await own.locator('.ant-select-item-option').getByText('柯城鲁班机械有限公司').click();
  await out.getByRole('combobox', { name: '转到' }).fill('衢江');
  const offered = own.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await expect(offered.locator('.ant-select-item-group')).toHaveText(['衢江区']);
  await offered.getByText('樟潭街道（330803001）').click();
  await expect(out.getByRole('status')).toContainText('转到樟潭街道，带上：两新组织 1 行');
  expect(await problemsOfAccess(own)).toEqual([]);
  const slip = await offices.saved(own, () => out.getByRole('button', { name: '转出并存下转接单' }).click());

  const first = await offices.openedAt(county);
  await go(first, '底册与转接');
  const up = await offices.saved(first, () => choosing(first, slip, open(first, '转交转接单')));
  await expect(first.getByText('花园街道 → 樟潭街道，请把转接单交给衢州市')).toBeVisible();
  await expect(first.getByRole('row', { name: /转交 柯城鲁班机械有限公司.*已转交上级/ })).toBeVisible();

  const above = await offices.openedAt(city);
  await go(above, '底册与转接');
  await offices.saved(above, () => choosing(above, up, open(above, '转交转接单')));
  await expect(above.getByText('柯城区花园街道 → 衢江区樟潭街道，请把转接单交给衢江区')).toBeVisible();
  await expect(above.getByRole('row', { name: /转交 柯城鲁班机械有限公司.*等转入单位上报/ })).toBeVisible();
  const issuing = above.getByRole('region', { name: '下发底册' });
  await expect(issuing.getByRole('row', { name: /^衢江区 还没有上报过 没有 — 1 / })).toBeVisible();
  await issuing.getByRole('checkbox', { name: '柯城区' }).uncheck();
  expect(await problemsOfAccess(above)).toEqual([]);
  const roster = await offices.saved(above, () => issuing.getByRole('button', { name: '下发 1 份底册' }).click());

  const second = await offices.openedAt(neighbour);
  await go(second, '底册与转接');
  await choosing(second, roster, open(second, '采用上级的底册'));
  await second.getByRole('button', { name: '采用底册', exact: true }).click();
  const waiting = second.getByRole('list', { name: '随底册来的转接单' });
  await expect(waiting.getByRole('listitem')).toHaveCount(1);
  expect(await problemsOfAccess(second)).toEqual([]);
  await offices.saved(second, () => waiting.getByRole('button', { name: '转交' }).click());
  await expect(second.getByText('花园街道 → 樟潭街道，请把转接单交给樟潭街道')).toBeVisible();
  await expect(waiting).toBeHidden();
  await expect(second.getByRole('row', { name: /转交 柯城鲁班机械有限公司.*等转入单位上报/ })).toBeVisible();
  expect(offices.trouble()).toEqual([]);
});

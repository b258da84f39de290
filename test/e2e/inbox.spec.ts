import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { type Offices, test } from '../support/offices-test.ts';

const files = (...path: string[]) => readdirSync(join(...path)).filter((name) => name.endsWith('.lxpkg'));
const cardOf = (page: Page, file: string) => page.locator('li.card').filter({ hasText: basename(file) });

/** A township with one organization, and its package of last month. */
async function reported(offices: Offices, above: string, name: string, unit: string, company: string): Promise<string> {
  const desk = await offices.enrolled(name, unit, { above });
  await offices.clerk.ask('organization', { desk, name: company, digits: unit.slice(-4) });
  return offices.sent(desk);
}

/** The same file as it comes off a stick that is worn out: one byte in the middle is another. */
function worn(file: string): string {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  const path = file.replace('.lxpkg', '_worn.lxpkg');
  writeFileSync(path, bytes);
  return path;
}

test('全部接收：只收网上送来的；坏的、别县的、被拿走的各说各的原因，不耽误其余的', async ({ offices, county }) => {
  const { clerk } = offices;
  const neighbour = await offices.prepared({ unit: '330803', level: 'county', name: '衢江区' });
  const garden = await reported(offices, county, '花园街道', '330802005', '花园第一公司');
  const cloud = await reported(offices, county, '白云街道', '330802006', '白云第一公司');
  const harbour = await reported(offices, county, '双港街道', '330802007', '双港第一公司');
  const stick = await reported(offices, county, '信安街道', '330802008', '信安第一公司');
  const foreign = await reported(offices, neighbour, '樟潭街道', '330803001', '樟潭第一公司');
  const land = (file: string, unit: string) => clerk.ask('land', { desk: county, file, unit });
  // the bad ones come first
  const broken = await land(worn(garden), '330802005');
  const others = await land(foreign, '330802006');
  const taken = await land(harbour, '330802007');
  const sound = [await land(garden, '330802005'), await land(cloud, '330802006')];

  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  const inbox = page.getByRole('region', { name: '网上送来的' });
  await expect(inbox.getByRole('row', { name: /^花园街道/ })).toHaveCount(2);
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('waiting.png') });
  // one from a stick lies beside them, and waits for its own button
  await choosing(page, stick, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await expect(cardOf(page, stick)).toContainText('核验通过，等待接收');
  // somebody tidies the folder in the meantime
  const kept = join(clerk.room('desk-drawer'), basename(taken));
  copyFileSync(taken, kept);
  rmSync(taken);

  await inbox.getByRole('button', { name: '全部接收（5 份）' }).click();
  for (const file of sound) await expect(cardOf(page, file)).toContainText('已接收；请把回执交给报送单位。');
  await expect(cardOf(page, broken)).toContainText('花园街道送来');
  await expect(cardOf(page, broken)).toContainText('原文件连同原因已留存在隔离区');
  await expect(cardOf(page, others)).toContainText('原文件连同原因已留存在隔离区');
  await expect(cardOf(page, taken)).toContainText('没有读取');
  await expect(cardOf(page, taken)).toContainText(`“${basename(taken)}”读不到，可能已被移走、删除或改动`);
  await expect(cardOf(page, stick)).toContainText('核验通过，等待接收');
  await expect(page.getByText('共 6 份：等待接收 1，等前一份 0，已处理 2，没有通过 3。')).toBeVisible();
  // what is settled has left the inbox, and a refused file is kept
  await expect(inbox.getByRole('button', { name: '全部接收', exact: true })).toBeDisabled();
  expect(files(county, 'inbox')).toEqual([]);
  expect(files(county, 'quarantine')).toHaveLength(2);
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('received.png'), fullPage: true });

  // what was taken away comes back, and is received like the others
  copyFileSync(kept, taken);
  await go(page, '两新组织');
  for (const name of ['花园第一公司', '白云第一公司']) await expect(page.getByRole('gridcell', { name })).toBeVisible();
  for (const name of ['双港第一公司', '信安第一公司', '樟潭第一公司']) await expect(page.getByRole('gridcell', { name })).toHaveCount(0);
  await go(page, '接收上报');
  await inbox.getByRole('button', { name: '全部接收（1 份）' }).click();
  await expect(cardOf(page, taken)).toContainText('已接收；请把回执交给报送单位。');
  // the browser tells of the one call that was refused
  expect(offices.trouble()).toEqual([expect.stringContaining('422')]);
});

test('收件夹是空的：没有可接收的，也不报错', async ({ offices, county }) => {
  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  const inbox = page.getByRole('region', { name: '网上送来的' });
  await expect(inbox.getByRole('button', { name: '全部接收', exact: true })).toBeDisabled();
  await expect(inbox).toContainText('没有等待接收的文件');
  await expect(inbox.getByRole('table')).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath('empty.png') });
  expect(await problemsOfAccess(page)).toEqual([]);
  expect(offices.trouble()).toEqual([]);
});

test('优盘上的：名字很长的照样接收，页面不被撑开；核验以后拔了优盘的说清楚，重新选择再收', async ({ offices, county }) => {
  const [garden, cloud] = [
    await reported(offices, county, '花园街道', '330802005', '花园第一公司'),
    await reported(offices, county, '白云街道', '330802006', '白云第一公司'),
  ];
  const stick = offices.clerk.room('stick');
  // as many bytes as a file system takes
  const long = join(stick, `${'二〇二六年上报包最终定稿请查收'.repeat(6).slice(0, 82)}.lxpkg`);
  copyFileSync(garden, long);
  const pulled = join(stick, basename(cloud));
  copyFileSync(cloud, pulled);

  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  const choose = (...chosen: string[]) => choosing(page, chosen, () => page.getByRole('button', { name: '选择上报包…' }).click());
  await choose(long, pulled);
  await expect(page.getByRole('button', { name: '接收 2 份' })).toBeEnabled();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  rmSync(pulled);
  await page.getByRole('button', { name: '接收 2 份' }).click();
  await expect(cardOf(page, long)).toContainText('已接收；请把回执交给报送单位。');
  await expect(cardOf(page, pulled)).toContainText(`“${basename(pulled)}”读不到，可能已被移走、删除或改动；请重新选择`);
  await expect(page.getByText('共 2 份：等待接收 1，等前一份 0，已处理 1，没有通过 0。')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('pulled.png') });
  expect(await problemsOfAccess(page)).toEqual([]);
  await choose(cloud);
  await page.getByRole('button', { name: /^接收 \d 份/ }).click();
  await expect(cardOf(page, cloud).first()).toContainText('已接收；请把回执交给报送单位。');
  expect(offices.trouble()).toEqual([]);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing, downloaded } from '../support/app-server.ts';
import { daysAgo } from '../support/months.ts';
import { go } from '../support/navigation.ts';
import { type Offices, test } from '../support/offices-test.ts';

/** A certificate of that day has a month left of its two years. */
const almostTwoYearsAgo = daysAgo(730 - 30);

/** A refusal is an answer of the host, which the browser notes as 422. */
const noTrouble = (offices: Offices) => expect(offices.trouble().filter((text) => !text.includes('422'))).toEqual([]);
const openRequests = (page: Page, files: string[]) =>
  choosing(page, files, () => page.getByRole('button', { name: '打开申请文件…' }).click());
const takeAuthorization = (page: Page, file: string) =>
  choosing(page, file, () => page.getByRole('button', { name: '导入授权文件' }).click());
const unitRow = (page: Page, name: string) =>
  page.getByRole('region', { name: '下级单位' }).getByRole('row', { name: new RegExp(`^${name}`) });

test('到期以前：本月有待办，同一台电脑续期不用打电话；几份申请一起办；授权管理按单位列出状态和下一步', async ({ offices, county }) => {
  const below = await offices.enrolled('花园街道', '330802005', { above: county, at: almostTwoYearsAgo });
  await offices.clerk.ask('division', { desk: county, name: '信安街道', code: '330802008' });
  const own = await offices.openedAt(below);
  await own.getByRole('link', { name: /本单位的授权 .* 到期，还有 \d+ 天，请续期/ }).click();
  await expect(own.getByRole('heading', { name: '授权', level: 1 })).toBeVisible();
  await expect(own.getByRole('region', { name: '本单位的授权' })).toContainText('将到期');
  expect(await problemsOfAccess(own)).toEqual([]);
  const renewal = await offices.saved(own, () => own.getByRole('button', { name: '生成续期申请' }).click(), '花园.lxreq');

  const fresh = await offices.openedAt(await offices.prepared({ unit: '330802006', level: 'township', name: '白云街道' }));
  const first = await offices.saved(fresh, () => fresh.getByRole('button', { name: '生成申请文件' }).click(), '白云.lxreq');

  const page = await offices.openedAt(county);
  await expect(page.getByRole('link', { name: '1 个下级的授权将到期' })).toBeVisible();
  await go(page, '授权管理');
  await expect(unitRow(page, '花园街道')).toContainText(/将到期.*续期/);
  await expect(unitRow(page, '信安街道')).toContainText(/未申请.*请该单位生成申请文件送来/);
  const bad = join(offices.clerk.room('mail'), '坏的.lxreq');
  writeFileSync(bad, 'no request');
  await openRequests(page, [renewal, first, bad]);
  const table = page.getByRole('region', { name: '办理授权' });
  await expect(table.getByRole('row', { name: /坏的/ })).toContainText('不是本程序的文件');
  await expect(table.getByRole('checkbox', { name: '花园街道指纹一致' })).toBeChecked();
  await expect(table.getByRole('checkbox', { name: '白云街道指纹一致' })).not.toBeChecked();
  await expect(table.getByRole('row', { name: /花园街道/ })).toContainText('同一台电脑续期');
  expect(await problemsOfAccess(page)).toEqual([]);
  await table.getByRole('checkbox', { name: '白云街道指纹一致' }).press('Space');
  const archive = await downloaded(page, () => table.getByRole('button', { name: '签发勾选的 2 份' }).click());
  expect(archive.suggestedFilename()).toMatch(/^330802_\d{4}-\d{2}-\d{2}\.zip$/);
  await expect(unitRow(page, '花园街道')).toContainText('有效');
  await expect(unitRow(page, '白云街道')).toContainText('有效');
  // whatever was lost on the way is issued again for the key the unit has
  const again = await offices.saved(page, () => page.getByRole('button', { name: '给花园街道换发' }).click(), '花园.lxauth');
  await takeAuthorization(own, again);
  await expect(own.getByText('已获 柯城区 授权')).toBeVisible();
  await expect(own.getByRole('region', { name: '本单位的授权' })).toContainText('有效');
  await go(own, '本月');
  await expect(own.getByRole('link', { name: /请续期/ })).toHaveCount(0);
  noTrouble(offices);
});

test('换电脑：默认不签第二张；写明原因、核对指纹，撤销旧的和签发新的一次办完，撤销名单可以导出', async ({ offices, county }) => {
  await offices.enrolled('花园街道', '330802005', { above: county });
  const replacement = await offices.prepared({ unit: '330802005', level: 'township', name: '花园街道' }, 'new');
  const fresh = await offices.openedAt(replacement);
  const request = await offices.saved(fresh, () => fresh.getByRole('button', { name: '生成申请文件' }).click(), '新电脑.lxreq');
  const spoken = await fresh.locator('.fingerprint').textContent();
  const page = await offices.openedAt(county);
  await go(page, '授权管理');
  await openRequests(page, [request]);
  const form = page.getByRole('form', { name: '换电脑' });
  await expect(page.getByRole('region', { name: '办理授权' }).locator('.fingerprint')).toHaveText(spoken ?? '');
  await expect(form.getByRole('button', { name: '撤销旧证书并签发' })).toBeDisabled();
  await form.getByLabel(/撤销旧证书的原因/).fill('电脑遗失');
  await expect(form).toContainText('请先在电话里核对指纹');
  await form.getByLabel(/从哪天起/).fill(daysAgo(10).slice(0, 10));
  await form.getByRole('checkbox').check();
  expect(await problemsOfAccess(page)).toEqual([]);
  const issued = await offices.saved(page, () => form.getByRole('button', { name: '撤销旧证书并签发' }).click(), '新电脑.lxauth');
  await expect(unitRow(page, '花园街道')).toContainText('换机中');
  await page.getByText('签发过的证书（2）').click();
  await expect(page.getByRole('row', { name: /花园街道.*撤销 电脑遗失/ })).toBeVisible();
  const lists = page.getByRole('region', { name: '撤销名单' });
  const list = await offices.saved(page, () => lists.getByRole('button', { name: '导出撤销名单（.crl）' }).click(), '330802.crl');
  await choosing(page, list, () => lists.getByRole('button', { name: '查看撤销名单…' }).click());
  await expect(lists).toContainText('可信，本单位签的');
  await expect(lists.getByRole('row', { name: /花园街道/ })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);
  await takeAuthorization(fresh, issued);
  await fresh.getByRole('button', { name: '指纹一致，导入' }).click();
  await expect(fresh.getByText(/报送 柯城区/)).toBeVisible();
  noTrouble(offices);
});

test('更换密钥：有几个没有换一看便知，给全部换发，下级导入不用打电话；提前结束后要核对指纹；收件人增减', async ({ offices, county }) => {
  const one = await offices.enrolled('花园街道', '330802005', { above: county });
  const other = await offices.enrolled('白云街道', '330802006', { above: county });
  const page = await offices.openedAt(county);
  await go(page, '授权管理');

  const recipients = page.getByRole('region', { name: '收件人' });
  const before = await recipients.locator('.fingerprint').textContent();
  await recipients.getByLabel('谁').fill('第二台电脑');
  await recipients.getByLabel('收件人的公钥').fill('age1不对');
  await recipients.getByRole('button', { name: /^增\s?加$/ }).click();
  await expect(page.getByText(/这不是本单位密码算法的收件人/)).toBeVisible();
  await recipients.getByLabel('收件人的公钥').fill(await identityToRecipient(await generateX25519Identity()));
  await recipients.getByRole('button', { name: /^增\s?加$/ }).click();
  await expect(recipients.getByRole('row', { name: /第二台电脑/ })).toBeVisible();
  await expect(recipients.locator('.fingerprint')).not.toHaveText(before ?? '');

  await page.getByRole('button', { name: '更换密钥…' }).click();
  const form = page.getByRole('form', { name: '更换密钥' });
  await form.getByLabel(/更换的原因/).fill('人员变动');
  expect(await problemsOfAccess(page)).toEqual([]);
  await form.getByRole('button', { name: '立即更换' }).click();
  await expect(page.getByRole('heading', { name: '正在更换密钥：还有 2 个下级没有换' })).toBeVisible();
  await expect(unitRow(page, '花园街道')).toContainText(/还没有换.*把换发的授权文件送到该单位导入/);
  const archive = await downloaded(page, () => page.getByRole('button', { name: '给全部 2 个换发' }).click());
  expect(archive.suggestedFilename()).toMatch(/\.zip$/);
  expect(await problemsOfAccess(page)).toEqual([]);

  const file = await offices.saved(page, () => page.getByRole('button', { name: '给花园街道换发' }).click(), '花园.lxauth');
  const own = await offices.openedAt(one);
  await go(own, '授权');
  await takeAuthorization(own, file);
  const review = own.getByRole('region', { name: '核对授权文件' });
  await expect(review).toContainText('新密钥由原来的密钥或同一个根证明，可信，不用再打电话');
  await expect(review.locator('.fingerprint')).toHaveText((await recipients.locator('.fingerprint').textContent()) ?? '');
  expect(await problemsOfAccess(own)).toEqual([]);
  await review.getByRole('button', { name: /^导\s?入$/ }).click();
  await expect(own.getByText('已获 柯城区 授权')).toBeVisible();

  await page.getByRole('button', { name: '提前结束过渡…' }).click();
  await page.getByRole('button', { name: '结束过渡', exact: true }).click();
  await expect(page.getByRole('heading', { name: /正在更换密钥/ })).toHaveCount(0);
  const late = await offices.saved(page, () => page.getByRole('button', { name: '给白云街道换发' }).click(), '白云.lxauth');
  const second = await offices.openedAt(other);
  await go(second, '授权');
  await takeAuthorization(second, late);
  await expect(second.getByRole('region', { name: '核对授权文件' })).toContainText('现用的上级没有证明过');
  expect(await problemsOfAccess(second)).toEqual([]);
  await second.getByRole('button', { name: '指纹一致，更换上级的密钥' }).click();
  await expect(second.getByText('已获 柯城区 授权')).toBeVisible();
  noTrouble(offices);
});

test('县里的电脑被盗：市撤销县的证书，乡镇查看并采用市的撤销名单，授权页和本月写明发生了什么、怎么办', async ({ offices, county }) => {
  const city = await offices.prepared({ unit: '330800', level: 'city', name: '衢州市' });
  await offices.clerk.ask('enrol', { below: county, above: city, at: daysAgo(100) });
  const township = await offices.enrolled('花园街道', '330802005', { above: county });

  const above = await offices.openedAt(city);
  await go(above, '授权管理');
  await above.getByRole('button', { name: '撤销柯城区的证书' }).click();
  await above.getByLabel('撤销原因').fill('县里的电脑被盗');
  const units = above.getByRole('region', { name: '下级单位' });
  await units.getByRole('button', { name: /^撤\s?销$/ }).click();
  await expect(unitRow(above, '柯城区')).toContainText('已撤销');
  const list = await offices.saved(above, () => above.getByRole('button', { name: '导出撤销名单（.crl）' }).click(), '330800.crl');

  const own = await offices.openedAt(township);
  await go(own, '查看文件');
  await choosing(own, [list], () => own.getByRole('button', { name: '打开文件…' }).click());
  const card = own.getByRole('listitem', { name: '330800.crl' });
  await expect(card).toContainText('衢州市的撤销名单');
  await expect(card.getByText('可信', { exact: true })).toBeVisible();
  await card.getByRole('button', { name: '去“授权”采用' }).click();
  const lists = own.getByRole('region', { name: '撤销名单' });
  await choosing(own, list, () => lists.getByRole('button', { name: '查看撤销名单…' }).click());
  await expect(lists).toContainText('可信，上级签的');
  await expect(lists.getByRole('row', { name: /柯城区/ })).toBeVisible();
  await lists.getByRole('button', { name: '采用这份名单' }).click();
  await expect(lists).toContainText(/已采用：衢州市的名单.*撤销的证书 1 张/);
  const said = own.getByRole('region', { name: '本单位的授权' });
  await expect(said.getByRole('alert')).toContainText(/柯城区的证书已于 .* 被衢州市撤销/);
  await expect(said.getByRole('alert')).toContainText('请用本单位掌握的号码给柯城区打电话');
  expect(await problemsOfAccess(own)).toEqual([]);
  await go(own, '本月');
  await expect(own.getByRole('link', { name: '柯城区的证书已被衢州市撤销，请打电话核实' })).toBeVisible();
  noTrouble(offices);
});

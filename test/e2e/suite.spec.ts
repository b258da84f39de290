import { expect, type Page } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { type Offices, test } from '../support/offices-test.ts';

const gm = '国密（SM2、SM3、SM4）';
const common = '通用（ECDSA P-256、SHA-256、age）';
const fixed = '上级或下级已认得本单位的密钥，不能再改';

/** A township without an authorization, with its page about it before it. */
async function townshipAt(offices: Offices, name: string, unit: string): Promise<Page> {
  const page = await offices.openedAt(await offices.prepared({ unit, level: 'township', name }));
  await go(page, '授权');
  return page;
}
async function countyAt(offices: Offices, folder: string): Promise<Page> {
  const page = await offices.openedAt(folder);
  await go(page, '授权管理');
  return page;
}
const own = (page: Page) => page.getByRole('region', { name: '本单位的授权' });
const fingerprint = (page: Page) => own(page).locator('output').first();
/** Chooses it as a person does; the keys are made anew. */
async function choose(page: Page, suite: string): Promise<void> {
  const before = await fingerprint(page).textContent();
  await own(page).getByRole('combobox', { name: '密码算法' }).click();
  await page.locator('.ant-select-item-option').getByText(suite).click();
  await expect(fingerprint(page)).not.toHaveText(before ?? '');
}
const request = (offices: Offices, page: Page, name: string) =>
  offices.saved(page, () => own(page).getByRole('button', { name: '生成申请文件' }).click(), `${name}.lxreq`);
const openRequests = (page: Page, files: string | string[]) =>
  choosing(page, files, () => page.getByRole('button', { name: '打开申请文件…' }).click());

test('国密：两边都选国密，申请、签发、导入一路照办；授权以后不能再改，并写明原因', async ({ offices, county: folder }) => {
  const [county, township] = [await countyAt(offices, folder), await townshipAt(offices, '花园街道', '330802005')];
  for (const page of [county, township]) {
    await expect(own(page)).toContainText(common);
    await choose(page, gm);
    await expect(own(page)).toContainText(gm);
    expect(await problemsOfAccess(page)).toEqual([]);
  }

  await openRequests(county, await request(offices, township, '花园'));
  const issuing = county.getByRole('region', { name: '办理授权' });
  await expect(issuing.locator('output')).toHaveText((await fingerprint(township).textContent()) ?? '');
  const authorization = await offices.saved(county, () => issuing.getByRole('button', { name: '指纹一致，签发授权' }).click());
  await choosing(township, authorization, () => own(township).getByRole('button', { name: '导入授权文件' }).click());
  await township.getByRole('button', { name: '指纹一致，导入' }).click();
  await expect(township.getByText('已获 柯城区 授权')).toBeVisible();

  for (const page of [county, township]) {
    await expect(own(page)).toContainText(gm);
    await expect(own(page)).toContainText(fixed);
    await expect(own(page).getByRole('combobox', { name: '密码算法' })).toHaveCount(0);
    expect(await problemsOfAccess(page)).toEqual([]);
  }
  expect(offices.trouble()).toEqual([]);
});

test('算法不一致：申请打不开，说明两边各用什么、该谁改；照办以后签发，只有一份不一致的不妨碍其余', async ({ offices, county: folder }) => {
  const [county, township] = [await countyAt(offices, folder), await townshipAt(offices, '花园街道', '330802005')];
  const other = await townshipAt(offices, '白云街道', '330802006');
  await choose(county, gm);
  await choose(other, gm);
  const [foreign, same] = [await request(offices, township, '花园'), await request(offices, other, '白云')];

  await openRequests(county, foreign);
  const refusal = `申请用的密码算法是${common}，本单位用的是${gm}，没有签发；请对方在“授权”页把密码算法改为后者，再重新生成申请文件。`;
  await expect(county.getByText(refusal)).toBeVisible();
  await expect(county.getByRole('button', { name: '打开申请文件…' })).toBeVisible();
  expect(await problemsOfAccess(county)).toEqual([]);
  await openRequests(county, [foreign, same]);
  const issuing = county.getByRole('region', { name: '办理授权' });
  await expect(issuing.getByRole('row', { name: /花园.*没有签发/ })).toContainText(refusal);
  await expect(issuing.getByRole('row', { name: /白云街道/ })).toContainText('首次申请');
  expect(await problemsOfAccess(county)).toEqual([]);
  await issuing.getByRole('button', { name: '放弃' }).click();

  await choose(township, gm);
  await openRequests(county, await request(offices, township, '花园'));
  await expect(issuing.getByText('花园街道（330802005）')).toBeVisible();
  await offices.saved(county, () => issuing.getByRole('button', { name: '指纹一致，签发授权' }).click());
  await expect(own(county)).toContainText(fixed);
  // the browser notes each refusal as 409
  expect(offices.trouble().filter((text) => !text.includes('409'))).toEqual([]);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { choosing } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { test } from '../support/offices-test.ts';

test('查看文件：是什么、谁签的、证书链、可不可信，先看清再去接收；认不出的说明可能是什么；什么也不写入', async ({ offices, county }) => {
  const { clerk } = offices;
  const township = await offices.enrolled('花园街道', '330802005', { above: county });
  await clerk.ask('organization', { desk: township, name: '柯城鲁班机械有限公司', digits: '0001' });
  const file = await offices.sent(township);
  const page = await offices.openedAt(county);
  await go(page, '接收上报');
  await page.getByRole('link', { name: '先查看文件' }).click();
  await expect(page.getByRole('heading', { name: '查看文件', level: 1 })).toBeVisible();

  // the button has the focus: the keyboard alone is enough
  await expect(page.getByRole('button', { name: '打开文件…' })).toBeFocused();
  await choosing(page, [file], () => page.getByRole('button', { name: '打开文件…' }).press('Enter'));
  const card = page.getByRole('listitem', { name: file.split('/').at(-1) ?? '' });
  await expect(card.getByRole('heading')).toBeFocused();
  await expect(card.getByText('可信', { exact: true })).toBeVisible();
  await expect(card.getByRole('list', { name: '可信的理由' })).toContainText('本单位签发的证书，没有撤销，签名时在有效期内');
  await expect(card.getByRole('row', { name: /花园街道（330802005），签名人/ })).toBeVisible();
  await expect(card.getByRole('row', { name: /柯城区（330802）/ })).toBeVisible();
  await expect(card.getByRole('row', { name: '两新组织 1' })).toBeVisible();
  expect(await problemsOfAccess(page)).toEqual([]);

  const [broken, sheet] = [join(clerk.folder, 'broken.lxpkg'), join(clerk.folder, '名单.csv')];
  writeFileSync(broken, 'age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n');
  writeFileSync(sheet, '名称,代码\r\n甲厂,1\r\n');
  await choosing(page, [broken, sheet], () => page.getByRole('button', { name: '打开文件…' }).click());
  await expect(page.getByRole('listitem', { name: 'broken.lxpkg' })).toContainText('看来是往来文件，但已损坏');
  const table = page.getByRole('listitem', { name: '名单.csv' });
  await expect(table).toContainText('看来是一份表格');
  expect(await problemsOfAccess(page)).toEqual([]);
  await table.getByRole('button', { name: '去“导入”' }).click();
  await expect(page.getByRole('heading', { name: /导入/, level: 1 })).toBeVisible();

  // looking at it took nothing in
  await go(page, '两新组织');
  await expect(page.getByRole('gridcell', { name: '柯城鲁班机械有限公司' })).toHaveCount(0);
  await go(page, '查看文件');
  await choosing(page, [file], () => page.getByRole('button', { name: '打开文件…' }).click());
  await page.getByRole('button', { name: '去“接收上报”接收' }).click();
  await expect(page.getByRole('heading', { name: '接收上报', level: 1 })).toBeVisible();
  // the two that could not be read were refused, and that is all
  expect(offices.trouble().filter((line) => !/status of (409|422)/.test(line))).toEqual([]);
});

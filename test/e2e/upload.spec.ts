import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { go } from '../support/navigation.ts';
import { test } from '../support/offices-test.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof at !== 'object' || at === null) throw new Error('not listening');
  return at.port;
}

test('上传：接收服务没开时自己等着，开了就送到；县里一键全部接收', async ({ offices, county }) => {
  const { clerk } = offices;
  const listen = `127.0.0.1:${await freePort()}`;
  const address = `https://${listen}/packages`;
  await clerk.ask('uploads', { desk: county, address });
  const township = await offices.enrolled('花园街道', '330802005', { above: county });
  await clerk.ask('uploads', { desk: township, address: null });
  await clerk.ask('organization', { desk: township, name: '柯城鲁班机械有限公司', digits: '0001' });
  await offices.sent(township, 'usb');

  const below = await offices.openedAt(township);
  const section = below.getByRole('region', { name: '上传', exact: true });
  await expect(section).toContainText(`送到 ${address}`);
  await section.getByRole('button', { name: '上传', exact: true }).click();
  await expect(section).toContainText('对方没有开启接收');
  await expect(section).toContainText('自动再试');
  await section.getByText('上传设置').click();
  await expect(section.getByLabel('接收地址')).toHaveAttribute('placeholder', `授权文件里的 ${address}`);
  expect(await problemsOfAccess(below)).toEqual([]);
  await section.screenshot({ path: test.info().outputPath('waiting.png') });
  await section.getByLabel('限速（KB/秒）').fill('500');
  await section.getByRole('button', { name: '保存设置' }).click();
  await expect(below.getByText('上传设置已保存')).toBeVisible();

  const above = await offices.openedAt(county);
  await go(above, '接收上报');
  const inbox = above.getByRole('region', { name: '网上送来的' });
  await inbox.getByLabel('本机监听').fill(listen);
  await inbox.getByRole('button', { name: '开始接收' }).click();
  await expect(inbox).toContainText(`在 ${address} 上接收`);
  await expect(inbox).toContainText('现有 1 个单位可以上传');

  const sent = section.getByText('已送达上级的接收服务');
  await expect(async () => {
    const now = section.getByRole('button', { name: '现在就试' });
    if (!(await sent.isVisible()) && (await now.isVisible())) await now.click({ timeout: 1000 });
    await expect(sent).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  expect(await problemsOfAccess(below)).toEqual([]);

  // the county's page knows by itself that something came
  await expect(inbox.getByRole('row', { name: /^花园街道/ })).toBeVisible();
  expect(await problemsOfAccess(above)).toEqual([]);
  await above.screenshot({ path: test.info().outputPath('inbox.png') });
  await inbox.getByRole('button', { name: '全部接收（1 份）' }).click();
  await expect(above.getByText('已接收；请把回执交给报送单位。')).toBeVisible();
  await expect(inbox.getByRole('button', { name: '全部接收', exact: true })).toBeDisabled();
  await above.screenshot({ path: test.info().outputPath('received.png') });
  await inbox.getByText('接收服务', { exact: true }).click();
  await inbox.getByRole('button', { name: '停止接收' }).click();
  await expect(inbox).toContainText('接收服务没有开启');
  await below.screenshot({ path: test.info().outputPath('sent.png') });
  expect(offices.trouble()).toEqual([]);
});

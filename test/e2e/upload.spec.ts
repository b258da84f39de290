import { createServer } from 'node:net';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { problemsOfAccess } from '../support/accessibility.ts';
import { type OpenDesk, openDesk, passphrase } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { startClerk } from '../support/prepared-desks.ts';

const lastMonth = addToMonth(monthOf(new Date(Date.now() + 8 * 3_600_000).toISOString()), -1);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof at !== 'object' || at === null) throw new Error('not listening');
  return at.port;
}

test('上传：接收服务没开时自己等着，开了就送到；县里一键全部接收', async ({ browser }) => {
  test.slow();
  const clerk = startClerk();
  const opened: OpenDesk[] = [];
  /** Opens a prepared ledger as a person does. */
  const openedAt = async (within: Browser, desk: string): Promise<Page> => {
    await clerk.ask('close', { desk });
    const open = await openDesk(within);
    opened.push(open);
    const { page } = open;
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: '打开台账' }).click();
    await page.getByLabel('文件夹').fill(desk);
    await page.getByLabel('口令', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: '打开', exact: true }).click();
    await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
    return page;
  };
  try {
    const listen = `127.0.0.1:${await freePort()}`;
    const address = `https://${listen}/packages`;
    const [county, township] = [clerk.room('county'), clerk.room('township')];
    await clerk.ask('prepare', { folder: county, identity: { unit: '330802', level: 'county', name: '柯城区' }, passphrase });
    await clerk.ask('prepare', { folder: township, identity: { unit: '330802005', level: 'township', name: '花园街道' }, passphrase });
    await clerk.ask('uploads', { desk: county, address });
    await clerk.ask('enrol', { below: township, above: county, at: new Date(Date.now() - 90 * 86_400_000).toISOString() });
    await clerk.ask('uploads', { desk: township, address: null });
    await clerk.ask('organization', { desk: township, name: '柯城鲁班机械有限公司', digits: '0001' });
    await clerk.ask('send', { desk: township, out: clerk.room('usb'), period: lastMonth });

    const below = await openedAt(browser, township);
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

    const above = await openedAt(browser, county);
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
    expect(opened.flatMap(({ trouble }) => trouble)).toEqual([]);
  } finally {
    for (const { page, host } of opened) {
      await page.context().close();
      await host.stop();
    }
    clerk.end();
  }
});

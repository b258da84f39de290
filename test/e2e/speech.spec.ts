import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { downloaded } from '../support/app-server.ts';
import { test } from '../support/desk-test.ts';
import { go } from '../support/navigation.ts';

test('衢州标准对照表：表里的每个链接都打开得了，页面没有出错', async ({ desks }) => {
  test.setTimeout(180_000);
  const { page, trouble } = await desks.sample('2026-11-03');
  const openTable = async () => {
    await page.goto(`${new URL(page.url()).origin}/#/manual/speech`);
    await expect(page.getByRole('heading', { name: '衢州标准对照表' })).toBeVisible();
  };
  await openTable();
  const links = page.getByRole('article').getByRole('link');
  const places = await links.evaluateAll((all) => [
    ...new Map(all.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''])),
  ]);
  expect(places.length).toBeGreaterThan(20);
  for (const [address, title] of places) {
    await openTable();
    await page.getByRole('article').getByRole('link', { name: title, exact: true }).first().click();
    await expect(page, title).toHaveURL(new RegExp(`${address}$`));
    if (address.startsWith('#/table/')) await expect(page.locator('.sheet-line').first(), title).toBeVisible({ timeout: 30_000 });
    else await expect(page.locator('#page h1, #page h2').first(), title).toBeVisible({ timeout: 30_000 });
  }
  expect(trouble).toEqual([]);
});

test('使用手册：导出诊断文件，里面是程序和运行记录，没有台账内容', async ({ desks }) => {
  const { page } = await desks.sample('2026-10-20');
  await go(page, '使用手册');
  await page.getByRole('navigation', { name: '手册目录' }).getByRole('link', { name: '口令、备份和安全' }).click();
  const file = await downloaded(page, () => page.getByRole('button', { name: '导出诊断文件' }).click());
  expect(file.suggestedFilename()).toMatch(/^诊断_\d{8}\.json$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    program: { shell: 'loopback' },
    log: expect.arrayContaining([expect.objectContaining({ call: 'desk.openSample' })]),
  });
  expect(text).not.toContain('新新街道');
  expect(await problemsOfAccess(page)).toEqual([]);
});

import { expect } from '@playwright/test';
import { test } from '../support/desk-test.ts';

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

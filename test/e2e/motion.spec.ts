import { expect, type Page } from '@playwright/test';
import { test } from '../support/desk-test.ts';

/** How many things move two frames after a list was opened. */
const movingAfter = (page: Page) =>
  page.getByRole('combobox', { name: '工作月份' }).evaluate(async (list) => {
    list.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return document
      .getAnimations()
      .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target?.closest('.ant-select-dropdown')).length;
  });

test('系统里要求减少动画的：列表一打开就在原处；没有要求的照常', async ({ desks }) => {
  const { page } = await desks.sample('2026-10-20');
  expect(await movingAfter(page)).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.reload();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible();
  expect(await movingAfter(page)).toBeGreaterThan(0);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { problemsOfAccess } from '../support/accessibility.ts';
import { test } from '../support/desk-test.ts';

test('双击往来文件：台账没有打开时说明等着，打开后就到“查看文件”；找不到的也说明', async ({ desks }) => {
  const folder = mkdtempSync(join(tmpdir(), 'handed-'));
  const [file, gone] = [join(folder, '330802005_2026-10_r1_0001.lxpkg'), join(folder, '回执.lxrcpt')];
  writeFileSync(file, 'age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n');
  const { page, trouble } = await desks.empty(file, gone);
  await expect(page.getByRole('status')).toHaveText('有 2 个往来文件等着查看，打开台账后就显示。');
  expect(await problemsOfAccess(page)).toEqual([]);
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByRole('region', { name: '打开示例' }).getByRole('button', { name: '打开示例' }).click();
  await expect(page.getByRole('heading', { name: '查看文件', level: 1 })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('listitem', { name: '330802005_2026-10_r1_0001.lxpkg' })).toContainText('看来是往来文件，但已损坏');
  await expect(page.getByRole('listitem', { name: '回执.lxrcpt' })).toContainText('找不到文件 回执.lxrcpt');
  // each is taken once
  await page.reload();
  await expect(page.getByRole('heading', { name: '查看文件', level: 1 })).toBeVisible();
  await expect(page.getByRole('listitem', { name: '回执.lxrcpt' })).toHaveCount(0);
  // that the host refused the spoilt one is all that the browser notes
  expect(trouble).toEqual([expect.stringContaining('409')]);
  rmSync(folder, { recursive: true });
});

import { join } from 'node:path';
import { type Browser, type Download, expect, type FileChooser, type Page } from '@playwright/test';
import { type StartedHost, startHost } from './started-host.ts';

export const passphrase = '试用口令-一二三四';

/** A desk at work: its host, its page, and what went wrong in the page. */
export interface OpenDesk {
  readonly host: StartedHost;
  readonly page: Page;
  readonly trouble: readonly string[];
}

/** Starts a host and opens its page; nothing is in its home folder yet. `documents` were double-clicked. */
export async function openDesk(browser: Browser, ...documents: readonly string[]): Promise<OpenDesk> {
  const host = await startHost(...documents);
  const page = await (await browser.newContext()).newPage();
  const trouble: string[] = [];
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.goto(host.address);
  return { host, page, trouble };
}

/** Creates a ledger as a person does on the first-run page. */
export async function createLedger(page: Page, level: string, unit: string): Promise<void> {
  await page.getByRole('button', { name: '新建台账' }).click();
  await page.getByText(level, { exact: true }).click();
  await page.getByLabel('单位').fill(unit);
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再输一次').fill(passphrase);
  await page.getByRole('button', { name: '新建并打开' }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
}

/** What an act of the page downloads. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return file;
}

/** Saves what an act of the page downloads into a folder, under its own name unless told; gives the file. */
export async function savedIn(folder: string, page: Page, act: () => Promise<void>, name?: string): Promise<string> {
  const file = await downloaded(page, act);
  const path = join(folder, name ?? file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** Gives files to the chooser that an act opens. */
export async function choosing(page: Page, files: Parameters<FileChooser['setFiles']>[0], act: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(files);
}

/** Picks an option of a select by typing it. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(option);
  await page.locator('.ant-select-item-option').getByText(option, { exact: true }).click();
}

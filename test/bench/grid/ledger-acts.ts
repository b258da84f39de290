import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { startHost } from '../../support/started-host.ts';
import { Driver } from './driver.ts';
import { percentile } from './figures.ts';
import { pasteText, table, typedColumn } from './pages/rows.ts';
import './pages/saving.ts';
import { passphrase } from './seeded-ledger.ts';
import { pasted } from './sheet-acts.ts';

const entries = 40;

export interface LedgerDesk {
  /** Types and presses Enter, so many times; p50 and p95 of the time to durable and said so, ms. */
  enter(): Promise<Record<string, number>>;
  /** Pastes a block over the first rows; the same block never twice. */
  paste(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface LedgerDeskSettings {
  readonly context: BrowserContext;
  readonly folder: string;
  readonly watchScript: string;
  readonly profile: string | undefined;
}

/** The built program, served as `npm start` serves it, on a real ledger file: its page with the organizations on it. */
export async function openLedgerDesk({ context, folder, watchScript, profile }: LedgerDeskSettings): Promise<LedgerDesk> {
  const host = await startHost();
  const driver = await Driver.open(context, host.address, watchScript);
  const { page } = driver;
  page.setDefaultTimeout(180_000);
  await page.getByRole('button', { name: '打开台账' }).click();
  await page.getByLabel('文件夹').fill(folder);
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.locator('.save-state').waitFor();
  await page.evaluate((hash) => ((globalThis as unknown as { location: { hash: string } }).location.hash = hash), `#/table/${table}`);
  const cell = (row: number, column: string) => page.locator(`.sheet-line[row-index="${row}"] .sheet-cell[col-id="${column}"]`);
  // beside the problems the column that is typed in is out of view
  await page.getByRole('button', { name: '收起问题栏' }).click();
  await cell(0, typedColumn).waitFor();
  await driver.rest(1000);

  const profiled = <T>(name: string, act: () => Promise<T>) => driver.profiled(profile && join(profile, `${name}.cpuprofile`), act);
  let block = 0;
  let entry = 0;
  return {
    enter: () =>
      profiled('enter', async () => {
        const times: number[] = [];
        await page.keyboard.press('Control+Home');
        await cell(0, typedColumn).click();
        for (let done = 0; done < entries; done++) {
          await page.keyboard.type(`园区${++entry}`);
          await page.evaluate(() => benchSave.watch('keydown', 'Enter'));
          await page.keyboard.press('Enter');
          times.push(await page.evaluate(() => benchSave.time()));
        }
        return { enter50: percentile(times, 50), enter95: percentile(times, 95) };
      }),
    paste: () =>
      profiled('ledger-paste', async () => {
        const text = pasteText(pasted.rows, pasted.columns, 10_000_000 + block++ * pasted.rows);
        await page.keyboard.press('Control+Home');
        await cell(0, 'name').click();
        await page.evaluate(() => benchSave.watch('paste'));
        await driver.paste(text);
        return { ledgerPaste: await page.evaluate(() => benchSave.time()) };
      }),
    async close() {
      await driver.close();
      await host.stop();
    },
  };
}

/** Enter to durable where nothing is in between but a request to this machine and the commit of one row. */
export async function enterFloor(context: BrowserContext, url: string): Promise<Record<string, number>> {
  const driver = await Driver.open(context, url);
  const times: number[] = [];
  for (let done = 0; done < entries; done++) {
    await driver.page.keyboard.type(`园区${done}`);
    await driver.page.evaluate(() => benchSave.watch('keydown', 'Enter'));
    await driver.page.keyboard.press('Enter');
    times.push(await driver.page.evaluate(() => benchSave.time()));
  }
  await driver.close();
  return { enter50: percentile(times, 50), enter95: percentile(times, 95) };
}

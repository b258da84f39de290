import { test as base, expect, type Page } from '@playwright/test';
import type { Identity } from '#shared/contract/ledger.ts';
import { type OpenDesk, openDesk, passphrase, savedIn } from './app-server.ts';
import { daysAgo, lastMonth } from './months.ts';
import { type Clerk, startClerk } from './prepared-desks.ts';

/** How a township comes to its authorization. */
interface Enrolment {
  /** The folder of the office that enrols it. */
  readonly above: string;
  /** The instant; without it, long enough ago that last month's report is due. */
  readonly at?: string;
  /** The name of its folder; without it, the code of the unit. */
  readonly as?: string;
}

/** Offices of a test, named by the folders of their ledgers; those that were opened are closed when the test ends. */
export interface Offices {
  /** Makes the ledgers, and does in them what the test is not about. */
  readonly clerk: Clerk;
  /** An office with its ledger; `as` names the folder, which is else the code of its unit. */
  prepared(identity: Identity, as?: string): Promise<string>;
  /** A township with its ledger and its authorization. */
  enrolled(name: string, unit: string, enrolment: Enrolment): Promise<string>;
  /** The package of a month, last month's unless told, in a room of the clerk's; gives the file. */
  sent(desk: string, room?: string, period?: string): Promise<string>;
  /** Opens an office's ledger as a person does; the clerk has no more to do with it. */
  openedAt(desk: string): Promise<Page>;
  /** Saves what an act of the page downloads, under its own name unless told; gives the file. */
  saved(page: Page, act: () => Promise<void>, name?: string): Promise<string>;
  /** What went wrong in all the pages until now. */
  trouble(): readonly string[];
}

/** Opens a ledger by its folder. */
async function openLedger(page: Page, folder: string): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: '打开台账' }).click();
  await page.getByLabel('文件夹').fill(folder);
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('heading', { name: '检查' })).toBeVisible({ timeout: 30_000 });
}

/** `county`: the folder of 柯城区, above the townships of a test. */
export const test = base.extend<{ offices: Offices; county: string }>({
  offices: async ({ browser }, use, info) => {
    // several hosts, each with a key to make and to unlock
    info.slow();
    const clerk = startClerk();
    const opened: OpenDesk[] = [];
    const offices: Offices = {
      clerk,
      async prepared(identity, as = identity.unit) {
        const folder = clerk.room(as);
        await clerk.ask('prepare', { folder, identity, passphrase });
        return folder;
      },
      async enrolled(name, unit, { above, at = daysAgo(90), as }) {
        const below = await offices.prepared({ unit, level: 'township', name }, as);
        await clerk.ask('enrol', { below, above, at });
        return below;
      },
      sent: (desk, room = 'mail', period = lastMonth) => clerk.ask('send', { desk, out: clerk.room(room), period }),
      async openedAt(desk) {
        await clerk.ask('close', { desk });
        const open = await openDesk(browser);
        opened.push(open);
        await openLedger(open.page, desk);
        return open.page;
      },
      saved: (page, act, name) => savedIn(clerk.room('mail'), page, act, name),
      trouble: () => opened.flatMap(({ trouble }) => trouble),
    };
    await use(offices);
    for (const { page, host } of opened) {
      await page.context().close();
      await host.stop();
    }
    clerk.end();
  },
  county: async ({ offices }, use) => {
    await use(await offices.prepared({ unit: '330802', level: 'county', name: '柯城区' }));
  },
});

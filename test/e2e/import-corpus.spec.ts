import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { fateWords } from '../../renderer/pages/import/staged-sheet.ts';
import { errorCatalogue } from '../../shared/errors.ts';
import { display } from '../../shared/model/display.ts';
import { masked } from '../../shared/model/masked.ts';
import { isTableName, type TableName, tableOf } from '../../shared/model/tables.ts';
import { archiveCases } from '../fixtures/workbooks/archive-cases.ts';
import type { Expected, ExpectedRow, WorkbookCase } from '../fixtures/workbooks/case.ts';
import { cellCases } from '../fixtures/workbooks/cell-cases.ts';
import { columnCases } from '../fixtures/workbooks/column-cases.ts';
import { fileCases } from '../fixtures/workbooks/file-cases.ts';
import { odsCases } from '../fixtures/workbooks/ods-cases.ts';
import { shapeCases } from '../fixtures/workbooks/shape-cases.ts';
import { createLedger, type OpenDesk, openDesk } from '../support/app-server.ts';
import { go } from '../support/navigation.ts';
import { giveFile, type ShownRow, shownRows, shownShape } from './import-page.ts';

// one township's ledger for all: nothing of a case is committed, and what it has in the ledger is taken back
test.setTimeout(180_000);
let desk: OpenDesk;
test.beforeAll(async ({ browser }) => {
  desk = await openDesk(browser);
  await createLedger(desk.page, '乡镇、街道', '330802005');
});
test.afterAll(async () => {
  await desk.page.context().close();
  await desk.host.stop();
});

const folder = join(import.meta.dirname, '../fixtures/workbooks/files');
/** An ID number or a mobile number written out; credit codes begin otherwise. */
const personalNumber = /(?<!\d)(?:3308\d{13}[\dX]|1[3-9]\d{9})(?!\d)/;
const soft = expect.configure({ soft: true, timeout: 4000 });

const openImport = async (page: Page, table: TableName) => {
  await go(page, tableOf(table).title);
  await page.getByRole('button', { name: '导入', exact: true }).click();
};

/** Asks the ledger as the page does. */
const ask = (page: Page, name: string, input: unknown) =>
  page.evaluate(
    async ([call, body]) => {
      const headers = { 'content-type': 'application/json', 'x-ledger-session': sessionStorage.getItem('ledger-session') ?? '' };
      const reply = await fetch(`/api/call/${call}`, { method: 'POST', headers, body });
      if (!reply.ok) throw new Error(await reply.text());
    },
    [name, JSON.stringify(input)] as const,
  );

/** Rows that are in the ledger before: the page has read its rows already, so it is loaded again. */
async function withGiven(page: Page, given: WorkbookCase['given'], act: () => Promise<void>): Promise<void> {
  if (!given || given.length === 0) return act();
  const changes = given.map(({ table, values }, index) => ({ op: 'insert', table, id: `given-${index}`, after: values }));
  await ask(page, 'bookkeeping.apply', { origin: 'keyboard', label: '已有的行', changes });
  await page.reload();
  await act();
  await ask(page, 'bookkeeping.undo', {});
  await page.reload();
}

/** The title of the field that a column goes to, as its head says it. */
function titleOf(first: TableName, name: string | null): string {
  if (name === null) return '不导入';
  const [, other, key = name] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  const table = other !== undefined && isTableName(other) ? other : first;
  if (key === 'note') return '记入备注';
  const title = tableOf(table).fields[key]?.title ?? key;
  return table === first ? title : `${tableOf(table).title}：${title}`;
}

/** What of the shape the case says anything of. */
const meantShape = (table: TableName, { header, data, columns }: Expected) => ({
  ...(header && { header }),
  ...(data && { data }),
  ...(columns && { columns: Object.fromEntries(Object.entries(columns).map(([head, name]) => [head, titleOf(table, name)])) }),
});

/** A value as the sheet shows it: personal data masked. */
function shownText(table: TableName, key: string, value: unknown): string {
  const field = tableOf(table).fields[key];
  if (!field) throw new Error(`no field ${key}`);
  const text = display(field, value, () => undefined);
  return field.personal ? masked(field, text) : text;
}

const meantRow = (table: TableName, { row, fate, values = {} }: ExpectedRow) => ({
  row,
  fate: fateWords[fate].text,
  texts: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shownText(table, key, value)])),
});
/** Of the rows in sight those that the case speaks of, with the fields it names. */
const toldRows = (shown: readonly ShownRow[], rows: readonly ExpectedRow[]) =>
  rows.map(({ row, values = {} }) => {
    const found = shown.find((one) => one.row === row);
    return { row, fate: found?.fate, texts: Object.fromEntries(Object.keys(values).map((key) => [key, found?.texts[key]])) };
  });

const markedCells = (shown: readonly ShownRow[]) => shown.flatMap(({ row, marked }) => marked.map((field) => `${row} ${field}`)).sort();

async function lookAtRows(page: Page, { table: first, file }: WorkbookCase, { rows = [], problems }: Expected): Promise<void> {
  const ofTable = (table: TableName) => rows.filter((row) => (row.table ?? first) === table);
  for (const table of new Set([first, ...rows.flatMap((row) => row.table ?? [])])) {
    if (table !== first) await page.getByRole('radiogroup', { name: '这个文件里的表' }).getByText(tableOf(table).title).click();
    await soft
      .poll(async () => toldRows(await shownRows(page), ofTable(table)), file)
      .toEqual(ofTable(table).map((row) => meantRow(table, row)));
  }
  if (!problems) return;
  const faulty = new Set(problems.map(({ row }) => row));
  await soft(page.getByRole('group', { name: '只看' }).getByRole('button', { name: /^有问题/ }), file).toHaveText(`有问题${faulty.size}`);
  soft(markedCells(await shownRows(page)), file).toEqual([...new Set(problems.map(({ row, field }) => `${row} ${field}`))].sort());
}

async function tryCase(page: Page, one: WorkbookCase): Promise<void> {
  const { expected, file, table } = one;
  const refusal = await giveFile(page, join(folder, file));
  if ('error' in expected) {
    soft(refusal, file).toContain(errorCatalogue[expected.error].message.replace('{name}', file).split('{')[0]);
    await soft(page.getByRole('button', { name: '换一个文件…' }), file).toBeEnabled();
    return;
  }
  soft(refusal, file).toBeUndefined();
  if (refusal !== undefined) return;
  soft(await shownShape(page), file).toMatchObject(meantShape(table, expected));
  soft((await page.locator('.cell-preview td').allTextContents()).join('\n'), file).not.toMatch(personalNumber);
  const confirm = page.getByRole('button', { name: '确认全部对应' });
  if (await confirm.isVisible()) await confirm.click();
  await page.getByRole('button', { name: '下一步：看差别' }).click();
  await lookAtRows(page, one, expected);
  await page.getByRole('button', { name: '放弃' }).click();
}

const groups = { 文件: [...fileCases, ...odsCases, ...archiveCases], 表的样子: shapeCases, 列: columnCases, 格: cellCases };
/** Cases that begin alike stand together. */
const startOf = ({ table, given = [] }: WorkbookCase) => JSON.stringify([table, given]);

for (const [title, cases] of Object.entries(groups))
  test(`每种麻烦的表格在页面上也读得对：${title}`, async () => {
    const { page, trouble } = desk;
    for (const start of new Set(cases.map(startOf))) {
      const alike = cases.filter((one) => startOf(one) === start);
      const [first] = alike;
      if (!first) continue;
      await withGiven(page, first.given, async () => {
        await openImport(page, first.table);
        for (const one of alike) await test.step(`${one.file}: ${one.hazard}`, () => tryCase(page, one));
      });
    }
    // a refused file is a refused call, which the browser notes
    expect(trouble.filter((said) => !said.includes('status of 422'))).toEqual([]);
  });

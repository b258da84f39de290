import { expect, test } from 'vitest';
import type { TableName } from '#shared/model/tables.ts';
import { tableOf } from '#shared/model/tables.ts';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { stageCells, stageRows } from '../../../electron/intake/staging/stage.ts';
import { exampleRows } from '../../../electron/intake/writing/examples.ts';
import { sheetFile } from '../../../electron/intake/writing/sheet-file.ts';
import { template } from '../../../electron/intake/writing/template.ts';
import { filled } from '../../support/fill-template.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

async function stage({ books }: TestLedger, table: TableName, name: string, bytes: Uint8Array) {
  const grid = await readFileCells({ name, bytes, likely: tableOf(table).title });
  const staged = stageCells(books, { table, name, grid });
  return { staged, ...stageRows(books, staged.stage, table) };
}

/** A ledger with one organization, all of whose fields that matter here are filled. */
function oneOrganization(): TestLedger {
  const book = makeLedger();
  book.insert('party_organization', { name: '第一支部' }, 'p1');
  const values = { name: '示例机械有限公司', credit_code: '91330800MA0TL0000E', category: 'new_economic', status: 'active' };
  book.insert(
    'organization',
    { ...values, registered_on: '2019-05-03', revenue: 36.5, party_organization: 'p1', owner_phone: '13812341234' },
    'o1',
  );
  return book;
}

test.each(['xlsx', 'csv'] as const)('a sheet that went out in full comes back as .%s with nothing to change', async (format) => {
  const book = oneOrganization();
  const { name, bytes } = await sheetFile(book.books, { table: 'organization', format, reveal: true });
  const { staged, rows } = await stage(book, 'organization', name, bytes);
  expect(staged.columns.filter(({ target }) => target === null)).toEqual([]);
  expect(rows.map(({ fate }) => fate)).toEqual(['unchanged']);
});

test('what was masked replaces nothing, and the person is told', async () => {
  const book = oneOrganization();
  const { name, bytes } = await sheetFile(book.books, { table: 'organization', format: 'xlsx', reveal: false });
  const { rows, problems } = await stage(book, 'organization', name, bytes);
  expect(rows.map(({ fate }) => fate)).toEqual(['unchanged']);
  expect(problems).toContainEqual(expect.objectContaining({ field: 'owner_phone', value: '138****1234', stops: false }));
});

test('a template filled with its own examples is staged without a question', async () => {
  const book = makeLedger();
  const bytes = await filled((await template('party_group')).bytes, 1, exampleRows('party_group'));
  book.insert('party_organization', { name: '中共示例机械有限公司支部委员会' });
  book.insert('party_organization', { name: '中共示例商会联合支部委员会' });
  const { staged, rows, problems } = await stage(book, 'party_group', 'groups.xlsx', bytes);
  expect(staged.sheet).toBe('党小组');
  expect(staged.columns.map(({ by }) => by)).toEqual(['alias', 'alias', 'alias', 'alias']);
  expect(rows.map(({ fate }) => fate)).toEqual(['insert', 'insert']);
  expect(problems).toEqual([]);
});

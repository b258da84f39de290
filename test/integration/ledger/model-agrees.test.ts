import { expect, test } from 'vitest';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import { sqlOf } from '../../../electron/ledger/columns.ts';
import { makeLedger } from '../../support/ledger.ts';

const stamps = ['id', 'unit', 'created', 'updated', 'unread'];

test.each(tableNames)('the database keeps %s as the model describes it, field for field', (name) => {
  const { ledger } = makeLedger();
  const columns = ledger
    .all(`SELECT name, type FROM pragma_table_info('${name}')`)
    .filter((column) => !stamps.includes(column.name as string));
  const described = Object.entries(tableOf(name).fields).map(([key, field]) => ({ name: key, type: sqlOf[field.kind] }));
  expect(columns.map(({ name, type }) => ({ name, type }))).toEqual(described);
});

test.each(tableNames)('every link of %s is a foreign key of the database', (name) => {
  const { ledger } = makeLedger();
  const keys = ledger.all(`SELECT "from", "table" FROM pragma_foreign_key_list('${name}')`).map((key) => `${key.from} -> ${key.table}`);
  const links = Object.entries(tableOf(name).fields).flatMap(([key, field]) => (field.kind === 'link' ? [`${key} -> ${field.to}`] : []));
  expect(keys.sort()).toEqual(links.sort());
});

test('no two fields of a table bear one title', () => {
  for (const name of tableNames) {
    const fields = Object.values(tableOf(name).fields);
    const titles = fields.map((field) => field.title);
    expect(titles, name).toEqual([...new Set(titles)]);
  }
});

test('tables are strict, so that no value of another type slips in', () => {
  const { ledger } = makeLedger();
  const loose = ledger.all(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'",
  );
  expect(loose).toEqual([]);
});

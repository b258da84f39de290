import { expect, test } from 'vitest';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { derivedKeys } from '#shared/rules/derived-keys.ts';
import type { WritableLedger } from '../../../electron/ledger/ledger.ts';
import { migrations } from '../../../electron/ledger/migrations/migrations.ts';
import { makeLedger } from '../../support/ledger.ts';

const stored = (ledger: WritableLedger) => ledger.all('SELECT name, value, row FROM derived_key ORDER BY name, value, row');
/** The keys that the rows of a ledger are to be found by, worked out anew. */
const expected = (ledger: WritableLedger) =>
  tableNames
    .flatMap((table: TableName) =>
      ledger
        .rows(table)
        .flatMap((row) => Object.entries(derivedKeys[table] ?? {}).map(([name, keyOf]) => ({ name, value: keyOf(row), row: row.id }))),
    )
    .filter(({ value }) => value)
    .map(({ name, value, row }) => `${name} ${value} ${row}`)
    .sort();

test('a ledger whose meetings were found by bands, and members by no digits, is given the keys of today', () => {
  const { insert, ledger } = makeLedger();
  const branch = insert('party_organization', { name: '示例党支部', kind: 'branch' });
  insert('meeting', { branch, kinds: '主题党日', start: '2026-03-05 14:00' });
  for (const id_number of ['330802198503120019', '330802850312001', '12', '33080285031200X', null]) {
    const id = insert('member', { name: '周党员', branch });
    const row = ledger.row('member', id);
    if (row) ledger.updateRow('member', { ...row, id_number }, row);
  }
  ledger.run("DELETE FROM derived_key WHERE name = 'number_digits'");
  ledger.run("INSERT INTO derived_key (name, value, row) VALUES ('minutes_band_3', '2026|330802005|x', 'm')");
  const today = migrations.find(({ name }) => name === '0014-lookup-keys')?.sql ?? '';
  for (const statement of today.split(';').filter((one) => one.trim())) ledger.run(statement);
  expect(stored(ledger).map(({ name, value, row }) => `${name} ${value} ${row}`)).toEqual(expected(ledger));
});

import { expect, test } from 'vitest';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { derivedKeys } from '#shared/rules/derived-keys.ts';
import type { WritableLedger } from '../../../electron/ledger/ledger.ts';
import { migrations } from '../../../electron/ledger/migrations/migrations.ts';
import { isKeptBeside, rowsSql } from '../../../electron/ledger/rows.sql.ts';
import { makeLedger } from '../../support/ledger.ts';

const stored = (ledger: WritableLedger) => ledger.all('SELECT name, value, row FROM derived_key ORDER BY name, value, row');
/** The keys that the rows of a ledger are to be found by, worked out anew. */
const expected = (ledger: WritableLedger) =>
  tableNames
    .flatMap((table: TableName) =>
      ledger.rows(table).flatMap((row) =>
        Object.entries(derivedKeys[table] ?? {})
          .filter(([name]) => isKeptBeside(name))
          .map(([name, keyOf]) => ({ name, value: keyOf(row), row: row.id })),
      ),
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

test('meetings are found by their day and unit, whichever unit has others on that day, and by an index', () => {
  const county = makeLedger({ unit: '330802', level: 'county', name: '示例县' });
  const meeting = (unit: string, start: string) => {
    const id = crypto.randomUUID();
    county.apply([{ op: 'insert', table: 'meeting', id, after: { unit, start } }], '接收', 'receive');
    return id;
  };
  const [first, second] = [meeting('330802005', '2026-10-05T00:00'), meeting('330802005', '2026-10-05T23:59')];
  for (const [unit, start] of [
    ['330802006', '2026-10-05T09:00'],
    ['330802005', '2026-10-04T23:59'],
    ['330802005', '2026-10-06T00:00'],
  ] as const)
    meeting(unit, start);
  const found = county.ledger.facts().where('meeting', 'day_and_unit', '2026-10-05|330802005');
  expect(found.map(({ id }) => id)).toEqual([first, second]);
  const plan = county.ledger.all(`EXPLAIN QUERY PLAN ${rowsSql.byKey(tableOf('meeting'), 'day_and_unit')}`, '2026-10-05|330802005');
  expect(plan.map(({ detail }) => detail)).toContainEqual(
    expect.stringMatching(/SEARCH m USING COVERING INDEX meeting_unit \(unit=\? AND start>\? AND start<\?\)/),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { resourceColumns, tableCsv } from '#shared/documents/table-csv.ts';
import { readTableText } from '#shared/documents/table-rows.ts';
import { type FieldSchema, tableSchema } from '#shared/documents/table-schema.ts';
import { coerce } from '#shared/model/coerce.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableNames, tableOf, tables } from '#shared/model/tables.ts';
import { valuesLike as anyValueOf } from '../../support/field-values.ts';

const organization = tables.organization;
const row = (values: Record<string, unknown>): AnyRow => ({
  id: 'a1',
  unit: '330802005',
  name: '鲁班机械',
  credit_code: `91330802MA28F1234${creditCheckCharacter('91330802MA28F1234')}`,
  category: 'new_economic',
  status: 'active',
  ...values,
});
const read = (...rows: AnyRow[]) => readTableText(organization, tableCsv(organization, rows));

describe('reading a resource', () => {
  test('gives the rows that were written, cells exact', () => {
    const rows = [
      row({ note: '=1+1\n"引号", 逗号' }),
      row({ id: 'a2', staff_full: 0, revenue: 12.5, has_union: false, owner_roles: null }),
    ];
    const result = read(...rows);
    expect('rows' in result && result.rows.map((one) => tableCsv(organization, [one]))).toEqual(
      rows.map((one) => tableCsv(organization, [one])),
    );
    expect('rows' in result && result.rows[1]).toMatchObject({ staff_full: 0, revenue: 12.5, has_union: false, owner_roles: null });
  });

  test.each([
    ['a required field is empty', { name: null }, 'name', 'required'],
    ['an unknown code', { category: 'no_such' }, 'category', 'value'],
    ['a code of an alias', { category: '新经济组织' }, 'category', 'value'],
    ['a date that does not exist', { registered_on: '2026-02-30' }, 'registered_on', 'value'],
    ['a date written otherwise', { registered_on: '2026/02/03' }, 'registered_on', 'value'],
    ['a negative count', { staff_full: -1 }, 'staff_full', 'value'],
    ['half a person', { staff_full: 1.5 }, 'staff_full', 'value'],
    ['not a number', { revenue: { unread: '很多' } }, 'revenue', 'value'],
    ['text that the ledger would take in otherwise', { owner: ' 李 ' }, 'owner', 'value'],
    ['a credit code out of pattern', { credit_code: '91330802MA28F1234O' }, 'credit_code', 'pattern'],
    ['a list with a code twice', { owner_roles: ['x', 'x'] }, 'owner_roles', 'value'],
    ['a link of strange shape', { township: '../unit' }, 'township', 'value'],
    ['an id of strange shape', { id: 'a/b' }, 'id', 'pattern'],
    ['a unit that is none', { unit: '3308' }, 'unit', 'pattern'],
  ])('%s', (_, values, field, reason) => {
    expect(read(row({ id: 'a0' }), row(values))).toEqual({ fault: { row: 3, field, reason } });
  });

  test('a text is taken where the ledger would keep every character of it, and no other', () => {
    // halves of a pair are no characters of their own
    const characters = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((one) => one.isWellFormed());
    const around = { today: '2026-10-31', resolve: () => undefined };
    const isKept = (text: string) => coerce(organization.fields.owner, text, around) === text;
    const texts = characters.map((one) => `甲${one}乙`);
    expect(read(...texts.filter(isKept).map((owner, index) => row({ id: `a${index}`, owner })))).toHaveProperty('rows');
    const others = texts.filter((text) => !isKept(text));
    expect(others.length).toBeGreaterThan(500);
    for (const owner of others) expect(read(row({ owner })), JSON.stringify(owner)).toHaveProperty('fault');
  });

  test('the same id twice', () => {
    expect(read(row({}), row({}))).toEqual({ fault: { row: 3, field: 'id', reason: 'duplicate' } });
  });

  test('columns moved, missing or too many, and quotes astray', () => {
    const text = tableCsv(organization, [row({})]);
    expect(readTableText(organization, text.replace('id,unit', 'unit,id'))).toEqual({ fault: { row: 1, field: '', reason: 'header' } });
    expect(readTableText(organization, text.replace('a1,', 'a1,,'))).toEqual({ fault: { row: 2, field: '', reason: 'cells' } });
    expect(readTableText(organization, text.replace('鲁班机械', '鲁"班'))).toEqual({ fault: { row: 2, field: '', reason: 'syntax' } });
    expect(readTableText(organization, '')).toEqual({ fault: { row: 1, field: '', reason: 'header' } });
  });
});

describe('the Table Schema', () => {
  test.each(tableNames)('%s: names the columns of the resource, in order', (name) => {
    expect(tableSchema(tableOf(name)).fields.map((field) => field.name)).toEqual(resourceColumns(tableOf(name)));
  });

  const fieldOf = (table: keyof typeof tables, name: string): FieldSchema | undefined =>
    tableSchema(tableOf(table)).fields.find((field) => field.name === name);
  test('carries title, type, constraints and what is personal', () => {
    expect(fieldOf('member', 'id_number')).toEqual({
      name: 'id_number',
      title: '公民身份号码',
      type: 'string',
      constraints: { required: true, pattern: '^[1-9][0-9]{16}[0-9X]$' },
      'lx:personal': true,
    });
    expect(fieldOf('member', 'sex')?.constraints).toEqual({ required: true, enum: ['male', 'female'] });
    expect(fieldOf('meeting', 'start')).toMatchObject({ type: 'datetime', format: '%Y-%m-%dT%H:%M' });
    expect(tableSchema(tables.member).foreignKeys).toContainEqual({
      fields: ['branch'],
      reference: { resource: 'party_organization', fields: ['id'] },
    });
    expect(tableSchema(tables.party_organization).foreignKeys).toEqual([{ fields: ['parent'], reference: { fields: ['id'] } }]);
  });

  test.each(tableNames)('%s: whatever the model can hold is read back as it was', (name) => {
    const table = tableOf(name);
    const open = Object.entries(table.fields).filter(([, field]) => !field.format);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(open.map(([key, field]) => [key, anyValueOf(field)]))), (values) => {
        const sent = { id: '0192aaaa-0000-7000-8000-000000000001', unit: '330802005', ...values };
        const formatted = Object.fromEntries(
          Object.entries(table.fields).flatMap(([key, field]) => (field.format ? [[key, wellFormed[field.format]]] : [])),
        );
        const result = readTableText(table, tableCsv(table, [{ ...formatted, ...sent }]));
        expect(result).toEqual({ rows: [{ ...formatted, ...sent }] });
      }),
      { numRuns: 30 },
    );
  });
  const wellFormed = { creditCode: '91330802MA28F1234H', idNumber: '11010519491231002X', phone: '13800000000', division: '330802005' };
});

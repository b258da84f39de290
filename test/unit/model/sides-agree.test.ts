import { expect, test } from 'vitest';
import { resourceColumns } from '#shared/documents/table-csv.ts';
import { tableSchema } from '#shared/documents/table-schema.ts';
import { matchHeaders } from '#shared/model/header-match.ts';
import { sheetNames, type TableName, tableNames, tableOf } from '#shared/model/tables.ts';

test.each(tableNames)(
  'the Table Schema of %s describes the columns of its resource, and marks personal data and required fields as the model does',
  (name) => {
    const table = tableOf(name);
    const schema = tableSchema(table);
    expect(schema.fields.map((field) => field.name)).toEqual(resourceColumns(table));
    for (const described of schema.fields.slice(2)) {
      const field = table.fields[described.name];
      expect(described.title).toBe(field?.title);
      expect(described['lx:personal']).toBe(field?.personal);
      expect(described.constraints?.required).toBe(field?.required);
    }
  },
);

/** The fields that a workbook can fill: attachments are files. */
const written = (name: TableName) => Object.entries(tableOf(name).fields).filter(([, field]) => !field.attachments);
const headers = sheetNames.flatMap((name) =>
  written(name).flatMap(([key, field]) => [field.title, ...(field.aliases ?? [])].map((header) => ({ name, key, header }))),
);

test.each(headers)('the header $header alone leads to $name.$key and no other field', ({ name, key, header }) => {
  expect(matchHeaders([header], tableOf(name)).map((column) => column.field)).toEqual([key]);
});

test.each(sheetNames)('a sheet with every title of %s is matched column for column', (name) => {
  const fields = written(name);
  const matched = matchHeaders(
    fields.map(([, field]) => field.title),
    tableOf(name),
  );
  expect(matched.map((column) => column.field)).toEqual(fields.map(([key]) => key));
});

test('a column “附件” of a workbook fills no field: its words name no files', () => {
  expect(matchHeaders(['附件'], tableOf('meeting')).map((column) => column.field)).toEqual([null]);
});

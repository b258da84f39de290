import { expect, test } from 'vitest';
import type { Table } from '#shared/model/table.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import { ownPlaces } from '../../../renderer/grid/columns/column-state.ts';
import { type ColumnWorld, columnsOf } from '../../../renderer/grid/columns/columns.ts';
import { editorOf } from '../../../renderer/grid/editing/editors/editor-of.ts';

const world = (table: Table) =>
  ({
    look: {},
    labelOf: () => undefined,
    places: ownPlaces(table),
    filtered: () => false,
    noted: false,
  }) as unknown as ColumnWorld;

test.each(tableNames)('the sheet of %s has a column for every field, named and frozen as the model says', (name) => {
  const table = tableOf(name);
  const [, ...columns] = columnsOf(table, world(table));
  expect(columns.map((column) => column.colId).sort()).toEqual(Object.keys(table.fields).sort());
  for (const { colId, headerName, initialPinned } of columns) {
    expect(headerName).toBe(table.fields[colId ?? '']?.title);
    expect(initialPinned).toBe(colId === table.label ? 'left' : false);
  }
});

test.each(tableNames)('every field of %s has an editor', (name) => {
  for (const field of Object.values(tableOf(name).fields)) expect(editorOf[field.kind], field.title).toBeDefined();
});

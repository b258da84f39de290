import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Staged } from '#shared/contract/intake.ts';
import type { TableName } from '#shared/model/tables.ts';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { commitStage, stageCells, stageRows } from '../../../electron/intake/staging/stage.ts';
import type { Expected, WorkbookCase } from '../../fixtures/workbooks/case.ts';
import { cases } from '../../fixtures/workbooks/cases.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

const folder = new URL('../../fixtures/workbooks/files/', import.meta.url);
type ReadableCase = Omit<WorkbookCase, 'expected'> & { readonly expected: Expected };
const readable = cases.filter((one): one is ReadableCase => !('error' in one.expected));

async function staged({ file, table, given = [] }: ReadableCase): Promise<{ ledger: TestLedger; stage: Staged }> {
  const ledger = makeLedger();
  for (const { table: other, values } of given) ledger.insert(other, values);
  const grid = await readFileCells({ name: file, bytes: new Uint8Array(readFileSync(new URL(file, folder))) });
  return { ledger, stage: stageCells(ledger.books, { table, name: file, grid }) };
}

const span = (rows: { from: number; to: number } | null) => rows && [rows.from, rows.to];

/** What became of the sheet, as far as the case says anything of it. */
function told(ledger: TestLedger, stage: Staged, said: Expected, first: TableName) {
  const parts = new Map(stage.parts.map(({ table }) => [table, stageRows(ledger.books, stage.stage, table)]));
  const rowOf = (table: TableName, row: number) => parts.get(table)?.rows.find((one) => one.row === row);
  return {
    ...(said.header && { header: span(stage.shape.header) }),
    ...(said.data && { data: span(stage.shape.data) }),
    ...(said.columns && {
      columns: Object.fromEntries(stage.columns.map(({ header, target }) => [header, target && nameOf(target, first)])),
    }),
    ...(said.rows && {
      rows: said.rows.map((one) => {
        const found = rowOf(one.table ?? first, one.row);
        const values = one.values && Object.fromEntries(Object.keys(one.values).map((key) => [key, found?.values[key]]));
        return { ...one, fate: found?.fate, ...(values && { values }) };
      }),
    }),
    ...(said.problems && {
      problems: [...parts.values()]
        .flatMap(({ problems }) => problems.map(({ row, field, rule }) => ({ row, field, rule })))
        .sort((a, b) => a.row - b.row),
    }),
  };
}
const nameOf = (target: { table: string; field: string }, first: TableName) =>
  target.table === first ? target.field : `${target.table}.${target.field}`;

describe('a workbook of the corpus, through the whole intake', () => {
  test.each(readable)('$file: $hazard', async (one) => {
    const { ledger, stage } = await staged(one);
    const { header, data, columns, rows, problems } = one.expected;
    const said = { header, data, columns, rows, problems: problems && [...problems].sort((a, b) => a.row - b.row) };
    expect(told(ledger, stage, one.expected, one.table)).toEqual(
      Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    );
  });
});

test('every row that may go in goes in, and the same file again changes nothing', async () => {
  for (const one of readable.filter(({ file }) => ['xlsx.xlsx', 'merged-down.xlsx', 'two-tables.xlsx'].includes(file))) {
    const { ledger, stage } = await staged(one);
    commitStage(ledger.books, stage.stage);
    const grid = await readFileCells({ name: one.file, bytes: await one.build() });
    const again = stageCells(ledger.books, { table: one.table, name: one.file, grid });
    for (const { table, read, unchanged } of again.parts)
      expect({ file: one.file, table, unchanged }).toEqual({ file: one.file, table, unchanged: read });
  }
});

import type { z } from 'zod';
import type { duplicateShown } from '#shared/contract/transfers.ts';
import { crossUnitDuplicates } from '#shared/exchange/cross-unit-duplicates.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { masked } from '#shared/model/masked.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { isTableName, type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import { reporterOf } from '../../keys/subordination.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { type DivisionName, unitNames } from './unit-names.ts';

/** Organizations and members that two units under this desk have at the same time, their rows beside each other; personal data masked. Throws LEDGER-LEVEL for a township. */
export async function duplicates(bookkeeping: Bookkeeping, divisionName: DivisionName): Promise<z.infer<typeof duplicateShown>[]> {
  requireSubordinates(bookkeeping, '跨单位查重');
  const { ledger } = bookkeeping;
  const desk = deskUnit(bookkeeping);
  const found = crossUnitDuplicates((table) => ledger.rows(table));
  const codes = found.flatMap(({ rows }) => rows.map(({ unit }) => unit));
  const names = await unitNames(bookkeeping, new Set(codes), divisionName);
  const labelOf: LabelOf = (table, id) => (isTableName(table) ? rowName(table, ledger.row(table, id)) : undefined);
  const shown = (table: TableName, row: AnyRow) => ({
    table,
    id: row.id,
    unit: row.unit,
    unitName: names.get(row.unit) ?? row.unit,
    label: rowName(table, row),
    cells: cellsOf(table, row, labelOf),
  });
  return found.map(({ table, number, rows }) => {
    const field = tableOf(table).fields[table === 'member' ? 'id_number' : 'credit_code'];
    const [reporter, ...others] = new Set(rows.map(({ unit }) => reporterOf(unit, desk)));
    return {
      table,
      number: field?.personal ? masked(field, number) : number,
      rows: rows.map((row) => shown(table, row)),
      within: reporter === undefined || others.length > 0 ? null : (names.get(reporter) ?? reporter),
    };
  });
}

function cellsOf(table: TableName, row: AnyRow, labelOf: LabelOf) {
  return Object.entries(tableOf(table).fields).flatMap(([key, field]) => {
    const text = display(field, row[key], labelOf);
    return text === '' ? [] : [{ title: field.title, text: field.personal ? masked(field, text) : text }];
  });
}

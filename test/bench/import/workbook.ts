import { writeFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { display } from '#shared/model/display.ts';
import { benchColumns, benchRows, labelOf } from '../grid/pages/rows.ts';

/** How many columns the workbook has: as many of the table's as the issue names. */
export const howMany = 40;
const columns = benchColumns.slice(0, howMany);

/** A workbook of so many organizations as a register exports it: a title row, a header, text cells and numbers. */
export async function writeWorkbook(file: string, rows: number): Promise<void> {
  const cells = benchRows(rows).map((row) =>
    columns.map(({ key, field }) => {
      const value = row[key];
      return typeof value === 'number' ? value : display(field, value, labelOf);
    }),
  );
  writeFileSync(
    file,
    await writeXlsx({ sheets: [{ name: '两新组织', rows: [['两新组织台账'], columns.map(({ title }) => title), ...cells] }] }),
  );
}

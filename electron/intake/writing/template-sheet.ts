import { type Cell, type CellStyle, colToLetter, type WriteSheet } from 'hucre/xlsx';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { exampleRows } from './examples.ts';
import { formatOf, widthOf, workbookText } from './field-cells.ts';
import { headNote } from './field-hints.ts';
import { asideSheets, sheetName } from './sheet-names.ts';
import { templateFields } from './template-fields.ts';
import type { TemplateLists } from './template-lists.ts';
import { validationOf } from './template-validation.ts';

const lastRow = 1_048_576;
/** How far the filter buttons reach. */
const filtered = 10_001;

const head = (required: boolean): CellStyle => ({
  font: { bold: true, color: { rgb: required ? 'C00000' : '000000' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
  border: { bottom: { style: 'thin' } },
  alignment: { vertical: 'center', wrapText: true },
});
const open = (numFmt: string): CellStyle => ({ numFmt, protection: { locked: false } });

/** The sheet to fill in: its heads are locked, everything below is open; widths, sorting and filtering stay the person's own. */
export function templateSheet(table: TableName, lists: TemplateLists): WriteSheet {
  const fields = templateFields(table);
  const cells = new Map<string, Partial<Cell>>();
  for (const [column, { field, header }] of fields.entries()) {
    const note = headNote(field);
    cells.set(`0,${column}`, { value: header, style: head(field.required === true), ...(note && { comment: { text: note } }) });
    // an empty cell that shows what every cell below it is to look like: see withColumnStyles
    cells.set(`1,${column}`, { value: null, style: open(formatOf[field.kind]) });
  }
  return {
    name: sheetName(tableOf(table).title),
    columns: fields.map(({ field, header }) => ({ width: widthOf({ ...field, title: header }) })),
    cells,
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${colToLetter(fields.length - 1)}${filtered}` },
    dataValidations: fields.flatMap(({ field }, column) => {
      const letter = colToLetter(column);
      return validationOf(field, `${letter}2:${letter}${lastRow}`, lists) ?? [];
    }),
    protection: {
      sheet: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      deleteRows: true,
      sort: true,
      autoFilter: true,
    },
  };
}

/** The same columns filled with invented rows, to look at. */
export function exampleSheet(table: TableName, name: string): WriteSheet {
  const fields = templateFields(table);
  const cells = new Map<string, Partial<Cell>>();
  for (const [column, { field, header }] of fields.entries())
    cells.set(`0,${column}`, { value: header, style: head(field.required === true) });
  for (const [row, texts] of exampleRows(table).entries())
    for (const [column, text] of texts.entries()) cells.set(`${row + 1},${column}`, { value: workbookText(text), style: { numFmt: '@' } });
  return {
    name: sheetName(name),
    columns: fields.map(({ field, header }) => ({ width: widthOf({ ...field, title: header }) })),
    cells,
    freezePane: { rows: 1, columns: 1 },
    view: { tabColor: { rgb: '808080' } },
  };
}

export const exampleName = (table: TableName, alone: boolean): string =>
  alone ? asideSheets.example : `${asideSheets.example}-${tableOf(table).title}`;

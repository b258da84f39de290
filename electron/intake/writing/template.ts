import { writeXlsx } from 'hucre/xlsx';
import type { LocalEntries } from '#shared/codes/local-codes.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { withColumnStyles } from './column-styles.ts';
import { templateFields } from './template-fields.ts';
import { guideSheet } from './template-guide.ts';
import { TemplateLists } from './template-lists.ts';
import { exampleName, exampleSheet, templateSheet } from './template-sheet.ts';

export interface Template {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields: { table: TableName; field: string }[];
}

/**
 * An empty workbook to fill in, made from the model alone: of one table, or of all that people keep on sheets. Heads in the model's order,
 * lists to choose from with what a task file `added` to them, codes as text; filled in, it is read without a question.
 */
export async function template(table?: TableName, added?: LocalEntries): Promise<Template> {
  const tables = table === undefined ? sheetNames : [table];
  const lists = new TemplateLists(added);
  const sheets = tables.map((name) => templateSheet(name, lists));
  const examples = tables.map((name) => exampleSheet(name, exampleName(name, tables.length === 1)));
  const bytes = await writeXlsx({ sheets: [...sheets, ...examples, guideSheet(tables, added), lists.sheet()] });
  return {
    name: `${table === undefined ? '两新台账' : tableOf(table).title}_导入模板.xlsx`,
    bytes: await withColumnStyles(bytes),
    fields: tables.flatMap((name) => templateFields(name).map(({ key }) => ({ table: name, field: key }))),
  };
}

import type { Field } from '#shared/model/field.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';

export interface TemplateField {
  readonly key: string;
  readonly field: Field;
  /** As it stands in the first row; what must be filled in has an asterisk. */
  readonly header: string;
}

/** The columns of a table's template, in the order of the model; files are added on the sheet itself. */
export const templateFields = (table: TableName): readonly TemplateField[] =>
  Object.entries(tableOf(table).fields)
    .filter(([, field]) => !field.attachments)
    .map(([key, field]) => ({ key, field, header: field.required ? `${field.title}*` : field.title }));

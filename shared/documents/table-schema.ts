import { creditCodePattern } from '../codes/credit-code.ts';
import { idNumberPattern } from '../codes/id-number.ts';
import type { Field, Kind, TextFormat } from '../model/field.ts';
import type { Table } from '../model/table.ts';

/** A field of a Frictionless Table Schema, as far as we write it. */
export interface FieldSchema {
  readonly name: string;
  readonly title: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'yearmonth' | 'datetime' | 'boolean' | 'array';
  readonly format?: string;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints?: Readonly<Record<string, unknown>>;
  /** Personal data: masked on screen, left out of reports. */
  readonly 'lx:personal'?: true;
}
export interface TableSchema {
  readonly fields: readonly FieldSchema[];
  readonly primaryKey: readonly string[];
  readonly missingValues: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
  }[];
}

/** Patterns that an error rule stands behind; a phone number's shape is only a warning and has none. */
export const patterns: Partial<Record<TextFormat, string>> = { creditCode: creditCodePattern, idNumber: idNumberPattern };
export const rowIdPattern = '^[0-9A-Za-z_-]{1,64}$';
export const unitPattern = '^[0-9]{6}([0-9]{3})?$';

type KindSchema = Pick<FieldSchema, 'type' | 'format' | 'trueValues' | 'falseValues' | 'constraints'>;
const codesOf = (field: Field) => Object.keys(field.list?.entries ?? {});
const ofText = (field: Field): KindSchema => {
  const pattern = field.format && patterns[field.format];
  return pattern === undefined ? { type: 'string' } : { type: 'string', constraints: { pattern } };
};

/** How each kind of field is written in a Table Schema. */
export const schemaOf = {
  text: ofText,
  note: () => ({ type: 'string' }),
  count: () => ({ type: 'integer', constraints: { minimum: 0 } }),
  amount: () => ({ type: 'number' }),
  date: () => ({ type: 'date' }),
  month: () => ({ type: 'yearmonth' }),
  time: () => ({ type: 'datetime', format: '%Y-%m-%dT%H:%M' }),
  yesNo: () => ({ type: 'boolean', trueValues: ['true'], falseValues: ['false'] }),
  code: (field) => ({ type: 'string', constraints: { enum: codesOf(field) } }),
  codes: (field) => ({ type: 'array', constraints: { jsonSchema: { type: 'array', items: { enum: codesOf(field) } } } }),
  link: () => ({ type: 'string' }),
  links: () => ({ type: 'array', constraints: { jsonSchema: { type: 'array', items: { type: 'string' } } } }),
  records: (field) => ({ type: 'array', constraints: { jsonSchema: { type: 'array', items: recordSchema(field) } } }),
} satisfies Record<Kind, (field: Field) => KindSchema>;

const recordSchema = (field: Field) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    (field.columns ?? []).map((column) => [
      column.key,
      { title: column.title, type: [column.kind === 'count' ? 'number' : 'string', 'null'] },
    ]),
  ),
});

function fieldSchema(name: string, field: Field): FieldSchema {
  const made: KindSchema = schemaOf[field.kind](field);
  const constraints = { ...(field.required && { required: true }), ...made.constraints };
  return {
    name,
    title: field.title,
    ...made,
    ...(Object.keys(constraints).length > 0 && { constraints }),
    ...(field.personal && { 'lx:personal': true }),
  };
}

/** The Table Schema of a table's resource: id, unit, then every field of the model. */
export function tableSchema(table: Table): TableSchema {
  const fields = Object.entries(table.fields);
  const foreignKeys = fields
    .filter(([, field]) => field.kind === 'link')
    .map(([name, field]) => ({
      fields: [name],
      reference: { ...(field.to !== table.name && field.to && { resource: field.to }), fields: ['id'] },
    }));
  return {
    fields: [
      { name: 'id', title: '编号', type: 'string', constraints: { required: true, unique: true, pattern: rowIdPattern } },
      { name: 'unit', title: '报送单位', type: 'string', constraints: { required: true, pattern: unitPattern } },
      ...fields.map(([name, field]) => fieldSchema(name, field)),
    ],
    primaryKey: ['id'],
    missingValues: [''],
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

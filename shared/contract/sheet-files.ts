import { z } from 'zod';
import { call } from './call.ts';
import { bytes, rowId, tableName } from './wire.ts';

export const sheetFormats = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export const sheetRequest = z.object({
  table: tableName,
  /** The rows meant, in this order; every row where left out. Ids of rows that are gone are passed over. */
  ids: z.array(rowId).max(500_000).optional(),
  /** The columns meant, in this order; every one where left out. */
  fields: z.array(z.string().max(64)).min(1).max(200).optional(),
  format: z.enum(sheetFormats),
  /** Personal data in full, which the change log notes; masked otherwise. */
  reveal: z.boolean().default(false),
});
export type SheetRequest = z.output<typeof sheetRequest>;

/** The last column of a workbook of rows that stay out: why they do. Reading passes over it. */
export const rejectedHeader = '未导入原因';

/** Files for people, made from the ledger: templates to fill in, sheets to take away. */
export const sheetFileCalls = {
  /** An empty workbook to fill in and import: of one table, or of all where none is named. */
  'intake.template': call(
    z.object({ table: tableName.optional() }),
    z.object({ name: z.string(), bytes, fields: z.array(z.object({ table: tableName, field: z.string() })) }),
  ),
  /** A sheet as a file. Throws EDIT-INVALID for a field that the table does not have. */
  'intake.sheet': call(sheetRequest, z.object({ name: z.string(), bytes, rows: z.number() })),
};

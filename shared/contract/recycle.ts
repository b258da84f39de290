import { z } from 'zod';
import { batchReply, origins } from './bookkeeping.ts';
import { call } from './call.ts';
import { rowId, tableName } from './wire.ts';

/** A row that is no longer in the ledger, as it was when it went, and the act that took it. */
const deletedRow = z.object({
  table: tableName,
  id: rowId,
  name: z.string(),
  before: z.record(z.string(), z.unknown()),
  batch: z.number(),
  at: z.string(),
  origin: z.enum(origins),
  label: z.string(),
  /** Null where it was logged before this was kept. */
  by: z.object({ unit: z.string(), account: z.string().nullable() }).nullable(),
  /** Why, where that was asked. */
  reason: z.string().nullable(),
});
export type DeletedRow = z.infer<typeof deletedRow>;

export const recycleCalls = {
  /** The desk's own rows that are gone, latest first. Without `undone` only what was deleted, not what an undo took away. */
  'recycle.rows': call(
    z.object({
      table: tableName.optional(),
      /** Words of the label or of what the table is searched by; pinyin and initials too. */
      text: z.string().max(100).default(''),
      undone: z.boolean().default(false),
      limit: z.number().int().positive().max(1000).default(100),
    }),
    z.object({
      rows: z.array(deletedRow),
      /** How many there are in all. */
      total: z.number(),
      /** By table, of what the words find, whatever table is asked for. */
      counts: z.array(z.object({ table: tableName, count: z.number() })),
    }),
  ),
  /** Puts rows back as they were, as one batch. Throws RESTORE-GONE, RESTORE-TAKEN, RESTORE-LINK (payload: row, and what it needs), EDIT-CLOSED. */
  'recycle.restore': call(z.object({ ids: z.array(rowId).min(1).max(1000) }), batchReply),
};

import { z } from 'zod';
import { call } from './call.ts';
import { nothing, row, rowId, tableName, unitLevelName } from './wire.ts';

export const identity = z.object({ unit: z.string(), name: z.string(), level: unitLevelName });
export type Identity = z.infer<typeof identity>;

export const searchHit = z.object({ table: tableName, id: rowId, label: z.string(), detail: z.string() });
export type SearchHit = z.infer<typeof searchHit>;

export const backedUp = z.object({ file: z.string(), bytes: z.number() });

export const ledgerCalls = {
  'ledger.identity': call(nothing, identity),
  'ledger.rows': call(z.object({ table: tableName, where: z.record(z.string(), z.string()).optional() }), z.object({ rows: z.array(row) })),
  'ledger.search': call(z.object({ text: z.string().max(100), limit: z.number().int().max(200).default(20) }), z.array(searchHit)),
  /** Keeps in the change log that a table's personal data (all of it, or these fields) was shown on screen; never what was shown. */
  'ledger.reveal': call(
    z.object({ table: tableName, fields: z.array(z.string().max(64)).min(1).max(100).optional() }),
    z.object({ batch: z.number(), at: z.string() }),
  ),
  /** Verifies the hash chain and the database file. */
  'ledger.integrity': call(
    nothing,
    z.object({
      ok: z.boolean(),
      batches: z.number(),
      head: z.string(),
      problems: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
  /** Writes a backup into the ledger's own folder; a page never names a path. */
  'ledger.backup': call(nothing, backedUp),
};

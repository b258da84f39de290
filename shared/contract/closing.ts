import { z } from 'zod';
import { call } from './call.ts';
import { periodText, rowId, tableName } from './wire.ts';

const changedRows = z.object({
  count: z.number(),
  /** The first of them; a list of thousands is not sent. */
  rows: z.array(z.object({ id: rowId, name: z.string() })),
});
/** What became of a table's rows since the month closed before, each row counted once by where it stands now. */
const tableChanges = z.object({ table: tableName, added: changedRows, left: changedRows, changed: changedRows, removed: changedRows });
export type TableChanges = z.infer<typeof tableChanges>;

const askKinds = ['left', 'removed', 'large'] as const;
/** A change whose reason goes into the 变更说明. */
const monthAsk = z.object({
  table: tableName,
  id: rowId,
  name: z.string(),
  kind: z.enum(askKinds),
  /** 转出, 被删除, 专职职工数由 120 改为 40. */
  what: z.string(),
  /** Null where nobody has said it yet. */
  reason: z.string().nullable(),
  /** The cell that says it or is to say it; null where it is said here, or with the act. */
  field: z.string().nullable(),
  /** Whether the reason is written on this page (closing.explain). */
  here: z.boolean(),
});
export type MonthAsk = z.infer<typeof monthAsk>;

const monthChanges = z.object({
  /** The month closed before, which this one is compared with; null for the first. */
  since: periodText.nullable(),
  tables: z.array(tableChanges),
  asks: z.array(monthAsk),
  /** The 变更说明 as it would stand now. */
  text: z.string(),
});
export type MonthChanges = z.infer<typeof monthChanges>;

export const closingCalls = {
  /** What changed since the month closed before, and what has still to be said of it. */
  'closing.changes': call(z.object({ period: periodText }), monthChanges),
  /** Writes the reason of a change, of a row's leap of a head count with its `field`; it goes into the 变更说明. Throws PERIOD-STATE where the month is closed. */
  'closing.explain': call(
    z.object({
      period: periodText,
      id: rowId,
      kind: z.enum(askKinds),
      field: z.string().nullable().default(null),
      text: z.string().trim().min(1).max(500),
    }),
    monthChanges,
  ),
};

import { z } from 'zod';
import { call } from './call.ts';
import { nothing, periodText, problem, row, rowId, tableName } from './wire.ts';

const values = z.record(z.string(), z.unknown());

/** One row's part of a batch: before and after are partial rows; after may hold typed text, coercion reads it. */
export const change = z.discriminatedUnion('op', [
  z.object({ op: z.literal('insert'), table: tableName, id: rowId, after: values }),
  z.object({ op: z.literal('update'), table: tableName, id: rowId, before: values, after: values }),
  z.object({ op: z.literal('delete'), table: tableName, id: rowId, before: values.optional() }),
]);
export type Change = z.infer<typeof change>;

export const origins = ['keyboard', 'paste', 'fill', 'import', 'command', 'create', 'waive', 'restore', 'receive', 'undo', 'redo'] as const;
export type Origin = (typeof origins)[number];

export const editBatch = z.object({
  origin: z.enum(origins),
  /** How people know the act: 粘贴 40 行. */
  label: z.string().max(200),
  /** The page's own running number, given back with the reply. */
  seq: z.number().int().nonnegative().default(0),
  changes: z.array(change).min(1).max(500_000),
});
export type EditBatch = z.infer<typeof editBatch>;

export const problemChanges = z.object({ appeared: z.array(problem), gone: z.array(problem) });

export const batchReply = z.object({
  seq: z.number(),
  /** Number of the batch in the change log; 0 where nothing changed. */
  batch: z.number(),
  label: z.string(),
  /** The rows as they now stand. */
  rows: z.array(z.object({ table: tableName, row })),
  removed: z.array(z.object({ table: tableName, id: rowId })),
  problems: problemChanges,
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type BatchReply = z.infer<typeof batchReply>;

export const historyEntry = z.object({
  batch: z.number(),
  at: z.string(),
  origin: z.enum(origins),
  label: z.string(),
  rows: z.number(),
  /** undone: an undo took it back and no redo followed. */
  undone: z.boolean(),
  /** With a row asked for: what it was and became. */
  changes: z
    .array(z.object({ table: tableName, id: rowId, op: z.string(), before: values.nullable(), after: values.nullable() }))
    .optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const periodStates = ['open', 'closed', 'exported', 'accepted', 'accepted_with_problems', 'returned'] as const;
export type PeriodState = (typeof periodStates)[number];
export const periodStateTitles: Record<PeriodState, string> = {
  open: '进行中',
  closed: '已封账',
  exported: '已导出',
  accepted: '已回执·接收',
  accepted_with_problems: '已回执·接收但待改',
  returned: '已回执·退回',
};

export const period = z.object({
  period: periodText,
  state: z.enum(periodStates),
  revision: z.number(),
  closedAt: z.string().nullable(),
  /** 变更说明: what changed since the last closed month. */
  changes: z.string().nullable(),
  amendments: z.array(z.object({ revision: z.number(), text: z.string(), at: z.string() })),
  file: z.string().nullable(),
  due: z.string(),
});
export type Period = z.infer<typeof period>;

export const bookkeepingCalls = {
  'bookkeeping.apply': call(editBatch, batchReply),
  'bookkeeping.undo': call(z.object({ batch: z.number().optional() }), batchReply),
  'bookkeeping.redo': call(nothing, batchReply),
  'bookkeeping.history': call(z.object({ row: rowId.optional(), limit: z.number().int().max(10_000).default(200) }), z.array(historyEntry)),
  'bookkeeping.waive': call(
    z.object({ rule: z.string(), id: rowId, field: z.string().optional(), text: z.string().min(1).max(2000) }),
    batchReply,
  ),
  'bookkeeping.periods': call(nothing, z.object({ working: periodText, periods: z.array(period) })),
  'bookkeeping.choosePeriod': call(z.object({ period: periodText }), z.object({ period, problems: z.array(problem) })),
  'bookkeeping.close': call(z.object({ period: periodText }), period),
  'bookkeeping.amend': call(z.object({ period: periodText, text: z.string().min(1).max(2000) }), period),
};

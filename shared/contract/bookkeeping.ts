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

/** The same values in many rows, whatever stood there before: clearing or filling a wide selection without sending every cell. */
export const setChange = z.object({ op: z.literal('set'), table: tableName, ids: z.array(rowId).min(1).max(500_000), after: values });
export type SetChange = z.infer<typeof setChange>;

export const batchChange = z.discriminatedUnion('op', [...change.options, setChange]);

/** `reveal` and `decide` are notes and no changes: personal data was shown on screen; a person decided something about another unit's documents. */
export const origins = [
  'keyboard',
  'paste',
  'fill',
  'import',
  'command',
  'create',
  'waive',
  'restore',
  'receive',
  'roster',
  'transfer',
  'undo',
  'redo',
  'reveal',
  'decide',
] as const;
export type Origin = (typeof origins)[number];
/** Origins that only the program itself gives: undo does not take such a batch back. */
export const ownOrigins = ['create', 'receive', 'undo', 'redo', 'reveal', 'decide'] as const satisfies readonly Origin[];
/** Acts of a document that undo takes back, and that no page or person hands in. */
const documentOrigins: readonly Origin[] = ['roster', 'transfer'];
const isOwnOrigin = (origin: Origin) => (ownOrigins as readonly Origin[]).includes(origin) || documentOrigins.includes(origin);

export const editBatch = z.object({
  origin: z.enum(origins),
  /** How people know the act: 粘贴 40 行. */
  label: z.string().max(200),
  /** Why: asked where a row is deleted that was reported in a closed month. Kept in the change log. */
  reason: z.string().trim().min(1).max(500).optional(),
  /** The page's own running number, given back with the reply. */
  seq: z.number().int().nonnegative().default(0),
  changes: z
    .array(z.discriminatedUnion('op', [...change.options, setChange]))
    .min(1)
    .max(500_000),
});
/** A batch as people and pages may hand it in. */
const personsBatch = editBatch.refine(({ origin }) => !isOwnOrigin(origin), { path: ['origin'], error: '这种修改只能由程序自己写入' });
export type EditBatch = z.infer<typeof editBatch>;

export const problemChanges = z.object({ appeared: z.array(problem), gone: z.array(problem) });

export const batchReply = z.object({
  seq: z.number(),
  /** Number of the batch in the change log; 0 where nothing changed. */
  batch: z.number(),
  label: z.string(),
  /** How many rows were added, changed or removed. */
  changed: z.number().optional(),
  /** The rows as they now stand. */
  rows: z.array(z.object({ table: tableName, row })),
  removed: z.array(z.object({ table: tableName, id: rowId })),
  /** With very many rows `rows` and `removed` are empty: these tables are to be read anew (ledger.rows). */
  reread: z.array(tableName).optional(),
  problems: problemChanges,
  /** With very many of them `problems` is empty: they are to be read anew (checking.problems). */
  rereadProblems: z.literal(true).optional(),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type BatchReply = z.infer<typeof batchReply>;

/** What a batch did to one row: the fields that changed, null where the row was not. */
export const loggedChange = z.object({ table: tableName, id: rowId, op: z.string(), before: values.nullable(), after: values.nullable() });
export type RowChange = z.infer<typeof loggedChange>;

export const historyEntry = z.object({
  batch: z.number(),
  at: z.string(),
  origin: z.enum(origins),
  label: z.string(),
  rows: z.number(),
  /** undone: an undo took it back and no redo followed. */
  undone: z.boolean(),
  /** Whether undo would take it back now; why not is told on trying (UNDO-BLOCKED). */
  undoable: z.boolean(),
  /** Whose act it was: the unit, and at this desk the machine's account; null where it was logged before this was kept. */
  by: z.object({ unit: z.string(), account: z.string().nullable() }).nullable(),
  /** Why, where that was asked. */
  reason: z.string().nullable(),
  /** With a row asked for: what it was and became. */
  changes: z.array(loggedChange).optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Latest first. `before` goes on from the last batch of the page before; `row` asks for one row's, with `field` for one cell's. */
export const historyQuestion = z
  .object({
    row: rowId.optional(),
    field: z.string().max(64).optional(),
    before: z.number().int().positive().optional(),
    limit: z.number().int().positive().max(10_000).default(200),
  })
  .refine(({ row, field }) => field === undefined || row !== undefined, { path: ['field'], error: '要查一格的修改记录，还要给出是哪一行' });

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
  /** 变更说明: what changed since the last closed month, and why. */
  changes: z.string().nullable(),
  amendments: z.array(z.object({ revision: z.number(), text: z.string(), at: z.string() })),
  file: z.string().nullable(),
  due: z.string(),
  /** The task asks for the superior's 批复 before it is amended, and there is none. */
  needsGrant: z.literal(true).optional(),
});
export type Period = z.infer<typeof period>;

export const bookkeepingCalls = {
  'bookkeeping.apply': call(personsBatch, batchReply),
  'bookkeeping.undo': call(z.object({ batch: z.number().optional() }), batchReply),
  'bookkeeping.redo': call(nothing, batchReply),
  /** Labels of what undo and redo would do, as every reply tells them: for a page that has just begun. */
  'bookkeeping.next': call(nothing, batchReply.pick({ undo: true, redo: true })),
  'bookkeeping.history': call(historyQuestion, z.array(historyEntry)),
  /** What one batch did, row after row in its order; `from` is how many of them to pass over. */
  'bookkeeping.batch': call(
    z.object({
      batch: z.number().int().positive(),
      from: z.number().int().nonnegative().default(0),
      limit: z.number().int().positive().max(1000).default(100),
    }),
    z.object({ changes: z.array(loggedChange), more: z.boolean() }),
  ),
  /** Of these rows of a table, the ones that a closed month holds and that leave by a date and a reason: deleting them needs a reason. */
  'bookkeeping.reported': call(z.object({ table: tableName, ids: z.array(rowId).max(500_000) }), z.object({ ids: z.array(rowId) })),
  'bookkeeping.waive': call(
    z.object({ rule: z.string(), id: rowId, field: z.string().optional(), text: z.string().min(1).max(2000) }),
    batchReply,
  ),
  'bookkeeping.periods': call(nothing, z.object({ working: periodText, periods: z.array(period) })),
  'bookkeeping.choosePeriod': call(z.object({ period: periodText }), z.object({ period, problems: z.array(problem) })),
  /** `unchanged`: a person says that nothing changed in the month (本月无变化). */
  'bookkeeping.close': call(z.object({ period: periodText, unchanged: z.boolean().default(false) }), period),
  'bookkeeping.amend': call(z.object({ period: periodText, text: z.string().min(1).max(2000) }), period),
};

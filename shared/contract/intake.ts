import { z } from 'zod';
import { batchReply } from './bookkeeping.ts';
import { call } from './call.ts';
import { bytes, tableName } from './wire.ts';

export const intakeProblem = z.object({
  /** The sheet's own row number, from 1. */
  row: z.number(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
});
export type IntakeProblem = z.infer<typeof intakeProblem>;

export const stagedRow = z.object({
  row: z.number(),
  /** reject: does not go in · flag: goes in with a problem · ok. */
  verdict: z.enum(['ok', 'flag', 'reject']),
  fate: z.enum(['insert', 'update', 'unchanged', 'reject']),
  values: z.record(z.string(), z.unknown()),
});
export type StagedRow = z.infer<typeof stagedRow>;

const counts = {
  read: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  problems: z.array(intakeProblem),
  /** Header as written -> field key, or null where nothing matched. */
  mapping: z.record(z.string(), z.string().nullable()),
};
export const staged = z.object({
  stage: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  headerRow: z.number(),
  ...counts,
  rows: z.array(stagedRow),
});
export type Staged = z.infer<typeof staged>;

/** Cells as read from a file: text as shown, dates as civil dates; row and column as in the sheet. */
export const cellGrid = z.object({
  sheets: z.array(z.string()),
  sheet: z.string(),
  firstRow: z.number(),
  cells: z.array(z.array(z.string())),
});
export type CellGrid = z.infer<typeof cellGrid>;

const how = {
  table: tableName,
  name: z.string(),
  /** Header as written -> field key or null, instead of matching. */
  map: z.record(z.string(), z.string().nullable()).optional(),
  /** The field by which a row is taken for one already there, instead of the table's match fields. */
  key: z.string().optional(),
};

export const intakeCalls = {
  /** Reads a file in a process of its own, matches headers, compares with the ledger; writes nothing. */
  'intake.stage': call(z.object({ ...how, bytes, sheet: z.union([z.string(), z.number()]).optional() }), staged),
  /** Writes a staged import as one batch. */
  'intake.commit': call(z.object({ stage: z.string() }), batchReply),
};

/** Between the main side, which reads the file, and the ledger thread; no page can call it. */
export const intakeInternalCalls = {
  'intake.stageCells': call(z.object({ ...how, grid: cellGrid }), staged),
};

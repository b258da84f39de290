import { z } from 'zod';
import { batchReply } from './bookkeeping.ts';
import { call } from './call.ts';
import { bytes, row, rowId, tableName } from './wire.ts';

/** The encodings a text table can come in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];
export const encodingTitles: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（大端）',
  gb18030: 'GB18030（含 GBK、GB2312）',
};

export const sheetInfo = z.object({ name: z.string(), hidden: z.boolean(), rows: z.number() });

/** Where in a sheet, from 0, both ends included. */
export const mergedArea = z.object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() });
export type MergedArea = z.infer<typeof mergedArea>;

/** Cells as read from a file: text as shown, dates as civil dates; row and column as in the sheet, so that nothing shifts. */
export const cellGrid = z.object({
  /** What the file is by its content; a page is HTML under whatever name; document: rows that came read, by a 底册 or a 转接单. */
  kind: z.enum(['workbook', 'page', 'text', 'document']),
  /** Of a text table; null for others. */
  encoding: z.enum(encodings).nullable(),
  /** In the order offered: hidden ones last. */
  sheets: z.array(sheetInfo),
  sheet: z.string(),
  cells: z.array(z.array(z.string())),
  merges: z.array(mergedArea),
  /** Places from 0. Hidden rows count as data. */
  hiddenRows: z.array(z.number()),
  hiddenColumns: z.array(z.number()),
  /** The workbook counts days from 1904: what a plain number among dates means; absent where from 1900. */
  date1904: z.boolean().optional(),
});
export type CellGrid = z.infer<typeof cellGrid>;

/** Rows on their way between processes: texts that were not sent before, how many cells each row has, and which of all texts so far each cell is. */
export interface PackedRows {
  readonly texts: readonly string[];
  readonly lengths: Uint32Array;
  readonly places: Uint32Array;
}
/** A grid as the reading process gives it: its rows in `cells`, or packed and no cells. */
export type ReadGrid = CellGrid & { readonly packed?: readonly PackedRows[] };

/** Why a row is no data. */
export const leftReasons = ['title', 'header', 'empty', 'total', 'note', 'choice'] as const;
export type LeftReason = (typeof leftReasons)[number];
export const leftTitles: Record<LeftReason, string> = {
  title: '标题',
  header: '表头',
  empty: '空行',
  total: '合计',
  note: '备注说明',
  choice: '按您的选择不导入',
};

const rowSpan = z.object({ from: z.number().int().positive(), to: z.number().int().positive() });
/** What was recognised of a sheet; rows are the sheet's own, from 1. */
export const shape = z.object({
  /** One to three rows; null where the sheet has none that names columns. */
  header: rowSpan.nullable(),
  /** First and last data row; null where there is none. */
  data: rowSpan.nullable(),
  /** Rows that are no data, empty ones below the last data row left out. */
  left: z.array(z.object({ row: z.number(), why: z.enum(leftReasons), text: z.string() })),
  /** How many cells took over the value of a merged cell above them. */
  carried: z.number(),
});
export type Shape = z.infer<typeof shape>;

/** What a person says of the shape instead; what is not said stays recognised. */
export const shapeChoice = z.object({
  header: rowSpan.nullable().optional(),
  data: rowSpan.optional(),
  /** Rows taken as data though recognised as none, and the other way round. */
  take: z.array(z.number()).optional(),
  leave: z.array(z.number()).optional(),
});
export type ShapeChoice = z.infer<typeof shapeChoice>;

export const target = z.object({ table: tableName, field: z.string() });
export type Target = z.infer<typeof target>;

/** What a column was matched by. choice: a person said so · remembered: a person said so of a sheet with these headers · alias: its header · similar: nearly its header · content: its values. */
export const matchedBy = ['choice', 'remembered', 'alias', 'similar', 'content'] as const;
export type MatchedBy = (typeof matchedBy)[number];

export const stagedColumn = z.object({
  /** Place in the sheet, from 0. */
  column: z.number(),
  /** As written, parts of a header of several rows joined by “/”; a second one of the same words is told apart by its place. */
  header: z.string(),
  hidden: z.boolean(),
  /** The first few values. */
  samples: z.array(z.string()),
  /** Several columns may go to one field of kind note: each but the note's own column is kept there as “表头：值”. */
  target: target.nullable(),
  by: z.enum(matchedBy).nullable(),
  /** A running number: offered as not imported without a question. */
  serial: z.boolean(),
});
export type StagedColumn = z.infer<typeof stagedColumn>;

/** Header as written -> target, or null for not imported. */
export const columnChoices = z.record(z.string(), target.nullable());
export type ColumnChoices = z.infer<typeof columnChoices>;

export const intakeProblem = z.object({
  table: tableName,
  /** The staged row's id. */
  id: rowId,
  field: z.string(),
  /** The sheet's own row number, from 1. */
  row: z.number(),
  column: z.string(),
  /** As written. */
  value: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  /** Keeps the row out until mended. */
  stops: z.boolean(),
  /** Values that may be meant: for a link or code that was not found, and for what tells rows of one name apart. */
  near: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
});
export type IntakeProblem = z.infer<typeof intakeProblem>;

export const fates = ['insert', 'update', 'unchanged', 'reject', 'left'] as const;
/** insert, update, unchanged: what the commit does with it · reject: stays out for a problem · left: stays out because a person said so. */
export type Fate = (typeof fates)[number];

export const stagedRow = z.object({
  /** The sheet's own row number. */
  row: z.number(),
  fate: z.enum(fates),
  /** reject: does not go in · flag: goes in with a problem · ok. */
  verdict: z.enum(['ok', 'flag', 'reject']),
  /** The whole row as it would stand in the ledger; its id is the staged row's own, also where it stands for a row there, and stays so while it is mended. */
  values: row,
  /** The id of the row in the ledger that it stands for, and what stands there where it differs; null for a new one. */
  existing: z.object({ id: rowId, was: z.record(z.string(), z.unknown()) }).nullable(),
});
export type StagedRow = z.infer<typeof stagedRow>;

/** One table's share of a sheet. */
export const stagedPart = z.object({
  table: tableName,
  read: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  left: z.number(),
  problems: z.number(),
});
export type StagedPart = z.infer<typeof stagedPart>;

export const staged = z.object({
  stage: z.string(),
  name: z.string(),
  kind: cellGrid.shape.kind,
  encoding: cellGrid.shape.encoding,
  sheets: z.array(sheetInfo),
  sheet: z.string(),
  shape,
  columns: z.array(stagedColumn),
  /** In the order they are written. */
  parts: z.array(stagedPart),
});
export type Staged = z.infer<typeof staged>;

/** Rows of one table of a stage that a mending or a choice changed, and the counts as they now are. */
export const stageChange = z.object({
  rows: z.array(stagedRow),
  problems: z.object({ appeared: z.array(intakeProblem), gone: z.array(intakeProblem) }),
  parts: z.array(stagedPart),
});
export type StageChange = z.infer<typeof stageChange>;

/** A cell that a document has otherwise than the row here, and that may be written. */
export const givenCell = z.object({
  table: tableName,
  /** The staged row, and the one in the ledger that it stands for. */
  id: rowId,
  row: rowId,
  field: z.string(),
  /** How people call the row and the field, and read the two values; personal data masked. */
  label: z.string(),
  title: z.string(),
  own: z.string(),
  given: z.string(),
  /** Whether the document's value goes in; else the own one stays. */
  taken: z.boolean(),
});
export type GivenCell = z.infer<typeof givenCell>;

const how = {
  /** The table first meant; others that the columns name come along. */
  table: tableName,
  name: z.string(),
  shape: shapeChoice.optional(),
  columns: columnChoices.optional(),
  /** The field by which a row is taken for one already there, instead of the table's match fields. */
  key: z.string().optional(),
};
const ofStage = { stage: z.string() };

export const intakeCalls = {
  /** Reads a file (or what was on the clipboard: HTML or tab separated text) in a process of its own, recognises it, compares it with the ledger; writes nothing. */
  'intake.stage': call(
    z.object({ ...how, bytes, sheet: z.union([z.string(), z.number()]).optional(), encoding: z.enum(encodings).optional() }),
    staged,
  ),
  /** The same cells again with other choices; answers under the same name. Mending done before is lost, so the page asks first. */
  'intake.restage': call(
    z.object({ ...ofStage, shape: shapeChoice.optional(), columns: columnChoices.optional(), key: z.string().optional() }),
    staged,
  ),
  /** The sheet's cells as read, for the preview of what was recognised; rows from 1. */
  'intake.cells': call(
    z.object({ ...ofStage, from: z.number().int().positive(), count: z.number().int().positive().max(500) }),
    z.object({ cells: z.array(z.array(z.string())), rows: z.number() }),
  ),
  'intake.rows': call(z.object({ ...ofStage, table: tableName }), z.object({ rows: z.array(stagedRow), problems: z.array(intakeProblem) })),
  /** Mends staged values; the rows concerned are judged again. */
  'intake.mend': call(
    z.object({
      ...ofStage,
      table: tableName,
      changes: z
        .array(z.object({ id: rowId, after: z.record(z.string(), z.unknown()) }))
        .min(1)
        .max(100_000),
    }),
    stageChange,
  ),
  /** Leaves staged rows out, or takes them in again. */
  'intake.leave': call(z.object({ ...ofStage, table: tableName, ids: z.array(rowId).min(1).max(500_000), left: z.boolean() }), stageChange),
  /** Of a stage that a document brought: the cells where it differs from what is here. */
  'intake.givenCells': call(z.object(ofStage), z.array(givenCell)),
  /** Takes the document's value in cells, or keeps what is here. */
  'intake.choose': call(
    z.object({
      ...ofStage,
      cells: z
        .array(z.object({ table: tableName, id: rowId, field: z.string().max(64) }))
        .min(1)
        .max(500_000),
      take: z.boolean(),
    }),
    stageChange,
  ),
  /** Takes back the last mending or choice of a stage, or does it again. Nothing to take back changes nothing. */
  'intake.undo': call(z.object({ ...ofStage, redo: z.boolean().default(false) }), stageChange),
  /** Writes a staged import as one batch over all its tables, and remembers how its headers were matched. */
  'intake.commit': call(
    z.object({
      ...ofStage,
      /** Headers whose guessed field a person looked at: remembered as if chosen. */
      confirmed: z.array(z.string()).optional(),
    }),
    batchReply,
  ),
  /** Lets a stage go; unknown ones too. */
  'intake.discard': call(z.object(ofStage), z.object({})),
  /** The rows that stay out, as a workbook with the reasons in its last column, to be mended there and read again. */
  'intake.rejected': call(z.object(ofStage), z.object({ name: z.string(), bytes, rows: z.number() })),
};

/** Cells as the reading process gave them: looking at each of two million again would only take time. */
const readGrid = z.custom<ReadGrid>((value) => typeof value === 'object' && value !== null && 'cells' in value);

/** Between the main side, which reads the file, and the ledger thread; no page can call it. */
export const intakeInternalCalls = {
  'intake.stageCells': call(z.object({ ...how, grid: readGrid }), staged),
};

import type { Origin } from '#shared/contract/bookkeeping.ts';
import type { CellGrid, ColumnChoices, ShapeChoice, StagedColumn } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { RecognisedSheet } from '../shape/recognise.ts';
import type { Draft, Part } from './draft.ts';
import type { Judging } from './judging.ts';
import type { Values } from './key-text.ts';
import type { NearRows } from './near-rows.ts';

/** What a person says of a sheet besides its cells. */
export interface StageChoices {
  readonly shape?: ShapeChoice | undefined;
  readonly columns?: ColumnChoices | undefined;
  readonly key?: string | undefined;
}

/** What a person did to drafts, to be taken back. */
export interface Act {
  readonly before: ReadonlyMap<Draft, Hand>;
  readonly after: ReadonlyMap<Draft, Hand>;
}
/** What a person's hand has done to a draft. */
export interface Hand {
  readonly mended: Values | undefined;
  readonly left: boolean;
  readonly kept: Draft['kept'];
}

/** What became of a document's rows. */
export interface GivenWritten {
  /** The id that each row has in the ledger, by the id it was given with: another where the row was there already. Rows that stayed out are left out. */
  readonly ids: ReadonlyMap<string, string>;
  /** Number of the batch; 0 where nothing changed. */
  readonly batch: number;
}

/** What is different of a stage whose rows come with a document: they are read already, and the commit is an act of its own. */
export interface GivenRows {
  /** How the batch is logged. */
  readonly origin: Origin;
  readonly label: string;
  /** What the document says of each draft, by its id. */
  readonly values: ReadonlyMap<string, Values>;
  /** Written in the commit's transaction, after the rows. */
  written(done: GivenWritten): void;
}

/** A sheet on its way into the ledger. Nothing of it is in the ledger before the commit. */
export interface Stage {
  readonly id: string;
  readonly first: TableName;
  readonly name: string;
  readonly grid: CellGrid;
  readonly choices: StageChoices;
  readonly sheet: RecognisedSheet;
  readonly columns: readonly StagedColumn[];
  /** What its headers are remembered by. */
  readonly signature: string;
  readonly given?: GivenRows;
  judging: Judging;
  near: NearRows;
  /** The last batch in the ledger when it was judged. */
  seen: number;
  /** The ledger has moved on and something came out otherwise: to be looked at before it is written. */
  moved: boolean;
  readonly undo: Act[];
  readonly redo: Act[];
}

/** Stages waiting for their decision, by the ledger they are for; the oldest gives way. They live in memory only. */
const waiting = new WeakMap<Bookkeeping, Map<string, Stage>>();
const mostWaiting = 4;

export function keepStage(books: Bookkeeping, stage: Stage): void {
  const stages = waiting.get(books) ?? new Map<string, Stage>();
  waiting.set(books, stages.set(stage.id, stage));
  for (const oldest of stages.keys()) if (stages.size > mostWaiting) stages.delete(oldest);
}

/** Throws STAGE-GONE. */
export function stageOf(books: Bookkeeping, id: string): Stage {
  const stage = waiting.get(books)?.get(id);
  if (!stage) throw new LedgerError('STAGE-GONE');
  return stage;
}

export const letGo = (books: Bookkeeping, id: string): void => void waiting.get(books)?.delete(id);

/** One table's share of a stage. Throws CALL-INVALID for a table that the sheet does not feed. */
export function partOf({ judging, first }: Stage, table: TableName): Part {
  const found = judging.judges.find(({ part }) => part.name === table)?.part;
  if (!found) throw new LedgerError('CALL-INVALID', { reason: `这次导入没有“${tableOf(table).title}”，只有“${tableOf(first).title}”等` });
  return found;
}

import type { BatchReply, Change } from '#shared/contract/bookkeeping.ts';
import type { IntakeProblem, ReadGrid, Staged, StagedRow } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { unpacked } from '../reading/packed-cells.ts';
import { composeStage, judgingOf, lastBatch, type StageInput } from './compose.ts';
import { idOf, type Judgement, type Part } from './draft.ts';
import { judge } from './judging.ts';
import { nearRows } from './near-rows.ts';
import { paceOf } from './pace.ts';
import { rememberColumns } from './remembering.ts';
import { keepStage, letGo, partOf, type Stage, type StageChoices, stageOf } from './stages.ts';
import { toldProblems, toldRow, toldStage } from './telling.ts';

/** Takes a sheet's cells into a stage: recognised, matched, compared with the ledger; writes nothing. Throws CALL-INVALID for a choice or key that names no field. */
export function stageCells(
  books: Bookkeeping,
  { grid, ...input }: Omit<StageInput, 'grid'> & { readonly grid: ReadGrid },
  watch?: Watch,
): Staged {
  const stage = composeStage(books, books.clock.id(), { ...input, grid: unpacked(grid) }, watch);
  keepStage(books, stage);
  return toldStage(stage);
}

/** The same cells with other choices, under the same name; mendings are lost. Throws STAGE-GONE, CALL-INVALID. */
export function restage(books: Bookkeeping, id: string, choices: StageChoices, watch?: Watch): Staged {
  const { first: table, name, grid, given } = stageOf(books, id);
  if (given) throw new LedgerError('CALL-INVALID', { reason: `“${name}”的行已经认好，不能重新认表` });
  const stage = composeStage(books, id, { table, name, grid, ...choices }, watch);
  keepStage(books, stage);
  return toldStage(stage);
}

/** Some rows of the sheet as it was read, from 1. Throws STAGE-GONE. */
export function stagedCells(books: Bookkeeping, id: string, from: number, count: number): { cells: string[][]; rows: number } {
  const { cells } = stageOf(books, id).grid;
  return { cells: cells.slice(from - 1, from - 1 + count), rows: cells.length };
}

/** Every row of one table of a stage with its problems, compared with the ledger as it now is. Throws STAGE-GONE. */
export function stageRows(
  books: Bookkeeping,
  id: string,
  table: TableName,
  watch?: Watch,
): { rows: StagedRow[]; problems: IntakeProblem[] } {
  const stage = stageOf(books, id);
  renew(books, stage, watch);
  stage.moved = false;
  const part = partOf(stage, table);
  const rows = part.drafts.flatMap((draft) => toldRow(draft) ?? []);
  return { rows, problems: part.drafts.flatMap((draft) => toldProblems(part, draft, draft.judgement, stage.near)) };
}

/**
 * Writes a stage as one batch over all its tables, once, and remembers what a person said of its columns. Where the ledger has moved on since the
 * rows were seen and one of them would come out otherwise, nothing is written: STAGE-MOVED. Throws STAGE-GONE too, and what apply throws.
 */
export function commitStage(
  books: Bookkeeping,
  id: string,
  { confirmed = [], watch }: { confirmed?: readonly string[]; watch?: Watch } = {},
): BatchReply {
  const stage = stageOf(books, id);
  stage.moved = renew(books, stage, watch) > 0 || stage.moved;
  if (stage.moved) throw new LedgerError('STAGE-MOVED', { name: stage.name });
  const changes = stage.judging.judges.flatMap(({ part }) => changesOf(part));
  const reply = books.atomically(() => {
    const { origin, label } = stage.given ?? { origin: 'import', label: `导入“${stage.name}”` };
    const written = books.applyRead({ origin, label: label.slice(0, 200), seq: 0, changes }, watch);
    if (stage.given) stage.given.written({ ids: writtenIds(stage), batch: written.batch });
    else rememberColumns(books, stage, confirmed);
    return written;
  });
  letGo(books, id);
  return reply;
}

/** Lets a stage go, and its memory with it. */
export const discardStage = letGo;

/** Compares a stage again with a ledger that has moved on; gives how many rows come out otherwise. */
function renew(books: Bookkeeping, stage: Stage, watch: Watch | undefined): number {
  const now = lastBatch(books);
  if (now === stage.seen) return 0;
  const parts = stage.judging.judges.map(({ part }) => part);
  stage.judging = judgingOf(books, parts, stage.grid);
  stage.near = nearRows(books.ledger);
  // called off half-way, it would not be known what came out otherwise
  const moved = stage.moved;
  stage.moved = true;
  const rejudged = judge(
    stage.judging,
    'all',
    paceOf(
      watch,
      parts.reduce((sum, { drafts }) => sum + drafts.length * 4, 0),
      '核对',
    ),
  );
  stage.seen = now;
  stage.moved = moved;
  return [...rejudged].filter(([draft, before]) => outcome(before) !== outcome(draft.judgement)).length;
}

const outcome = (judgement: Judgement | undefined) => JSON.stringify([judgement?.fate, judgement?.changes ?? null, judgement?.was ?? null]);

const writtenIds = ({ judging }: Stage): ReadonlyMap<string, string> =>
  new Map(judging.judges.flatMap(({ part }) => part.drafts.flatMap((draft) => (draft.out ? [] : [[draft.id, idOf(draft)] as const]))));

function changesOf({ name, drafts }: Part): Change[] {
  return drafts.flatMap(({ id, existing, judgement }): Change[] => {
    if (!judgement) return [];
    if (judgement.fate === 'insert') return [{ op: 'insert', table: name, id, after: judgement.values }];
    const { changes, was } = judgement;
    if (judgement.fate !== 'update' || !existing || !changes || !was) return [];
    return [{ op: 'update', table: name, id: existing.id, before: was, after: changes }];
  });
}

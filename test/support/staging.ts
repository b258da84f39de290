import type { ColumnChoices, IntakeProblem, ShapeChoice, Staged, StagedRow } from '#shared/contract/intake.ts';
import type { TableName } from '#shared/model/tables.ts';
import { commitStage, stageCells, stageRows } from '../../electron/intake/staging/stage.ts';
import type { TestLedger } from './ledger.ts';
import { gridOf } from './text-grid.ts';

export interface How {
  readonly shape?: ShapeChoice;
  readonly columns?: ColumnChoices;
  readonly key?: string;
}

/** A stage with everything that is told of it. */
export interface Seen extends Staged {
  readonly rows: readonly StagedRow[];
  readonly problems: readonly IntakeProblem[];
  /** Counts of the table meant. */
  readonly counts: Staged['parts'][number] | undefined;
}

/** Stages a sheet written one row a line, cells parted by |. */
export function stage(ledger: TestLedger, table: TableName, text: string, how: How = {}): Seen {
  return seen(ledger, stageCells(ledger.books, { table, name: '表.xlsx', grid: gridOf(text), ...how }), table);
}

/** What the page would be told of a stage's table. */
export function seen(ledger: TestLedger, staged: Staged, table: TableName): Seen {
  const counts = staged.parts.find((part) => part.table === table);
  const { rows, problems } = counts ? stageRows(ledger.books, staged.stage, table) : { rows: [], problems: [] };
  return { ...staged, rows, problems, counts };
}

/** Stages a sheet and writes it. */
export function take(ledger: TestLedger, table: TableName, text: string, how: How = {}): Seen {
  const staged = stage(ledger, table, text, how);
  commitStage(ledger.books, staged.stage);
  return staged;
}

export const verdicts = ({ rows }: Seen) => rows.map(({ row, verdict }) => [row, verdict]);
export const told = ({ problems }: Seen) => problems.map(({ row, column, rule }) => [row, column, rule]);

/** The code of what an act is refused with, or what it gives. */
export function codeOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

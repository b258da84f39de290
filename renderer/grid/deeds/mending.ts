import { display } from '#shared/model/display.ts';
import { isUnread } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import { sureMend } from '#shared/rules/mends-of.ts';
import type { Mend, Problem } from '#shared/rules/rule.ts';
import type { CellRef } from '../selecting/selection.ts';
import type { SheetWorld } from '../world.ts';
import type { Outcome } from '../writing/commands.ts';
import type { CellEdit } from '../writing/edits.ts';
import type { SheetRow } from '../writing/row-store.ts';

/** The parts of a sheet that mending needs. */
export type MendWorld = Pick<SheetWorld, 'store' | 'marks' | 'cells' | 'ground' | 'props'> & {
  readonly view: Pick<SheetWorld['view'], 'bounds' | 'rowAt'>;
};

/** A problem of a cell with its quick fixes. */
export interface Mendable {
  readonly problem: Problem;
  readonly mends: readonly Mend[];
}

/** What a mend would do to one row. */
export interface Mending extends CellEdit {
  /** The row's number on the sheet, from 1. */
  readonly line: number;
  /** As the sheet shows it: personal data masked until revealed. */
  readonly before: string;
  readonly after: string;
}

/** What would be mended in a column, and how many rows it would be refused for. */
export interface ColumnMend {
  /** The title of the field that is written. */
  readonly title: string;
  readonly mendings: readonly Mending[];
  readonly locked: number;
}

/** The problems of a cell, the heaviest first, each with its quick fixes. What is typed and cannot be read is one before the ledger says so. */
export function mendablesAt(world: MendWorld, { row: id, column }: CellRef): readonly Mendable[] {
  const { store, marks, cells, props } = world;
  const row = store.get(id);
  if (!row) return [];
  const stored = marks.at(id, column);
  const [message = ''] = stored.length > 0 ? [] : cells.complaints(row, column);
  const unread: Problem = { rule: 'ROW-002', severity: 'error', table: props().table, id, field: column, message };
  const problems = stored.length === 0 && isUnread(row[column]) ? [unread] : stored;
  return problems.map((problem) => ({ problem, mends: cells.mends(problem, row) }));
}

const shown = ({ cells, props }: MendWorld, key: string, value: unknown): string => {
  const field = cells.field(key);
  const text = display(field, value, props().labelOf);
  return field.personal && !props().reveal ? masked(field, text) : text;
};

const mendingOf = (world: MendWorld, row: SheetRow, key: string, value: unknown, line: number): Mending => ({
  id: row.id,
  field: key,
  value,
  line,
  before: shown(world, key, row[key] ?? null),
  after: shown(world, key, value),
});

/** What one quick fix of a cell would do. */
export function mendingAt(world: MendWorld, { row: id, column }: CellRef, mend: Mend): Mending | undefined {
  const row = world.store.get(id);
  return row && mendingOf(world, row, mend.field ?? column, mend.value, 0);
}

/**
 * Looks through the rows that are shown for what the same rule finds in the same column and can mend without a choice; yields the rows
 * seen so far. Warnings that have their 说明 are left alone.
 */
export function* columnMend(world: MendWorld, { rule, field }: Pick<Problem, 'rule' | 'field'>): Generator<number, ColumnMend> {
  const { view, marks, ground, cells } = world;
  const mendings: Mending[] = [];
  let locked = 0;
  let written = field;
  for (let at = 0; at < view.bounds().rows; at++) {
    yield at;
    const row = view.rowAt(at);
    if (!row || !marks.hasRow(row.id)) continue;
    const problem = marks.at(row.id, field).find((other) => other.rule === rule && other.waived === undefined);
    const sure = problem && sureMend(cells.mends(problem, row));
    if (!sure) continue;
    written = sure.field ?? field;
    if (ground.locked(row, written) !== undefined) locked += 1;
    else mendings.push(mendingOf(world, row, written, sure.value, cells.line(row.id, at)));
  }
  return { title: cells.field(written).title, mendings, locked };
}

const outcome = (edits: readonly CellEdit[]): Outcome => ({
  edits: edits.map(({ id, field, value }) => ({ id, field, value })),
  locked: 0,
  reason: undefined,
});

/** Writes one quick fix as a batch of its own; why not, where the cell is locked. */
export function writeMend({ writing, cells, ground, store, refuse }: SheetWorld, mending: Mending): void {
  const row = store.get(mending.id);
  const why = row && ground.locked(row, mending.field);
  if (why !== undefined) refuse(why);
  else writing.write(outcome([mending]), `修正“${cells.field(mending.field).title}”`, 'keyboard');
}

/** Writes the quick fixes of a column as one batch. */
export function writeColumnMend({ writing }: SheetWorld, { title, mendings }: ColumnMend): void {
  writing.write(outcome(mendings), `修正“${title}” ${mendings.length} 格`, 'keyboard');
}

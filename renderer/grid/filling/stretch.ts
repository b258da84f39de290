import type { Field } from '#shared/model/field.ts';
import type { Point } from '../selecting/selection.ts';
import { type Ground, type Outcome, written } from '../writing/commands.ts';
import { lanesOf, type Pull } from './fill.ts';
import { continued } from './series.ts';

/** A value and the column it is a value of. */
interface Given {
  readonly column: string;
  readonly value: unknown;
}
export type FieldOf = (column: string) => Field;

const alike = (a: Field, b: Field) => a.kind === b.kind && a.list === b.list && a.to === b.to && a.format === b.format;

/** What a lane gives at each step behind its last cell: a series where its cells are of one kind, else its cells over again. */
function giver(ground: Ground, fieldOf: FieldOf, from: readonly Point[], backwards: boolean, switched: boolean) {
  const cells = from.flatMap(({ row, col }): Given[] => {
    const data = ground.view.rowAt(row);
    const column = ground.view.columnAt(col);
    return data && column !== undefined ? [{ column, value: data[column] ?? null }] : [];
  });
  const [first] = cells;
  if (!first) return () => undefined;
  const field = fieldOf(first.column);
  if (!cells.every(({ column }) => alike(fieldOf(column), field))) return (step: number) => cells[(step - 1) % cells.length];
  const values = cells.map((cell) => cell.value);
  const at = continued(field, values, backwards, switched);
  return (step: number): Given => ({ column: first.column, value: at(step) });
}

/** What a pull of the fill handle writes: every column (or row, sideways) goes on by itself. */
export function stretched(ground: Ground, fieldOf: FieldOf, pull: Pull, switched: boolean): Outcome {
  const given = new Map<string, Given>();
  const places: Point[] = [];
  for (const { from, to } of lanesOf(pull)) {
    const give = giver(ground, fieldOf, from, pull.backwards, switched);
    for (const [index, place] of to.entries()) {
      const found = give(index + 1);
      // no such number or date any more: the cell is left alone
      if (!found || found.value === undefined) continue;
      given.set(`${place.row}:${place.col}`, found);
      places.push(place);
    }
  }
  return written(ground, places, ({ row, col }, column) => {
    const found = given.get(`${row}:${col}`);
    return found && read(ground, fieldOf, found, column);
  });
}

/** A value as another column reads it: as it is between columns of one kind, else by its text. */
function read(ground: Ground, fieldOf: FieldOf, { column, value }: Given, into: string): unknown {
  if (value === null || column === into || alike(fieldOf(column), fieldOf(into))) return value;
  return ground.coerce(into, ground.textOf({ id: '', unit: '', [column]: value }, column));
}

/** The text of the last value that a pull gives its first lane: what the tooltip tells. */
export function lastText(ground: Ground, fieldOf: FieldOf, pull: Pull, switched: boolean): string {
  const [lane] = lanesOf(pull);
  const found = lane && giver(ground, fieldOf, lane.from, pull.backwards, switched)(lane.to.length);
  return found && found.value !== undefined ? ground.textOf({ id: '', unit: '', [found.column]: found.value }, found.column) : '';
}

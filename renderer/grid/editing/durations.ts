import type { Table } from '#shared/model/table.ts';
import { spanIn } from '#shared/model/time-span.ts';
import type { Outcome } from '../writing/commands.ts';
import type { CellEdit } from '../writing/edits.ts';

type Coerce = (field: string, input: unknown) => unknown;

/**
 * A time written with its duration (14:30-16:00) becomes the start in its own cell and the minutes in the cell that takes them, in the same act.
 * Minutes that the act writes itself stand.
 */
export function withDurations(outcome: Outcome, fields: Table['fields'], coerce: Coerce): Outcome {
  if (!outcome.edits.some(({ field }) => fields[field]?.duration !== undefined)) return outcome;
  const given = new Set(outcome.edits.filter(({ value }) => value !== null).map(({ id, field }) => `${id}:${field}`));
  const split = new Map<string, CellEdit>();
  const edits = outcome.edits.map((edit): CellEdit => {
    const field = fields[edit.field];
    const span = field && spanIn(field, edit.value, (start) => coerce(edit.field, start));
    if (!span || field.duration === undefined) return edit;
    split.set(`${edit.id}:${field.duration}`, { id: edit.id, field: field.duration, value: span.minutes });
    return { ...edit, value: span.start };
  });
  const minutes = [...split].filter(([place]) => !given.has(place));
  const replaced = new Set(minutes.map(([place]) => place));
  return {
    ...outcome,
    edits: [...edits.filter(({ id, field }) => !replaced.has(`${id}:${field}`)), ...minutes.map(([, edit]) => edit)],
    ...(outcome.unread !== undefined && { unread: outcome.unread - split.size }),
  };
}

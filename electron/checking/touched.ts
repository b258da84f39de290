import { factsOf } from '#shared/model/facts-of.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { AnyRule, FactsView, Reach, Read } from '#shared/rules/rule.ts';
import { keysOf } from './facts-in-memory.ts';

/** One row before and after an edit, whole; null where it was not or is no more. */
export interface ChangedRow {
  readonly table: TableName;
  readonly before: AnyRow | null;
  readonly after: AnyRow | null;
}

interface Image {
  readonly table: TableName;
  readonly row: AnyRow;
}

/** Whether an edit changed something that a rule reads; a row that came or went always did. */
function concerns(read: Read, before: AnyRow | null, after: AnyRow | null): boolean {
  if (!before || !after || before.unit !== after.unit) return true;
  return read.fields.some((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null));
}

/**
 * Ids of the subjects whose finding the edits can have changed, by a rule's own `reads`. Both images of a changed row are followed:
 * whom it concerned before, and whom it concerns now. `facts` is the ledger after the edits.
 */
export function touchedSubjects(rule: AnyRule, changes: readonly ChangedRow[], facts: FactsView): Set<string> {
  const subjects = new Set<string>();
  for (const change of changes) {
    const reads = rule.reads.filter((read) => read.table === change.table);
    if (reads.length === 0) continue;
    const [before, after] = [change.before && factsOf(change.before), change.after && factsOf(change.after)] as (AnyRow | null)[];
    for (const read of reads) {
      if (!concerns(read, before ?? null, after ?? null)) continue;
      for (const row of [before, after])
        if (row) for (const id of reached(read.reach, { table: change.table, row }, rule.table, facts)) subjects.add(id);
    }
  }
  return subjects;
}

function reached(reach: Reach, from: Image, subject: TableName, facts: FactsView): string[] {
  if (reach.by === 'self') return [from.row.id];
  if (reach.by === 'same')
    return keysOf(from.table, reach.field, from.row).flatMap((value) => found(facts, subject, reach.field, value).map((row) => row.id));
  const images = reach.by === 'to' ? linked(from, reach.field, facts) : linking(from, reach.table ?? subject, reach.field, facts);
  const { next } = reach;
  return next ? images.flatMap((image) => reached(next, image, subject, facts)) : images.map((image) => image.row.id);
}

/** The rows that a row's link field points to; one that is no more still leads on to those that point to it. */
function linked(from: Image, field: string, facts: FactsView): Image[] {
  const table = tableOf(from.table).fields[field]?.to as TableName;
  return keysOf(from.table, field, from.row).map((id) => ({
    table,
    row: (facts.get(table, id) as AnyRow | undefined) ?? { id, unit: '' },
  }));
}

const linking = (from: Image, table: TableName, field: string, facts: FactsView): Image[] =>
  found(facts, table, field, from.row.id).map((row) => ({ table, row }));

// which fields a table has is known to the rule that named them, not to the compiler here
const found = (facts: FactsView, table: TableName, field: string, value: string): readonly AnyRow[] =>
  (facts as unknown as { where(table: TableName, field: string, value: string): readonly AnyRow[] }).where(table, field, value);

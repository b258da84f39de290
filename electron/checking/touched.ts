import { factsOf } from '#shared/model/facts-of.ts';
import { remembered } from '#shared/model/remembered.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { minutesPlace } from '#shared/rules/meeting/minutes-likeness.ts';
import type { AnyRule, FactsView, MinutesRow, ParameterValue, Reach, Read, Step } from '#shared/rules/rule.ts';
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

/** An edit as rules see it: both images as facts, and in which fields they differ. */
interface Edit {
  readonly table: TableName;
  readonly images: readonly AnyRow[];
  /** Undefined where the row came, went or moved to another unit: that concerns every rule. */
  readonly fields: ReadonlySet<string> | undefined;
}

function editOf({ table, before, after }: ChangedRow, setOf: (fields: string) => ReadonlySet<string>): Edit {
  const images = [before, after].flatMap((row) => (row ? [factsOf(row) as AnyRow] : []));
  const [was, is] = images;
  return { table, images, fields: was && is && was.unit === is.unit ? setOf(differingFields(was, is)) : undefined };
}

function differingFields(before: AnyRow, after: AnyRow): string {
  let fields = '';
  for (const key in after) {
    const [was, is] = [before[key] ?? null, after[key] ?? null];
    if (was !== is && JSON.stringify(was) !== JSON.stringify(is)) fields += `${key} `;
  }
  return fields;
}

const concerns = (read: Read, fields: Edit['fields']): boolean => fields === undefined || read.fields.some((field) => fields.has(field));

/** Edits of one table that differ in the same fields: the same rules are concerned. */
interface Group {
  readonly table: TableName;
  readonly fields: Edit['fields'];
  readonly images: AnyRow[];
}

function grouped(edits: Iterable<Edit>): Group[] {
  const groups = remembered((table: TableName) => remembered((fields: Edit['fields']): Group => ({ table, fields, images: [] })));
  const all = new Set<Group>();
  for (const { table, images, fields } of edits) {
    const group = groups(table)(fields);
    group.images.push(...images);
    all.add(group);
  }
  return [...all];
}

/** What rules are followed with. */
export interface Following {
  /** The ledger after the edits. */
  readonly facts: FactsView;
  /** The ids of all rows of a table, where all are at hand, and of those that the edits took out of it. */
  readonly every?: ((table: TableName) => ReadonlySet<string>) | undefined;
  /** A rule's parameters in force. */
  parametersOf(rule: AnyRule): Readonly<Record<string, ParameterValue>>;
  /** Called for every edit. */
  pause?(): void;
}

/**
 * For any rule, the ids of the subjects whose finding the edits can have changed, by the rule's own `reads`. Both images of a changed row are
 * followed: whom it concerned before, and whom it concerns now.
 */
export function touchedBy(
  changes: readonly ChangedRow[],
  { facts, every, parametersOf, pause }: Following,
): (rule: AnyRule) => ReadonlySet<string> {
  // many rows of one batch differ in the same fields
  const setOf = remembered((fields: string): ReadonlySet<string> => new Set(fields.split(' ')));
  const groups = grouped(
    changes.map((change) => {
      pause?.();
      return editOf(change, setOf);
    }),
  );
  // most rules look at the changed rows themselves: they share one set of ids
  const selves = remembered((places: string): ReadonlySet<string> => {
    const own = new Set(places.split(' '));
    return new Set(groups.flatMap(({ images }, place) => (own.has(String(place)) ? images.map(({ id }) => id) : [])));
  });
  return (rule) => {
    let own = '';
    const far: { readonly group: Group; readonly reach: Reach }[] = [];
    for (const [place, group] of groups.entries())
      for (const read of rule.reads) {
        if (read.table !== group.table || !concerns(read, group.fields)) continue;
        if (read.reach.by === 'self') own += `${place} `;
        else far.push({ group, reach: read.reach });
      }
    if (far.length === 0) return selves(own);
    const all = every?.(rule.table);
    if (all && far.some(({ group, reach }) => reach.by !== 'minutes' && group.images.length >= all.size * mostOf)) return all;
    const subjects = new Set(selves(own));
    for (const { group, reach } of far) {
      if (reach.by === 'minutes') {
        for (const id of repeating(group.images, atLeast(reach, parametersOf(rule)), facts, pause)) subjects.add(id);
        continue;
      }
      for (const row of group.images) {
        pause?.();
        for (const id of reached(reach, { table: group.table, row }, rule.table, facts)) subjects.add(id);
      }
    }
    return subjects;
  };
}

const atLeast = ({ alike, lowest }: Extract<Reach, { by: 'minutes' }>, parameters: Readonly<Record<string, ParameterValue>>): number =>
  Math.max(Number(parameters[alike]), lowest);

// looking at all anew takes less time than following so many of them, one after the other
const mostOf = 1 / 2;

// where all are at hand, looking at them anew takes less time than finding which of them are like more changed ones than this
const manyMinutes = 1000;

/** The later meetings whose minutes are like those of these, and maybe others. */
function* repeating(images: readonly AnyRow[], atLeast: number, facts: FactsView, pause: (() => void) | undefined): Generator<string> {
  const inPlaces = Map.groupBy(images, minutesPlace);
  for (const [place, rows] of inPlaces) {
    if (place === undefined) continue;
    const minutes = facts.minutes(place);
    if (minutes.ids && rows.length > manyMinutes) yield* minutes.ids();
    else
      for (const row of rows) {
        pause?.();
        yield* minutes.laterAlike(row as unknown as MinutesRow, atLeast);
      }
  }
}

function reached(reach: Step, from: Image, subject: TableName, facts: FactsView): string[] {
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

import { remembered } from '#shared/model/remembered.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { FactsOf, TableName } from '#shared/model/tables.ts';
import type { FactsView } from '#shared/rules/rule.ts';
import { factsInMemory } from './facts-in-memory.ts';

/** The rows of a table as the ledger keeps them; of one unit where given. */
export type RowsToCheck = (table: TableName, unit?: string) => readonly AnyRow[];

interface Sources {
  readonly rows: RowsToCheck;
  /** Every table but the meetings, in memory. */
  readonly shared: ReturnType<typeof factsInMemory>;
  /** Whose rows are subjects of the rules that read meetings. */
  readonly tables: readonly TableName[];
  /** Every unit that has meetings. */
  readonly units: readonly string[];
}

/** Meetings, with the subjects whose findings rest on no others. */
export interface MeetingSlice {
  /** The meetings as the ledger keeps them. */
  readonly rows: readonly AnyRow[];
  readonly facts: FactsView;
  subjectsOf(table: TableName): readonly { readonly id: string }[];
}

/** All meetings at once. */
export function meetingsTogether({ rows, shared }: Sources): readonly MeetingSlice[] {
  const found = rows('meeting');
  return [sliceOf(found, shared, (table) => shared.all(table))];
}

/**
 * The meetings of one unit after another; undefined, and nothing after it, once a branch turns up in rows of two units.
 * Rules find meetings by their branch, by unit and day, by unit and year, and by an id found so: as long as each branch is one unit's, no finding
 * rests on another unit's meetings.
 */
export function* meetingsApart({ rows, shared, tables, units }: Sources): Generator<MeetingSlice | undefined> {
  const ofUnit = remembered((table: TableName) => Map.groupBy<string, AnyRow>(shared.all(table), ({ unit }) => unit));
  const subjectTables = tables.filter((table) => table !== 'meeting');
  const branches = new Map<unknown, string>();
  const isApart = (found: readonly AnyRow[], branchOf: (row: AnyRow) => unknown) =>
    found.every((row) => {
      const branch = branchOf(row);
      if (branch === null || branch === undefined) return true;
      const unit = branches.get(branch);
      if (unit === undefined) branches.set(branch, row.unit);
      return unit === undefined || unit === row.unit;
    });
  const branchOf = (row: AnyRow) => row.branch;
  if (!isApart(shared.all('party_organization'), ({ id }) => id) || !subjectTables.every((table) => isApart(shared.all(table), branchOf)))
    return yield undefined;
  for (const unit of new Set([...units, ...subjectTables.flatMap((table) => [...ofUnit(table).keys()])])) {
    const found = units.includes(unit) ? rows('meeting', unit) : [];
    if (!isApart(found, branchOf)) return yield undefined;
    yield sliceOf(found, shared, (table) => ofUnit(table).get(unit) ?? []);
  }
}

function sliceOf(rows: readonly AnyRow[], shared: FactsView, subjectsOf: MeetingSlice['subjectsOf']): MeetingSlice {
  const own = factsInMemory(() => rows);
  return {
    rows,
    facts: {
      get: <N extends TableName>(table: N, id: string | null): FactsOf<N> | undefined =>
        table === 'meeting' ? own.get(table, id) : shared.get(table, id),
      where: (table, field, value) => (table === 'meeting' ? own.where(table, field, value) : shared.where(table, field, value)),
      minutes: own.minutes,
    },
    subjectsOf: (table) => (table === 'meeting' ? own.all(table) : subjectsOf(table)),
  };
}

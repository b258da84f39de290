import { remembered } from '#shared/model/remembered.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { AnyRule, FactsView, Problem } from '#shared/rules/rule.ts';
import { factsInMemory } from './facts-in-memory.ts';
import { type MeetingSlice, meetingsApart, meetingsTogether, type RowsToCheck } from './meeting-slices.ts';
import { type CheckContext, checkRecord, inOrder, isOff, prepared, recordRulesInForce, recordTables } from './running.ts';

/** Is told now and then how many of all the looks at a row are done, and calls the whole off by throwing. */
type Step = (done: number, total: number) => void;

// often enough to call off within a fifth of a second
const stride = 1000;

/**
 * Runs every rule in force over every row. `meetings` says how many meetings each unit has, where the caller knows.
 * Meetings are nine tenths of a county's ledger: they are read, looked at and let go a unit at a time where no row reaches into another unit's.
 */
export function checkAll(rows: RowsToCheck, context: CheckContext, step?: Step, meetings = countedMeetings(rows)): Problem[] {
  const once = remembered((table: TableName) => rows(table));
  const shared = factsInMemory((table) => (table === 'meeting' ? [] : once(table)));
  const inForce = rules.filter((rule) => !isOff(rule, context.ruleset));
  const onMeetings = inForce.filter((rule) => rule.reads.some(({ table }) => table === 'meeting'));
  const tables = [...new Set(onMeetings.map(({ table }) => table))];
  const total = totalOf((table) => (table === 'meeting' ? sum([...meetings.values()]) : once(table).length), inForce);
  let looked = counting(total, step);

  const run = (some: readonly AnyRule[], facts: FactsView, subjectsOf: MeetingSlice['subjectsOf']): Problem[] => {
    const problems: Problem[] = [];
    for (const rule of some) {
      const check = prepared(rule, facts, context);
      for (const subject of subjectsOf(rule.table)) {
        looked();
        for (const problem of check(subject)) problems.push(problem);
      }
    }
    return problems;
  };
  const records = recordRulesInForce(context.ruleset);
  const runRecords = (table: TableName, some: readonly AnyRow[]): Problem[] => {
    const problems: Problem[] = [];
    for (const row of some) {
      looked();
      for (const rule of records) for (const problem of checkRecord(rule, table, row, context.ruleset)) problems.push(problem);
    }
    return problems;
  };
  const runSlices = (slices: Iterable<MeetingSlice | undefined>): Problem[] | undefined => {
    const problems: Problem[][] = [];
    for (const slice of slices) {
      if (!slice) return undefined;
      problems.push(run(onMeetings, slice.facts, slice.subjectsOf), runRecords('meeting', slice.rows));
    }
    return problems.flat();
  };

  const sources = { rows, shared, tables, units: [...meetings.keys()] };
  let found = meetings.size > 1 ? runSlices(meetingsApart(sources)) : undefined;
  if (!found) {
    looked = counting(total, step);
    found = runSlices(meetingsTogether(sources)) ?? [];
  }
  const others = inForce.filter((rule) => !onMeetings.includes(rule));
  const rest = recordTables.filter((table) => table !== 'meeting').map((table) => runRecords(table, once(table)));
  return inOrder([found, run(others, shared, shared.all), ...rest].flat());
}

function countedMeetings(rows: RowsToCheck): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { unit } of rows('meeting')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const totalOf = (rowsIn: (table: TableName) => number, inForce: readonly AnyRule[]): number =>
  sum(inForce.map(({ table }) => rowsIn(table))) + sum(recordTables.map(rowsIn));

function counting(total: number, step: Step | undefined): () => void {
  let done = 0;
  return () => {
    if (done++ % stride === 0) step?.(done - 1, total);
  };
}

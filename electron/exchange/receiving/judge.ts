import type { Change } from '#shared/contract/bookkeeping.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { Bookkeeping, Foretold } from '../../bookkeeping/bookkeeping.ts';
import { recheck } from '../../checking/recheck.ts';
import { type CheckContext, inOrder } from '../../checking/running.ts';
import type { ChangedRow } from '../../checking/touched.ts';
import { checkAll } from '../../checking/whole-check.ts';
import { belongsTo } from '../../keys/subordination.ts';
import { lastBatch } from '../../ledger/change-log.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';
import { rowsSql } from '../../ledger/rows.sql.ts';
import { factsAfter } from './facts-after.ts';
import { mergeOf } from './merge.ts';
import type { PackageRows } from './package-rows.ts';
import type { Answer } from './receipt.ts';

/**
 * What this desk's rules will say of the unit's rows once they are merged: errors only, a warning has its 说明 or is the unit's own business.
 * Judged over the rows in memory, because the receipt is signed before anything is written; `foretold` is all that was found, of other units' rows too.
 */
export function judge(bookkeeping: Bookkeeping, manifest: PackageManifest, rows: PackageRows): Answer & { readonly foretold: Foretold } {
  const { ledger, clock, rulesetFor } = bookkeeping;
  const period = manifest['lx:period'];
  const context = { today: clock.today(), period, ruleset: rulesetFor(period) };
  const found = foundIn(bookkeeping, manifest['lx:unit'], rows, context);
  const problems = errorsOf(bookkeeping, rows, found).map(({ table, id, field, message, rule }) => ({ table, id, field, message, rule }));
  const outcome = problems.length > 0 ? 'accepted_with_problems' : 'accepted';
  return { outcome, problems, remark: null, foretold: { context, found, since: lastBatch(ledger) } };
}

// looking at a row because it changed takes about so many times as long as looking at it with all others
const dearer = 3;

/** Looks at all rows, or, where the package changes a small part of them and what stands was found for the same month by the same rules, at those that it touches. */
function foundIn(
  { ledger, periods, ownRuleset }: Bookkeeping,
  unit: UnitStamp,
  rows: PackageRows,
  context: CheckContext,
): Foretold['found'] {
  const { changes } = mergeOf(ledger, unit, rows);
  const count = tableNames.reduce((sum, table) => sum + Number(ledger.get(rowsSql.count(tableOf(table)))?.rows ?? 0), 0);
  const isKept = context.period === periods().working && context.ruleset.id === ownRuleset(context.period).id;
  if (isKept && changes.length * dearer < count)
    return { touched: recheck(rowChanges(ledger, changes, rows), factsAfter(ledger.facts(), unit, rows), context) };
  return {
    all: checkAll(
      mergedRows((table) => ledger.rows(table), unit, rows),
      context,
    ),
  };
}

function rowChanges(ledger: ReadableLedger, changes: readonly Change[], rows: PackageRows): ChangedRow[] {
  const byId = new Map([...rows].map(([table, list]) => [table, new Map(list.map((row) => [row.id, row]))]));
  return changes.map(({ op, table, id }) => ({
    table,
    before: op === 'insert' ? null : (ledger.row(table, id) ?? null),
    after: op === 'delete' ? null : (byId.get(table)?.get(id) ?? null),
  }));
}

/** The errors on rows of the package: of what was looked at, and what stands on the rest. */
function errorsOf({ problemsOf }: Bookkeeping, rows: PackageRows, found: Foretold['found']): Problem[] {
  const own = new Map([...rows].map(([table, list]) => [table, new Set(list.map((row) => row.id))]));
  const isOwnError = ({ severity, table, id }: Problem) => severity === 'error' && own.get(table)?.has(id) === true;
  if ('all' in found) return found.all.filter(isOwnError);
  const { rechecked, problems: touched } = found.touched;
  // a county has those of all its other units besides
  const standing = problemsOf(new Set([...own.values()].flatMap((ids) => [...ids]))).filter(
    ({ rule, id }) => !rechecked.get(rule)?.has(id),
  );
  return inOrder([...standing, ...touched].filter(isOwnError));
}

/** The rows as the ledger will have them, in the order in which it will give them: what stays in its place, what is new at the end. */
function mergedRows(was: (table: TableName) => readonly AnyRow[], unit: PackageManifest['lx:unit'], rows: PackageRows) {
  const known = new Map<TableName, readonly AnyRow[]>();
  const mergedOf = (table: TableName): readonly AnyRow[] => {
    const left = new Map((rows.get(table) ?? []).map((row) => [row.id, row]));
    const staying = was(table).flatMap((row) => {
      if (!belongsTo(row.unit, unit)) return [row];
      const now = left.get(row.id);
      left.delete(row.id);
      return now ?? [];
    });
    return [...staying, ...left.values()];
  };
  return (table: TableName, of?: string): readonly AnyRow[] => {
    const all = known.get(table) ?? mergedOf(table);
    known.set(table, all);
    return of === undefined ? all : all.filter((row) => row.unit === of);
  };
}

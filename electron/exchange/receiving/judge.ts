import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { checkAll } from '../../checking/whole-check.ts';
import { belongsTo } from '../../keys/subordination.ts';
import type { PackageRows } from './package-rows.ts';
import type { Answer } from './receipt.ts';

/**
 * What this desk's rules will say of the unit's rows once they are merged: errors only, a warning has its 说明 or is the unit's own business.
 * Judged over the rows in memory, because the receipt is signed before anything is written.
 */
export function judge({ ledger, clock, rulesetFor }: Bookkeeping, manifest: PackageManifest, rows: PackageRows): Answer {
  const unit = manifest['lx:unit'];
  const merged = (table: TableName) => [...ledger.rows(table).filter((row) => !belongsTo(row.unit, unit)), ...(rows.get(table) ?? [])];
  const own = new Map([...rows].map(([table, list]) => [table, new Set(list.map((row) => row.id))]));
  const period = manifest['lx:period'];
  const problems = checkAll(merged, { today: clock.today(), period, ruleset: rulesetFor(period) })
    .filter(({ severity, table, id }) => severity === 'error' && own.get(table)?.has(id))
    .map(({ table, id, field, message }) => ({ table, id, field, message }));
  return { outcome: problems.length > 0 ? 'accepted_with_problems' : 'accepted', problems, remark: null };
}

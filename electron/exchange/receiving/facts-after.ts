import type { UnitStamp } from '#shared/documents/manifest.ts';
import type { FactsOf, TableName } from '#shared/model/tables.ts';
import type { FactsView } from '#shared/rules/rule.ts';
import { factsInMemory } from '../../checking/facts-in-memory.ts';
import { belongsTo } from '../../keys/subordination.ts';
import type { PackageRows } from './package-rows.ts';

/** The rules' view over a ledger as it will be once a package has taken the place of its unit's rows, in the order in which the ledger will give them. */
export function factsAfter(ledger: FactsView, unit: UnitStamp, rows: PackageRows): FactsView {
  const own = factsInMemory((table) => rows.get(table) ?? []);
  const isOwn = (row: { readonly unit: string }) => belongsTo(row.unit, unit);
  return {
    get<N extends TableName>(table: N, id: string | null): FactsOf<N> | undefined {
      const now = own.get(table, id);
      if (now) return now;
      const there = ledger.get(table, id);
      return there && !isOwn(there) ? there : undefined;
    },
    where(table, field, value) {
      const now = new Map(own.where(table, field, value).map((row) => [row.id, row]));
      const staying = ledger.where(table, field, value).flatMap((row) => {
        if (!isOwn(row)) return [row];
        const is = now.get(row.id);
        now.delete(row.id);
        return is ?? [];
      });
      return [...staying, ...now.values()];
    },
    // a unit's minutes are compared among themselves
    minutes: (place) => (isOwn({ unit: place.slice(place.indexOf('|') + 1) }) ? own : ledger).minutes(place),
  };
}

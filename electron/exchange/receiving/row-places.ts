import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { remembered } from '#shared/model/remembered.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { belongsTo } from '../../keys/subordination.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';
import { rowsSql } from '../../ledger/rows.sql.ts';
import { type PackageRows, rowFault } from './package-rows.ts';

/**
 * Every row of a package fits into the ledger: its id is no other unit's, and its links lead to rows of the package or to rows that stay.
 * Throws DOC-OWNER or DOC-ROWS.
 */
export function checkPlaces(ledger: ReadableLedger, unit: UnitStamp, rows: PackageRows): void {
  const ids = new Map([...rows].map(([name, list]) => [name, new Set(list.map((row) => row.id))]));
  for (const [name, list] of rows) {
    const outside = ownersOutside(ledger, unit, name, ids.get(name) ?? []);
    for (const [index, { id }] of list.entries()) {
      const owner = outside.get(id);
      if (owner !== undefined) throw new LedgerError('DOC-OWNER', { table: tableOf(name).title, row: index + 2, unit: owner });
    }
  }
  const stays = remembered((to: TableName) => remembered((id: string) => ownersOutside(ledger, unit, to, [id]).has(id)));
  for (const [name, list] of rows) checkLinks(name, list, (to, id) => ids.get(to)?.has(id) === true || stays(to)(id));
}

/** Of these ids, by id, the unit of each row that is neither this unit's nor one below it; all are asked for at once. */
function ownersOutside(ledger: ReadableLedger, unit: UnitStamp, table: TableName, ids: Iterable<string>): ReadonlyMap<string, string> {
  const found = ledger.all(rowsSql.unitsOf(tableOf(table)), JSON.stringify([...ids]));
  return new Map(
    found.flatMap(({ id, unit: owner }) => (belongsTo(owner as string, unit) ? [] : [[id as string, owner as string] as const])),
  );
}

function checkLinks(name: TableName, rows: readonly AnyRow[], exists: (to: TableName, id: string) => boolean): void {
  const links = Object.entries(tableOf(name).fields).filter(([, field]) => field.kind === 'link' || field.kind === 'links');
  for (const [index, row] of rows.entries())
    for (const [key, field] of links) {
      const value = row[key];
      const targets: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
      if (!targets.every((id) => exists(field.to as TableName, String(id)))) throw rowFault(name, { row: index + 2, field: key });
    }
}

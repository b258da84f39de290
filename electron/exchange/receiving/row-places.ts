import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { belongsTo } from '../../keys/subordination.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';
import { type PackageRows, rowFault } from './package-rows.ts';

/**
 * Every row of a package fits into the ledger: its id is no other unit's, and its links lead to rows of the package or to rows that stay.
 * Throws DOC-OWNER or DOC-ROWS.
 */
export function checkPlaces(ledger: ReadableLedger, unit: UnitStamp, rows: PackageRows): void {
  const ids = new Map([...rows].map(([name, list]) => [name, new Set(list.map((row) => row.id))]));
  const outside = outsideOf(ledger, unit);
  for (const [name, list] of rows)
    for (const [index, row] of list.entries()) {
      const owner = outside(name, row.id);
      if (owner !== undefined) throw new LedgerError('DOC-OWNER', { table: tableOf(name).title, row: index + 2, unit: owner });
    }
  for (const [name, list] of rows) checkLinks(name, list, (to, id) => ids.get(to)?.has(id) === true || outside(to, id) !== undefined);
}

/** The unit that has a row, where that is neither this unit nor one below it; asked once for each id. */
function outsideOf(ledger: ReadableLedger, unit: UnitStamp): (table: TableName, id: string) => string | undefined {
  const asked = new Map<string, string | undefined>();
  return (table, id) => {
    const key = `${table}/${id}`;
    if (!asked.has(key)) {
      const owner = ledger.row(table, id)?.unit;
      asked.set(key, owner === undefined || belongsTo(owner, unit) ? undefined : owner);
    }
    return asked.get(key);
  };
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

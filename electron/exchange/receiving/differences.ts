import type { z } from 'zod';
import type { packageDifferences } from '#shared/contract/disputes.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { masked } from '#shared/model/masked.ts';
import { rowLabel } from '#shared/model/row-label.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { isTableName, type TableName, tableOf } from '#shared/model/tables.ts';
import { changesBetween } from './merge.ts';
import type { PackageRows } from './package-rows.ts';

type Differences = z.infer<typeof packageDifferences>;
const shown = 200;

/** What turns one package's rows into another's: counts by table, and the first rows with their fields as people read them; personal data masked. */
export function differences(before: PackageRows, after: PackageRows): Differences {
  const { changes, diff } = changesBetween((table) => before.get(table) ?? [], after);
  const byId = (rows: PackageRows) =>
    new Map([...rows].map(([table, list]) => [table, new Map(list.map((row) => [row.id, row]))] as const));
  const [was, is] = [byId(before), byId(after)];
  const labelOf: LabelOf = (table, id) => {
    if (!isTableName(table)) return undefined;
    const row = is.get(table)?.get(id) ?? was.get(table)?.get(id);
    return row && rowLabel(table, row);
  };
  const rows = changes.slice(0, shown).map((change) => {
    const { op, table, id } = change;
    const keys = op === 'update' ? Object.keys(change.after) : [];
    const fields = keys.map((key) => ({
      title: tableOf(table).fields[key]?.title ?? key,
      before: valueText(table, key, was.get(table)?.get(id), labelOf),
      after: valueText(table, key, is.get(table)?.get(id), labelOf),
    }));
    return { table, id, op, label: labelOf(table, id) ?? id, fields };
  });
  return { diff, rows, more: Math.max(0, changes.length - shown) };
}

function valueText(table: TableName, key: string, row: AnyRow | undefined, labelOf: LabelOf): string {
  const field = tableOf(table).fields[key];
  if (!field || !row) return '';
  const text = display(field, row[key] ?? null, labelOf);
  return field.personal ? masked(field, text) : text;
}

import { isRecordResource } from '#shared/documents/month-records.ts';
import { isAttachmentPath, type PackageManifest } from '#shared/documents/package-manifest.ts';
import { type RowFault, readTableText } from '#shared/documents/table-rows.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { belongsTo } from '../../keys/subordination.ts';
import { limits } from '../envelope/limits.ts';
import { type Contents, textOf } from '../envelope/open.ts';

export type PackageRows = ReadonlyMap<TableName, readonly AnyRow[]>;

/** The refusal of a row: names table, row of the file and field, never the value. */
export function rowFault(table: TableName, { row, field }: Pick<RowFault, 'row' | 'field'>): LedgerError {
  const title = field === 'id' ? '编号' : field === 'unit' ? '报送单位' : (tableOf(table).fields[field]?.title ?? '表头');
  return new LedgerError('DOC-ROWS', { table: tableOf(table).title, row, field: title });
}

/**
 * Every row of a package, read against our own Table Schema: all tables of the model, rows of the manifest's unit or below it only, as many as it counts.
 * Throws DOC-MANIFEST, DOC-ROWS, or DOC-LIMIT for more than are read.
 */
export function readPackageRows(manifest: Pick<PackageManifest, 'resources' | 'lx:unit' | 'lx:counts'>, contents: Contents): PackageRows {
  const paths = new Map(manifest.resources.filter(({ path }) => !isAttachmentPath(path)).map(({ name, path }) => [name, path]));
  for (const name of paths.keys())
    if (!tableNames.includes(name as TableName) && !isRecordResource(name))
      throw new LedgerError('DOC-MANIFEST', { reason: `没有“${name}”这张表` });
  const counted = Object.values(manifest['lx:counts']).reduce((sum, count) => sum + count, 0);
  if (counted > limits.rows) throw new LedgerError('DOC-LIMIT', { reason: `${counted} 行` });
  const rows = new Map<TableName, readonly AnyRow[]>();
  for (const name of tableNames) {
    const path = paths.get(name);
    if (path === undefined) throw new LedgerError('DOC-MANIFEST', { reason: `缺少“${tableOf(name).title}”` });
    const read = readTableText(tableOf(name), textOf(contents, path));
    if ('fault' in read) throw rowFault(name, read.fault);
    const stranger = read.rows.findIndex((row) => !belongsTo(row.unit, manifest['lx:unit']));
    if (stranger >= 0) throw rowFault(name, { row: stranger + 2, field: 'unit' });
    if (read.rows.length !== manifest['lx:counts'][name]) throw new LedgerError('DOC-MANIFEST', { reason: 'lx:counts' });
    rows.set(name, read.rows);
  }
  return rows;
}

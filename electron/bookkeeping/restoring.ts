import type { EditBatch } from '#shared/contract/bookkeeping.ts';
import type { DeletedRow } from '#shared/contract/recycle.ts';
import { LedgerError } from '#shared/errors.ts';
import { leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { asItWas, deletedRowOf, insertOf } from './recycle-bin.ts';

/**
 * The batch that puts deleted rows back as they were. Throws RESTORE-GONE where one is not in the recycle bin, RESTORE-TAKEN where a live row has its
 * credit code or ID number now, RESTORE-LINK where a row that it links to is neither in the ledger nor restored with it (payload: row and missing).
 */
export function restoringBatch(ledger: ReadableLedger, ids: readonly string[]): EditBatch {
  const rows = [...new Set(ids)].map((id) => {
    const found = deletedRowOf(ledger, id);
    if (!found || found.before.unit !== ledger.identity.unit) throw new LedgerError('RESTORE-GONE', {}, { payload: { row: id } });
    return found;
  });
  const coming = new Map(rows.map((row) => [row.id, asItWas(row)]));
  const identities = new Map<string, AnyRow>();
  for (const row of rows) {
    refuseTaken(ledger, row, identities);
    refuseLost(ledger, row, coming);
  }
  return { origin: 'restore', label: labelOf(rows), seq: 0, changes: rows.map(insertOf) };
}

function labelOf(rows: readonly DeletedRow[]): string {
  const [first] = rows;
  const titles = [...new Set(rows.map(({ table }) => tableOf(table).title))].join('、');
  return rows.length === 1 && first ? `从回收站恢复${titles}“${first.name}”` : `从回收站恢复 ${rows.length} 行（${titles}）`;
}

const identifying: readonly string[] = ['creditCode', 'idNumber'];
const isLive = (table: TableName, row: AnyRow) => leavingOf(table)?.isGone(row) !== true;

/** One code, one live organization; one number, one person on the roster (ORG-004, MEM-004). */
function refuseTaken(ledger: ReadableLedger, deleted: DeletedRow, identities: Map<string, AnyRow>): void {
  const { table, name } = deleted;
  const row = asItWas(deleted);
  if (!isLive(table, row)) return;
  for (const [key, field] of Object.entries(tableOf(table).fields)) {
    const value = row[key];
    if (!identifying.includes(field.format ?? '') || typeof value !== 'string') continue;
    const standing = ledger.find(table, value).flatMap((id) => ledger.row(table, id) ?? []);
    const other = standing.find((one) => one[key] === value && isLive(table, one)) ?? identities.get(`${table} ${key} ${value}`);
    if (other) {
      const details = { name, field: field.title, other: rowName(table, other) };
      throw new LedgerError('RESTORE-TAKEN', details, { payload: { row: row.id, other: { table, id: other.id } } });
    }
    identities.set(`${table} ${key} ${value}`, row);
  }
}

function refuseLost(ledger: ReadableLedger, { table, id, name, before }: DeletedRow, coming: ReadonlyMap<string, AnyRow>): void {
  for (const [key, { kind, to, title }] of Object.entries(tableOf(table).fields)) {
    if (kind !== 'link' && kind !== 'links') continue;
    const value = before[key];
    const targets = (Array.isArray(value) ? value : [value]).filter((target) => typeof target === 'string');
    const lost = targets.find((target) => !coming.has(target) && !ledger.row(to as TableName, target));
    if (lost === undefined) continue;
    const missing = deletedRowOf(ledger, lost);
    const details = { name, field: title, target: missing?.name ?? '已删除的一行' };
    throw new LedgerError('RESTORE-LINK', details, { payload: { row: id, ...(missing && { missing: missing.id }) } });
  }
}

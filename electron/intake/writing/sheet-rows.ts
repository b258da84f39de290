import type { SheetRequest } from '#shared/contract/sheet-files.ts';
import { LedgerError } from '#shared/errors.ts';
import type { LabelOf } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';

export interface SheetColumn {
  readonly key: string;
  readonly field: Field;
}

/** What goes out: rows and columns in the order asked for. */
export interface SheetContent {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly AnyRow[];
  readonly labelOf: LabelOf;
  /** Personal data is masked. */
  readonly mask: boolean;
}

/** Throws EDIT-INVALID for a field that the table does not have. */
export function sheetContent(ledger: ReadableLedger, { table, ids, fields, reveal }: SheetRequest): SheetContent {
  const { title, fields: known } = tableOf(table);
  const columns = (fields ?? Object.keys(known)).map((key) => {
    const field = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!field) throw new LedgerError('EDIT-INVALID', { reason: `“${title}”没有字段 ${key}` });
    return { key, field };
  });
  return { columns, rows: chosen(ledger.rows(table), ids), labelOf: labelsOf(ledger), mask: !reveal };
}

function chosen(rows: AnyRow[], ids: readonly string[] | undefined): readonly AnyRow[] {
  if (!ids) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A thousand rows name a dozen others: each is read once. */
function labelsOf(ledger: ReadableLedger): LabelOf {
  const read = new Map<string, string | undefined>();
  return (table, id) => {
    const key = `${table}/${id}`;
    if (!read.has(key)) read.set(key, labelIn(ledger, table, id));
    return read.get(key);
  };
}

function labelIn(ledger: ReadableLedger, table: string, id: string): string | undefined {
  if (!isTableName(table)) return undefined;
  const label = ledger.row(table, id)?.[tableOf(table).label];
  return typeof label === 'string' ? label : undefined;
}

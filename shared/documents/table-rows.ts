import { isLocalTo } from '../codes/local-codes.ts';
import { blankRow } from '../model/blank-row.ts';
import { canonical, fromCanonical } from '../model/canonical.ts';
import { coerce, type Surroundings } from '../model/coerce.ts';
import { type Field, isUnread, type Kind } from '../model/field.ts';
import type { AnyRow, Table } from '../model/table.ts';
import { parseCsvText, resourceColumns } from './table-csv.ts';
import { patterns, rowIdPattern, unitPattern } from './table-schema.ts';

/** Where a resource breaks its schema: row counted as in the file (the header is 1), field by key, and what is wrong. */
export interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly reason: 'header' | 'cells' | 'required' | 'value' | 'pattern' | 'duplicate' | 'syntax';
}

// only kinds whose reading needs neither today nor other rows are coerced here
const nowhere: Surroundings = { today: '2000-01-01', resolve: () => undefined };
const isText = (kind: Kind) => kind === 'text' || kind === 'note';
// characters that no reading of a text changes: asked first, for most texts have no others
const unchanging = /^[\u4e00-\u9fffA-Za-z0-9（），。、：；！？“”《》-]*$/;
/** The ledger would keep the value exactly as it came. */
const keptAsIs = (field: Field, value: unknown, text: string) => {
  if (field.format === undefined && isText(field.kind) && unchanging.test(text)) return true;
  const kept = coerce(field, value, nowhere);
  return !isUnread(kept) && canonical(field, kept) === text;
};
const known = (field: Field, code: unknown) =>
  typeof code === 'string' && field.list !== undefined && (Object.hasOwn(field.list.entries, code) || isLocalTo(field.list, code));
const distinct = (values: readonly unknown[]) => values.length > 0 && new Set(values).size === values.length;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const id = new RegExp(rowIdPattern);
const isId = (value: unknown) => typeof value === 'string' && id.test(value);

type Check = (field: Field, value: unknown, text: string) => boolean;
const checkOf = {
  text: keptAsIs,
  note: keptAsIs,
  count: keptAsIs,
  amount: keptAsIs,
  date: keptAsIs,
  month: keptAsIs,
  time: keptAsIs,
  yesNo: keptAsIs,
  records: keptAsIs,
  code: known,
  codes: (field, value) => distinct(listOf(value)) && listOf(value).every((code) => known(field, code)),
  link: (_, value) => isId(value),
  links: (_, value) => distinct(listOf(value)) && listOf(value).every(isId),
} satisfies Record<Kind, Check>;

type Cell = { readonly value: unknown } | { readonly reason: RowFault['reason'] };

// kinds whose cells come again and again: they are remembered as they were read, so many of a column
const recurring: ReadonlySet<Kind> = new Set<Kind>(['code', 'codes', 'date', 'month', 'time', 'yesNo', 'count', 'amount']);
const mostKnown = 2000;

/** Reads one cell against its field's schema: the value, or what is wrong with it. Cells that came before are known. */
function cellReader(field: Field): (text: string) => Cell {
  const read = newCellReader(field);
  if (!recurring.has(field.kind)) return read;
  const known = new Map<string, Cell>();
  return (text) => {
    const had = known.get(text);
    if (had) return had;
    const cell = read(text);
    if (known.size < mostKnown) known.set(text, cell);
    return cell;
  };
}

function newCellReader(field: Field): (text: string) => Cell {
  const source = field.format && patterns[field.format];
  const pattern = source === undefined ? undefined : new RegExp(source, 'u');
  const check: Check = checkOf[field.kind];
  const empty: Cell = field.required ? { reason: 'required' } : { value: null };
  return (text) => {
    if (text === '') return empty;
    const value = fromCanonical(field, text);
    if (value === undefined || !check(field, value, text)) return { reason: 'value' };
    return pattern?.test(text) === false ? { reason: 'pattern' } : { value };
  };
}

/** Reads a table's resource text against its schema: all rows, or the first fault. Links are only looked at for shape. */
export function readTableText(table: Table, text: string): { rows: AnyRow[] } | { fault: RowFault } {
  const parsed = parsedText(text);
  if ('fault' in parsed) return parsed;
  const [header, ...records] = parsed.records;
  const columns = resourceColumns(table);
  if (header?.join() !== columns.join()) return { fault: { row: 1, field: '', reason: 'header' } };
  const readers = Object.entries(table.fields).map(([key, field]) => ({ key, read: cellReader(field) }));
  const seen = new Set<string>();
  const rows: AnyRow[] = [];
  for (const [index, record] of records.entries()) {
    const read = readRow(table, record, readers, seen);
    if ('fault' in read) return { fault: { row: index + 2, ...read.fault } };
    rows.push(read.row);
  }
  return { rows };
}

function parsedText(text: string): { records: string[][] } | { fault: RowFault } {
  try {
    return { records: parseCsvText(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: { row: Number(/\d+$/.exec(error.message)?.[0] ?? 1), field: '', reason: 'syntax' } };
  }
}

const unitCode = new RegExp(unitPattern);

function readRow(
  table: Table,
  record: readonly string[],
  readers: readonly { key: string; read: ReturnType<typeof cellReader> }[],
  seen: Set<string>,
): { row: AnyRow } | { fault: Omit<RowFault, 'row'> } {
  const [rowId = '', unit = ''] = record;
  if (record.length !== readers.length + 2) return { fault: { field: '', reason: 'cells' } };
  if (!id.test(rowId)) return { fault: { field: 'id', reason: 'pattern' } };
  if (seen.has(rowId)) return { fault: { field: 'id', reason: 'duplicate' } };
  if (!unitCode.test(unit)) return { fault: { field: 'unit', reason: 'pattern' } };
  seen.add(rowId);
  const row = blankRow(table, rowId, unit) as Record<string, unknown> & AnyRow;
  let at = 2;
  for (const { key, read } of readers) {
    const cell = read(record[at++] ?? '');
    if ('reason' in cell) return { fault: { field: key, reason: cell.reason } };
    row[key] = cell.value;
  }
  return { row };
}

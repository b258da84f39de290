import { blankRow } from '#shared/model/blank-row.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import { isMasked } from '#shared/model/masked.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { spanIn } from '#shared/model/time-span.ts';
import { sameValue } from '../../bookkeeping/coercing.ts';
import type { SheetRow } from '../shape/recognise.ts';
import { type CellReading, errorCell, isNothing, readCell, type SheetSurroundings } from './cell-reading.ts';
import { type Draft, type FieldColumn, fieldOf, type Part, type Remark } from './draft.ts';
import type { Resolver } from './resolving.ts';

const isLink = ({ kind }: Field) => kind === 'link' || kind === 'links';

/** A field of a part with the columns that fill it: several only for a note. */
interface Filled {
  readonly key: string;
  readonly field: Field;
  readonly columns: readonly FieldColumn[];
  /** Reads a cell as it stands in the sheet; undefined for what says nothing. */
  read(cell: string): CellReading | undefined;
}

export interface PartReader {
  /** Reads everything but links. */
  readValues(draft: Draft): void;
  /** Reads links; a draft whose links come out otherwise is stale. */
  readLinks(draft: Draft, resolver: Resolver): void;
}

function saidIn(cell: string): string {
  const text = cell.trim();
  return isNothing(text) ? '' : text;
}

const cellText = (row: SheetRow, column: number): string => saidIn(row.cells[column] ?? '');

/** What the sheet gives a draft in a column: of several rows the first that has something. */
export function textOf(draft: Draft, column: number): string {
  if (draft.from.length === 1) return cellText(draft.from[0], column);
  for (const row of draft.from) {
    const text = cellText(row, column);
    if (text !== '') return text;
  }
  return '';
}

/** Reads the drafts of a part into values of the model. */
export function openReader(part: Part, around: SheetSurroundings): PartReader {
  const filled = filledFields(part, around);
  const plain = filled.filter(({ field }) => !isLink(field));
  const links = filled.filter(({ field }) => isLink(field));
  const given = links.map(({ key }) => key);
  const columnOf = new Map(links.map(({ key, columns }) => [key, columns.at(-1)?.column]));
  const allLinks = Object.keys(part.table.fields).filter((key) => isLink(fieldOf(part, key)));
  const scoped = scopedLinks(part);
  return {
    readValues(draft) {
      const read = blankRow(part.table, draft.id, draft.read.unit) as Record<string, unknown> & AnyRow;
      const remarks: Remark[] = [];
      draft.masked = undefined;
      for (const one of plain) readField(draft, one, read, remarks);
      for (const one of links) remarks.push(...failedCells(draft, one));
      for (const [key, input] of Object.entries(draft.mended ?? {})) {
        const field = fieldOf(part, key);
        if (!isLink(field)) read[key] = coerce(field, input, around);
      }
      // links are read after all drafts have their names
      for (const { key } of links) read[key] = draft.read[key] ?? null;
      for (const key of draft.beside.keys()) read[key] = draft.read[key] ?? null;
      draft.read = read;
      draft.remarks = remarks.length > 0 ? remarks : noRemarks;
      draft.stale = true;
    },
    readLinks(draft, resolver) {
      const values: Record<string, unknown> = {};
      const read = (key: string, around: Surroundings) => {
        const value = linkIn(draft, part, key, columnOf.get(key), around, resolver);
        if (value !== undefined) values[key] = value;
      };
      const keys = draft.mended || draft.beside.size > 0 ? allLinks : given;
      for (const key of keys) if (!scoped.has(key)) read(key, resolver);
      for (const [key, { to, within }] of scoped)
        if (keys.includes(key)) read(key, resolver.within(to, values[within] ?? draft.read[within] ?? draft.existing?.[within]));
      draft.links = resolver.ledTo();
      draft.astray = Object.values(values).some(isUnread);
      if (Object.entries(values).every(([key, value]) => sameValue(value, draft.read[key]))) return;
      draft.read = { ...draft.read, ...values };
      draft.stale = true;
    },
  };
}

const noRemarks: readonly Remark[] = [];

/** Links to a table in which a name identifies within a scope, with the link of this table to the scope: a member's group, and the member's branch. */
function scopedLinks({ table: { fields } }: Part): Map<string, { readonly to: TableName; readonly within: string }> {
  const scoped = new Map<string, { readonly to: TableName; readonly within: string }>();
  for (const [key, field] of Object.entries(fields)) {
    const to = field.to as TableName | undefined;
    const target = to && tableOf(to);
    const within = target?.matchWithin;
    const scope = within === undefined ? undefined : target?.fields[within]?.to;
    if (to && within !== undefined && within !== key && scope !== undefined && fields[within]?.to === scope)
      scoped.set(key, { to, within });
  }
  return scoped;
}

/** What a link leads to as a person gave it, else as the sheet does beside or in its own column; undefined where nothing is given. */
function linkIn(draft: Draft, part: Part, key: string, column: number | undefined, around: Surroundings, resolver: Resolver): unknown {
  const { mended, beside } = draft;
  const field = fieldOf(part, key);
  if (mended && Object.hasOwn(mended, key)) return mendedLink(part, key, mended[key], around, resolver);
  const other = beside.get(key);
  if (other) return linkTo(other, field, resolver);
  if (column === undefined) return undefined;
  const text = textOf(draft, column);
  return text === '' || errorCell(field, text) ? null : coerce(field, text, around);
}

/** What is told of a field's cells that hold the error of a formula instead of a value. */
function failedCells(draft: Draft, { key, field, columns }: Filled): Remark[] {
  if (draft.mended && Object.hasOwn(draft.mended, key)) return [];
  return columns.flatMap(({ column }) => {
    const remark = errorCell(field, textOf(draft, column))?.remark;
    return remark ? [{ ...remark, field: key }] : [];
  });
}

// a draft that stays out is named as it is written
function linkTo(draft: Draft, { to }: Field, resolver: Resolver): unknown {
  const table = tableOf(to as TableName);
  const name = draft.read[table.label];
  return resolver.resolve(table.name as TableName, draft.id) ?? (typeof name === 'string' ? { unread: name } : null);
}

function mendedLink(part: Part, key: string, input: unknown, around: Surroundings, resolver: Resolver): unknown {
  const field = fieldOf(part, key);
  const value = coerce(field, input, around);
  // a row of the sheet that was chosen and has since been left out
  const draft = isUnread(value) ? resolver.draft(field.to as TableName, value.unread) : undefined;
  return draft ? linkTo(draft, field, resolver) : value;
}

/** Cells of one text are read once, unless hardly any come again: names and numbers are each their own. */
function rememberingCells(read: Filled['read']): Filled['read'] {
  const known = new Map<string, CellReading | undefined>([['', undefined]]);
  let again = 0;
  return (cell) => {
    if (known.size === mostRemembered && again < mostRemembered) return cell === '' ? undefined : read(cell);
    const had = known.get(cell);
    if (had !== undefined || known.has(cell)) {
      again++;
      return had;
    }
    const reading = read(cell);
    if (known.size < mostRemembered) known.set(cell, reading);
    return reading;
  };
}

const memoKinds = new Set<Kind>(['text', 'code', 'codes', 'yesNo', 'count', 'amount', 'date', 'month']);
const mostRemembered = 5000;

function filledFields(part: Part, around: SheetSurroundings): Filled[] {
  return [...new Set(part.columns.map(({ field }) => field))].map((key) => {
    const field = fieldOf(part, key);
    const readAnew = (cell: string): CellReading | undefined => {
      const text = saidIn(cell);
      return text === '' ? undefined : readCell(field, text, around);
    };
    const columns = part.columns.filter((column) => column.field === key);
    return { key, field, columns, read: memoKinds.has(field.kind) ? rememberingCells(readAnew) : readAnew };
  });
}

function readField(draft: Draft, filled: Filled, read: Record<string, unknown>, remarks: Remark[]): void {
  const { key, field, columns } = filled;
  if (draft.mended && Object.hasOwn(draft.mended, key)) return;
  const [column] = columns;
  if (!column) return;
  if (field.kind === 'note') {
    const failed = failedCells(draft, filled);
    remarks.push(...failed);
    const lines = columns
      .map((one) => [one, textOf(draft, one.column)] as const)
      .filter(([, text]) => text !== '' && (failed.length === 0 || !errorCell(field, text)));
    if (lines.length > 0)
      read[key] = filled.read(lines.map(([{ header, named }, text]) => (named ? `${header}：${text}` : text)).join('\n'))?.value ?? null;
    return;
  }
  const [only, ...others] = draft.from;
  // nearly every draft is one row, and a cell that was read before is known by its text as it stands
  const cell = others.length === 0 ? (only.cells[column.column] ?? '') : textOf(draft, column.column);
  if (field.personal && isMasked(field, cell)) draft.masked = new Map([...(draft.masked ?? []), [key, cell]]);
  const reading = filled.read(cell);
  if (!reading) return;
  const { value, remark } = reading;
  read[key] = value;
  const start = field.duration === undefined ? undefined : readSpan(filled, value, read);
  const told = start?.remark ?? remark;
  if (told) remarks.push({ ...told, field: key });
  if (others.length > 0) remarks.push(...conflicts(draft, filled, column, cell, value));
}

/** A time that was written with how long it took gives both; how its start was read. */
function readSpan({ key, field, read: readCellText }: Filled, value: unknown, read: Record<string, unknown>): CellReading | undefined {
  let reading: CellReading | undefined;
  const span = spanIn(field, value, (start) => {
    reading = readCellText(start);
    return reading?.value;
  });
  if (!span || field.duration === undefined) return undefined;
  read[key] = span.start;
  read[field.duration] ??= span.minutes;
  return reading;
}

/** Rows that speak of the same and say something else of it: the first counts, the later ones are told. */
function conflicts(draft: Draft, { key, field, read }: Filled, { column }: FieldColumn, text: string, value: unknown): Remark[] {
  const found: Remark[] = [];
  const leading = draft.from.find((row) => cellText(row, column) === text) ?? draft.from[0];
  for (const row of draft.from) {
    const other = row === leading ? '' : cellText(row, column);
    if (other === '' || plainText(other) === plainText(text) || sameValue(read(other)?.value, value)) continue;
    const what = field.personal ? '' : `“${text}”`;
    const message = `第 ${row.row} 行的“${field.title}”与第 ${leading.row} 行的${what}不同，按第 ${leading.row} 行导入；请核对。`;
    found.push({ field: key, rule: 'ROW-002', severity: 'warning', message, stops: false, at: { row: row.row, value: other } });
  }
  return found;
}

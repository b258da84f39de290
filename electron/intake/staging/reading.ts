import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { spanIn } from '#shared/model/time-span.ts';
import { sameValue } from '../../bookkeeping/coercing.ts';
import { blankRow } from '../../ledger/columns.ts';
import type { SheetRow } from '../shape/recognise.ts';
import { type CellReading, isNothing, readCell } from './cell-reading.ts';
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
export function openReader(part: Part, around: Surroundings): PartReader {
  const filled = filledFields(part, around);
  const plain = filled.filter(({ field }) => !isLink(field));
  const links = filled.filter(({ field }) => isLink(field));
  return {
    readValues(draft) {
      const read = blankRow(part.table, draft.id, draft.read.unit) as Record<string, unknown> & AnyRow;
      const remarks: Remark[] = [];
      for (const one of plain) readField(draft, one, read, remarks);
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
      const { mended = {} } = draft;
      const values: Record<string, unknown> = {};
      for (const { key, field, columns } of links)
        for (const { column } of columns) {
          const text = textOf(draft, column);
          values[key] = text === '' ? null : coerce(field, text, resolver);
        }
      for (const [key, other] of draft.beside) values[key] = linkTo(other, fieldOf(part, key), resolver);
      for (const key of Object.keys(mended)) if (isLink(fieldOf(part, key))) values[key] = mendedLink(part, key, mended[key], resolver);
      draft.links = resolver.ledTo();
      draft.astray = Object.values(values).some(isUnread);
      if (Object.entries(values).every(([key, value]) => sameValue(value, draft.read[key]))) return;
      draft.read = { ...draft.read, ...values };
      draft.stale = true;
    },
  };
}

const noRemarks: readonly Remark[] = [];

// a draft that stays out is named as it is written
function linkTo(draft: Draft, { to }: Field, resolver: Resolver): unknown {
  const table = tableOf(to as TableName);
  const name = draft.read[table.label];
  return resolver.resolve(table.name as TableName, draft.id) ?? (typeof name === 'string' ? { unread: name } : null);
}

function mendedLink(part: Part, key: string, input: unknown, resolver: Resolver): unknown {
  const field = fieldOf(part, key);
  const value = coerce(field, input, resolver);
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

function filledFields(part: Part, around: Surroundings): Filled[] {
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
    const lines = columns.map((one) => [one, textOf(draft, one.column)] as const).filter(([, text]) => text !== '');
    if (lines.length > 0)
      read[key] = filled.read(lines.map(([{ header, named }, text]) => (named ? `${header}：${text}` : text)).join('\n'))?.value ?? null;
    return;
  }
  const [only, ...others] = draft.from;
  // nearly every draft is one row, and a cell that was read before is known by its text as it stands
  const cell = others.length === 0 ? (only.cells[column.column] ?? '') : textOf(draft, column.column);
  const reading = filled.read(cell);
  if (!reading) return;
  const { value, remark } = reading;
  read[key] = value;
  if (field.duration !== undefined) readSpan(filled, value, read);
  if (remark) remarks.push({ ...remark, field: key });
  if (others.length > 0) remarks.push(...conflicts(draft, filled, column, cell, value));
}

/** A time that was written with how long it took gives both. */
function readSpan({ key, field, read: readStart }: Filled, value: unknown, read: Record<string, unknown>): void {
  const span = spanIn(field, value, (start) => readStart(start)?.value);
  if (!span || field.duration === undefined) return;
  read[key] = span.start;
  read[field.duration] ??= span.minutes;
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

import type { StagedColumn } from '#shared/contract/intake.ts';
import { namesOf, plainHeader } from '#shared/model/header-match.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { SheetRow } from '../shape/recognise.ts';
import { isNothing, readCell, type SheetSurroundings } from './cell-reading.ts';
import { type Draft, type FieldColumn, fieldOf, type Part } from './draft.ts';
import type { Values } from './key-text.ts';
import type { Pace } from './pace.ts';
import { indexRows, matchFields } from './row-index.ts';

export interface PartsInput {
  /** The table first meant, and the field its rows are matched by instead of its own. */
  readonly first: TableName;
  readonly key?: string | undefined;
  readonly columns: readonly StagedColumn[];
  readonly rows: readonly SheetRow[];
  readonly around: SheetSurroundings;
  readonly unit: string;
  makeId(): string;
}

/**
 * The tables that the columns of a sheet feed, in the order they are written: what links lead to comes first. Rows of a table that another one's
 * link leads to are taken together where they speak of the same: ten enterprises of one branch give one branch.
 */
export function makeParts(input: PartsInput, pace: Pace): Part[] {
  const parts: Part[] = [];
  const byRow = new Map<TableName, ReadonlyMap<SheetRow, Draft>>();
  const names = inOrder([...new Set([input.first, ...input.columns.flatMap(({ target }) => (target ? [target.table] : []))])]);
  for (const name of names) {
    const table = tableOf(name);
    const columns = columnsOf(name, input.columns);
    const keys = matchFields(table, name === input.first ? input.key : undefined);
    const shared = names.some((other) => other !== name && linksTo(other, name).length > 0);
    const places = shared ? takenTogether({ ...input, name, columns, keys }, pace) : oneByOne({ ...input, name, columns }, pace);
    byRow.set(name, places);
    const besides = [...byRow].flatMap(([other, drafts]) => {
      const fields = linksTo(name, other);
      return other !== name && fields[0] && !fields.some((field) => columns.some((column) => column.field === field))
        ? [{ field: fields[0], drafts }]
        : [];
    });
    for (const { field, drafts } of besides)
      for (const [row, draft] of places) {
        const other = drafts.get(row);
        if (other) draft.beside = new Map([...draft.beside, [field, other]]);
      }
    const drafts = [...new Set(places.values())];
    parts.push({ name, table, columns, keys, drafts, byId: new Map(drafts.map((draft) => [draft.id, draft])) });
  }
  return parts;
}

const linksTo = (from: TableName, to: TableName): string[] =>
  Object.entries(tableOf(from).fields).flatMap(([key, field]) => (field.kind === 'link' && field.to === to ? [key] : []));

/** Tables before those whose link leads to them. */
function inOrder(names: readonly TableName[]): TableName[] {
  const left = new Set(names);
  const ordered: TableName[] = [];
  while (left.size > 0) {
    const free = [...left].find((name) => ![...left].some((other) => other !== name && linksTo(name, other).length > 0));
    const next = free ?? [...left][0];
    if (next === undefined) break;
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

/** The columns that fill a table; a note's own column leads those that are kept in it beside. */
function columnsOf(name: TableName, columns: readonly StagedColumn[]): FieldColumn[] {
  const { fields } = tableOf(name);
  const found = columns.flatMap(({ column, header, target }): FieldColumn[] => {
    const field = target?.table === name ? fields[target.field] : undefined;
    if (!target || !field) return [];
    return [{ column, header, field: target.field, named: field.kind === 'note' && !namesOf(field).includes(plainHeader(header)) }];
  });
  return [...found.filter(({ named }) => !named), ...found.filter(({ named }) => named)];
}

type Making = Pick<PartsInput, 'rows' | 'unit' | 'makeId'> & { readonly name: TableName; readonly columns: readonly FieldColumn[] };

const holds = ({ cells }: SheetRow, columns: readonly FieldColumn[]) =>
  columns.some(({ column }) => !isNothing((cells[column] ?? '').trim()));
const noOthers: Draft['beside'] = new Map();
const noRemarks: Draft['remarks'] = [];

const newDraft = (row: SheetRow, { unit, makeId }: Pick<Making, 'unit' | 'makeId'>): Draft => {
  const id = makeId();
  return {
    id,
    from: [row],
    beside: noOthers,
    mended: undefined,
    left: false,
    // made whole when it is read
    read: { id, unit },
    masked: undefined,
    remarks: noRemarks,
    links: noRemarks as never,
    astray: false,
    existing: null,
    several: undefined,
    respelled: false,
    twice: undefined,
    stale: true,
    out: false,
    judgement: undefined,
  };
};

function oneByOne(making: Making, pace: Pace): Map<SheetRow, Draft> {
  const drafts = new Map<SheetRow, Draft>();
  for (const row of making.rows) {
    pace.step();
    if (holds(row, making.columns)) drafts.set(row, newDraft(row, making));
  }
  return drafts;
}

function takenTogether(
  making: Making & { readonly keys: readonly string[]; readonly around: SheetSurroundings },
  pace: Pace,
): Map<SheetRow, Draft> {
  const { name, columns, keys, around } = making;
  const table = tableOf(name);
  const drafts = new Map<SheetRow, Draft>();
  const known = indexRows<Values & { readonly draft: Draft }>(table, keys, keys);
  const { matchWithin } = table;
  const keyColumns = columns.filter(({ field }) => keys.includes(field) || field === matchWithin);
  for (const row of making.rows) {
    pace.step();
    if (!holds(row, columns)) continue;
    const values: Record<string, unknown> = {};
    for (const { field, column } of keyColumns) {
      const text = (row.cells[column] ?? '').trim();
      if (!isNothing(text)) values[field] = readCell(fieldOf({ table }, field), text, around).value;
    }
    const found = keys.some((key) => values[key] !== undefined) ? known.find(values) : undefined;
    // of several that nothing tells apart none is meant
    const same = found?.meant.length === 1 ? found.row.draft : undefined;
    const draft = same ?? newDraft(row, making);
    if (same) same.from.push(row);
    else known.add({ ...values, draft });
    drafts.set(row, draft);
  }
  return drafts;
}

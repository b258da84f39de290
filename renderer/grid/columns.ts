import type { ColDef, ITooltipParams, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community';
import { display, type LabelOf } from '#shared/model/display.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import type { Table } from '#shared/model/table.ts';
import { masked } from './mask.ts';
import { cellRules, headOn, type Look, rowNumberRules } from './paint.ts';
import type { SheetRow } from './row-store.ts';
import { numberColumn } from './view.ts';

export interface ColumnWorld {
  readonly look: Look;
  readonly labelOf: LabelOf;
  readonly revealed: () => boolean;
  isDraft(id: string): boolean;
  /** What the tooltip of a cell says; undefined for none. */
  tooltip(row: SheetRow, field: string): string | undefined;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
const byText = (a: unknown, b: unknown) => collator.compare(String(a ?? ''), String(b ?? ''));
/** Numbers by size, what could not be read before them. */
const byNumber = (a: unknown, b: unknown) =>
  (typeof a === 'number' ? a : Number.NEGATIVE_INFINITY) - (typeof b === 'number' ? b : Number.NEGATIVE_INFINITY);

const asNumber: ColDef<SheetRow> = { cellClass: 'sheet-right-aligned', comparator: byNumber, filter: 'agNumberColumnFilter' };
const asText: ColDef<SheetRow> = { comparator: byText, filter: 'agTextColumnFilter' };
const asCentred: ColDef<SheetRow> = { ...asText, cellClass: 'sheet-centred' };

/** How each kind stands, sorts and is filtered. */
const columnOf = {
  text: asText,
  note: asText,
  count: asNumber,
  amount: asNumber,
  date: asText,
  month: asText,
  time: asText,
  yesNo: asCentred,
  code: asText,
  codes: asText,
  link: asText,
  links: asText,
  records: asText,
} satisfies Record<Kind, ColDef<SheetRow>>;

const isNumeric = (field: Field) => field.kind === 'count' || field.kind === 'amount';

/** Wide enough for its title and for the model's width. */
const widthOf = (field: Field) => Math.max(field.width ?? 120, [...field.title].length * 13 + 30);

function columnFor(key: string, field: Field, label: string, world: ColumnWorld): ColDef<SheetRow> {
  return {
    colId: key,
    headerName: field.title,
    width: widthOf(field),
    minWidth: 48,
    pinned: key === label ? 'left' : null,
    headerTooltip: [field.title, field.required && '必填', field.help].filter(Boolean).join(' · '),
    headerClass: () => [...(field.required ? ['sheet-required'] : []), ...(headOn(world.look, key) ? ['sheet-head-on'] : [])],
    cellClassRules: cellRules(world.look),
    ...columnOf[field.kind],
    // what is sorted, filtered and searched: numbers as numbers, everything else as people read it
    valueGetter: ({ data }: ValueGetterParams<SheetRow>) => {
      const value = data?.[key] ?? null;
      return isNumeric(field) && !isUnread(value) ? value : display(field, value, world.labelOf);
    },
    valueFormatter: ({ value }: ValueFormatterParams<SheetRow>) => {
      const text = value === null || value === undefined ? '' : String(value);
      return field.personal && !world.revealed() ? masked(field, text) : text;
    },
    tooltipValueGetter: ({ data }: ITooltipParams<SheetRow>) => data && world.tooltip(data, key),
  };
}

/** The columns of a table, made from its description: row numbers, the label column frozen, then the fields in their order. */
export function columnsOf(table: Table, world: ColumnWorld): ColDef<SheetRow>[] {
  const numbers: ColDef<SheetRow> = {
    colId: numberColumn,
    headerName: '行',
    width: 52,
    pinned: 'left',
    lockPosition: 'left',
    resizable: false,
    sortable: false,
    filter: false,
    suppressHeaderMenuButton: true,
    cellClass: 'sheet-number',
    headerClass: 'sheet-number-head',
    headerTooltip: '全选（Ctrl+A）',
    cellClassRules: rowNumberRules(world.look),
    valueGetter: ({ node, data }) => (data && world.isDraft(data.id) ? '＊' : (node?.rowIndex ?? 0) + 1),
    getQuickFilterText: () => '',
  };
  const keys = Object.keys(table.fields).sort((a, b) => Number(b === table.label) - Number(a === table.label));
  return [numbers, ...keys.flatMap((key) => (table.fields[key] ? [columnFor(key, table.fields[key], table.label, world)] : []))];
}

import type { ColDef, IRowNode, ITooltipParams, ValueFormatterParams, ValueGetterParams } from 'ag-grid-community';
import { display, type LabelOf } from '#shared/model/display.ts';
import type { Field, Kind } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import type { Table } from '#shared/model/table.ts';
import { comparatorOf } from '../filtering/sorting.ts';
import { cellRules, headOn, type Look, rowNumberRules } from '../paint.ts';
import { notedWidth, numbered, type RowNotes } from '../row-notes.ts';
import { numberColumn } from '../view.ts';
import type { SheetRow } from '../writing/row-store.ts';
import { type ColumnPlace, inOrder, narrowest, widest } from './column-state.ts';
import { headTemplate } from './heads.ts';

export interface ColumnWorld {
  readonly look: Look;
  readonly labelOf: LabelOf;
  readonly revealed: () => boolean;
  /** How the columns stand, hidden ones too. */
  readonly places: readonly ColumnPlace[];
  /** Whether a column's filter holds rows back. */
  filtered(field: string): boolean;
  isDraft(id: string): boolean;
  readonly notes?: RowNotes | undefined;
  /** What the tooltip of a cell says; undefined for none. */
  tooltip(row: SheetRow, field: string): string | undefined;
}

const asText: ColDef<SheetRow> = {};
const asNumber: ColDef<SheetRow> = { cellClass: 'sheet-right-aligned' };
const asCentred: ColDef<SheetRow> = { cellClass: 'sheet-centred' };

/** How each kind stands in its column. */
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

type Node = IRowNode<SheetRow>;

function columnFor({ key, width, hidden, frozen }: ColumnPlace, field: Field, world: ColumnWorld): ColDef<SheetRow> {
  const compare = comparatorOf(field, world.labelOf);
  return {
    colId: key,
    headerName: field.title,
    headerComponentParams: { template: headTemplate },
    initialWidth: width,
    initialHide: hidden,
    initialPinned: frozen ? 'left' : false,
    minWidth: narrowest,
    maxWidth: widest,
    headerTooltip: [field.title, field.required && '必填', field.help].filter(Boolean).join(' · '),
    headerClass: () => [
      ...(field.required ? ['sheet-required'] : []),
      ...(headOn(world.look, key) ? ['sheet-head-on'] : []),
      ...(world.filtered(key) ? ['sheet-filtered'] : []),
    ],
    cellClassRules: cellRules(world.look),
    ...columnOf[field.kind],
    valueGetter: ({ data }: ValueGetterParams<SheetRow>) => display(field, data?.[key] ?? null, world.labelOf),
    // by what the values mean, not by how they read
    comparator: (_a: unknown, _b: unknown, { data: a }: Node, { data: b }: Node, descending: boolean) =>
      compare(a?.[key], b?.[key], descending),
    valueFormatter: ({ value }: ValueFormatterParams<SheetRow>) => {
      const text = String(value ?? '');
      return field.personal && !world.revealed() ? masked(field, text) : text;
    },
    tooltipValueGetter: ({ data }: ITooltipParams<SheetRow>) => data && world.tooltip(data, key),
  };
}

/** The columns of a table, made from its description: row numbers, then the fields as they stand. */
export function columnsOf(table: Table, world: ColumnWorld): ColDef<SheetRow>[] {
  const numbers: ColDef<SheetRow> = {
    colId: numberColumn,
    headerName: world.notes ? '行　去向' : '行',
    width: world.notes ? notedWidth : 52,
    pinned: 'left',
    lockPosition: 'left',
    resizable: false,
    sortable: false,
    suppressHeaderMenuButton: true,
    cellClass: world.notes ? 'sheet-number sheet-noted' : 'sheet-number',
    headerClass: 'sheet-number-head',
    headerTooltip: '全选（Ctrl+A）',
    cellClassRules: rowNumberRules(world.look),
    valueGetter: ({ node, data }) => {
      const note = data && world.notes?.noteOf(data.id);
      if (note) return numbered(note);
      return data && world.isDraft(data.id) ? '＊' : (node?.rowIndex ?? 0) + 1;
    },
  };
  return [
    numbers,
    ...inOrder(world.places).flatMap((place) => {
      const field = table.fields[place.key];
      return field ? [columnFor(place, field, world)] : [];
    }),
  ];
}

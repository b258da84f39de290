import type { ColDef, IRowNode } from 'ag-grid-community';
import type { LabelOf } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import type { Table } from '#shared/model/table.ts';
import { comparatorOf } from '../filtering/sorting.ts';
import { headOn, type Look } from '../paint.ts';
import { notedWidth } from '../row-notes.ts';
import { numberColumn } from '../view.ts';
import type { SheetRow } from '../writing/row-store.ts';
import { type ColumnPlace, inOrder, narrowest, widest } from './column-state.ts';
import { headTemplate } from './heads.ts';

export interface ColumnWorld {
  readonly look: Look;
  readonly labelOf: LabelOf;
  /** How the columns stand, hidden ones too. */
  readonly places: readonly ColumnPlace[];
  /** Whether a column's filter holds rows back. */
  filtered(field: string): boolean;
  /** Whether each row has a word beside its number. */
  readonly noted: boolean;
}

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
    // by what the values mean, not by how they read
    comparator: (_a: unknown, _b: unknown, { data: a }: Node, { data: b }: Node, descending: boolean) =>
      compare(a?.[key], b?.[key], descending),
  };
}

/** The columns of a table, made from its description: row numbers, then the fields as they stand. */
export function columnsOf(table: Table, world: ColumnWorld): ColDef<SheetRow>[] {
  const numbers: ColDef<SheetRow> = {
    colId: numberColumn,
    headerName: world.noted ? '行　去向' : '行',
    width: world.noted ? notedWidth : 52,
    pinned: 'left',
    lockPosition: 'left',
    resizable: false,
    sortable: false,
    suppressHeaderMenuButton: true,
    headerClass: 'sheet-number-head',
    headerTooltip: '全选（Ctrl+A）',
  };
  return [
    numbers,
    ...inOrder(world.places).flatMap((place) => {
      const field = table.fields[place.key];
      return field ? [columnFor(place, field, world)] : [];
    }),
  ];
}

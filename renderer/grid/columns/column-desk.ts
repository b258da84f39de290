import type { GridApi } from 'ag-grid-community';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { SheetRow } from '../writing/row-store.ts';
import {
  type ColumnPlace,
  heldWidth,
  inOrder,
  keptFrom,
  movedBy,
  movedTo,
  ownPlaces,
  placesFrom,
  withFrozen,
  withHidden,
  withWidth,
} from './column-state.ts';

type SortWay = 'asc' | 'desc';
interface SortKey {
  readonly key: string;
  readonly way: SortWay;
}

export interface ColumnDeskWorld {
  readonly api: GridApi<SheetRow>;
  readonly table: TableName;
  /** What was kept of the columns, and where to keep what they are now; null for as the model has them. */
  readonly kept: unknown;
  keep(columns: unknown): void;
  /** The texts that a column shows. */
  textsOf(key: string): Iterable<string>;
  /** Whole columns selected now. */
  chosen(): readonly string[];
  /** The columns stand otherwise now. */
  moved(): void;
  /** Rows may move: they are sorted anew. */
  sorted(): void;
}

/** How the columns of a sheet stand: order, width, frozen, hidden, sorted. AG Grid draws what stands here. */
export class ColumnDesk {
  readonly #world: ColumnDeskWorld;
  readonly #watchers = new Set<() => void>();
  #places: readonly ColumnPlace[];

  constructor(world: ColumnDeskWorld) {
    this.#world = world;
    this.#places = placesFrom(tableOf(world.table), world.kept);
    world.api.addEventListener('columnResized', ({ finished, source, column }) => {
      if (finished && source === 'uiColumnResized' && column) this.widen(this.with(column.getColId()), column.getActualWidth());
    });
  }

  /** All columns, hidden ones too, in the order in which they stand. */
  places = (): readonly ColumnPlace[] => this.#places;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
  placeOf(key: string): ColumnPlace | undefined {
    return this.#places.find((place) => place.key === key);
  }
  /** The column that names the row: always frozen, always shown. */
  isLabel(key: string): boolean {
    return this.#places[0]?.key === key;
  }

  setHidden(keys: readonly string[], hidden: boolean): void {
    this.#set(withHidden(this.#places, keys, hidden));
  }
  setFrozen(keys: readonly string[], frozen: boolean): void {
    this.#set(withFrozen(this.#places, keys, frozen));
  }
  move(key: string, step: 1 | -1, counted: 'all' | 'shown'): void {
    this.#set(movedBy(this.#places, key, step, counted));
  }
  moveTo(key: string, target: string): void {
    this.#set(movedTo(this.#places, key, target));
  }
  widen(keys: readonly string[], width: number): void {
    this.#set(withWidth(this.#places, keys, width));
  }
  /** As wide as what they show. */
  fit(keys: readonly string[]): void {
    const fields = tableOf(this.#world.table).fields;
    this.#set(
      keys.reduce(
        (places, key) => withWidth(places, [key], fittingWidth(fields[key]?.title ?? '', this.#world.textsOf(key))),
        [...this.#places],
      ),
    );
  }
  /** As the model has them. */
  reset(): void {
    this.#set(ownPlaces(tableOf(this.#world.table)));
  }

  /** The columns that an act on this one is meant for: all that are selected with it. */
  with(key: string): readonly string[] {
    const chosen = this.#world.chosen();
    return chosen.includes(key) ? chosen : [key];
  }

  sorts(): readonly SortKey[] {
    return this.#world.api
      .getColumnState()
      .flatMap(({ colId, sort, sortIndex }) => (sort ? [{ key: colId, way: sort, at: sortIndex ?? 0 }] : []))
      .sort((a, b) => a.at - b.at)
      .map(({ key, way }) => ({ key, way }));
  }
  /** Sorts by a column, alone or after those sorted by already; null takes it out. The same sort again sorts anew. */
  sort(key: string, way: SortWay | null, after: boolean): void {
    const others = after || way === null ? this.sorts().filter((sort) => sort.key !== key) : [];
    const wanted = way === null ? others : [...others, { key, way }];
    this.#world.sorted();
    this.#world.api.applyColumnState({
      state: wanted.map((sort, sortIndex) => ({ colId: sort.key, sort: sort.way, sortIndex })),
      defaultState: { sort: null },
    });
    this.#world.api.refreshClientSideRowModel('sort');
  }

  #set(places: readonly ColumnPlace[]): void {
    if (JSON.stringify(places) === JSON.stringify(this.#places)) return;
    this.#places = places;
    this.#world.api.applyColumnState({
      state: inOrder(places).map(({ key, width, hidden, frozen }) => ({ colId: key, width, hide: hidden, pinned: frozen ? 'left' : null })),
      applyOrder: true,
    });
    this.#world.moved();
    this.#world.keep(keptFrom(tableOf(this.#world.table), places));
    for (const watcher of this.#watchers) watcher();
  }
}

/** How wide a text is about, in pixels: only those that may be the widest are measured. */
const guessed = (text: string) => {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) > 0xff ? 13 : 7;
  return width;
};
const measuredAtMost = 30;
const padding = 20;

function fittingWidth(title: string, texts: Iterable<string>): number {
  const widest: { text: string; guess: number }[] = [];
  for (const text of new Set(texts)) {
    const guess = guessed(text);
    if (widest.length === measuredAtMost && guess <= (widest[measuredAtMost - 1]?.guess ?? 0)) continue;
    widest.push({ text, guess });
    widest.sort((a, b) => b.guess - a.guess);
    widest.length = Math.min(widest.length, measuredAtMost);
  }
  const pen = document.createElement('canvas').getContext('2d');
  const measure = (text: string, font: string) => {
    if (!pen) return guessed(text);
    pen.font = font;
    return pen.measureText(text).width;
  };
  const { fontFamily } = getComputedStyle(document.querySelector('.sheet-cell') ?? document.body);
  const cells = widest.map(({ text }) => measure(text.split('\n', 1)[0] ?? '', `13px ${fontFamily}`) + padding);
  // the title keeps room for its star and its buttons
  return heldWidth(Math.ceil(Math.max(measure(title, `600 13px ${fontFamily}`) + 36, ...cells)));
}

import type { GridApi } from 'ag-grid-community';
import type { AnyRow } from '#shared/model/table.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { Cells } from './cells.ts';
import { Cutting } from './clipboard/cutting.ts';
import { type Arranging, arrangingOf } from './columns/arranging.ts';
import { Heads } from './columns/heads.ts';
import { SheetClipboard } from './deeds/clipboard.ts';
import { deedsOf } from './deeds/deeds.ts';
import { showRows } from './drawing.ts';
import { Capture } from './editing/capture.ts';
import { Editing } from './editing/editing.ts';
import { RowOrder } from './filtering/row-order.ts';
import { captureHostOf, headsHostOf, pointerHostOf } from './hosts.ts';
import type { Command } from './keymap.ts';
import { lookOf } from './look.ts';
import { OverlayDesk } from './overlays/overlay.ts';
import { type Look, paintHeads } from './paint.ts';
import { ProblemWalk } from './problems/problem-walk.ts';
import { ProblemMarks } from './problems/problems.ts';
import { listenToDrops } from './row-drop.ts';
import { facesOf } from './rows/cell-faces.ts';
import { tellAtRest } from './rows/cell-tip.ts';
import { DrawnRows } from './rows/drawn-rows.ts';
import { Pointer } from './selecting/pointer.ts';
import { Selecting } from './selecting/selecting.ts';
import type { CellRef } from './selecting/selection.ts';
import type { SheetHandle, SheetProps, SheetStatus } from './sheet-props.ts';
import { described, statusOf } from './status.ts';
import { makeTabStop } from './tab-stop.ts';
import { View } from './view.ts';
import type { SheetElements, SheetWorld } from './world.ts';
import { RowStore, type SheetRow } from './writing/row-store.ts';
import { Writing } from './writing/writing.ts';

/** Milliseconds after which scrolling is over. */
const restAfter = 120;

/** Puts the parts of a sheet together and passes events between them. */
export class SheetCore implements SheetHandle {
  #props: SheetProps;
  readonly #elements: SheetElements;
  readonly #tellStatus: (status: SheetStatus) => void;
  readonly #store: RowStore;
  readonly #marks: ProblemMarks;
  readonly #order = new RowOrder();
  readonly #cells: Cells;
  readonly #look: Look;
  readonly #view: View;
  readonly #drawn: DrawnRows;
  readonly #writing: Writing;
  readonly #selecting: Selecting;
  readonly #capture: Capture;
  readonly #editing: Editing;
  readonly #arranging: Arranging;
  /** Does a command; false where the key that asked is left to the browser. */
  readonly press: (command: Command) => boolean;
  readonly clipboard: SheetClipboard;
  /** The parts, for overlays. */
  readonly world: SheetWorld;
  readonly #ending = new AbortController();
  readonly #cutting = new Cutting(() => this.#view.redraw(() => true));
  #statusTimer = 0;
  #placeTimer = 0;

  /** Begins on a grid that is ready and has no rows yet. */
  constructor(api: GridApi<SheetRow>, elements: SheetElements, given: SheetProps, tellStatus: (status: SheetStatus) => void) {
    this.#props = given;
    this.#elements = elements;
    this.#tellStatus = tellStatus;
    const props = () => this.#props;
    const store = new RowStore(given.table, given.rows);
    const marks = new ProblemMarks(given.table, given.problems);
    const cells = new Cells(props, given.table, store, marks);
    const view = new View(api);
    this.#store = store;
    this.#marks = marks;
    this.#cells = cells;
    this.#view = view;
    this.#arranging = arrangingOf({
      grid: elements.grid,
      view,
      store,
      marks,
      cells,
      order: this.#order,
      props,
      selecting: () => this.#selecting,
    });
    const coerce = (field: string, input: unknown) => cells.coerce(field, input);
    this.#writing = new Writing({
      view,
      store,
      marks,
      order: this.#order,
      props,
      coerce,
      touched: (ids) => this.#touch(ids),
      changed: () => this.#later(),
    });
    const filled = (row: number, col: number) => (view.rowAt(row)?.[view.columnAt(col) ?? ''] ?? null) !== null;
    this.#selecting = new Selecting({ view, filled, page: () => Math.max(1, view.rowsInView() - 1), changed: () => this.#selected() });
    const notes = given.rowNotes;
    this.#look = lookOf({ view, selecting: this.#selecting, cutting: this.#cutting, cells, notes });
    const faces = facesOf({ look: this.#look, cells, notes, isDraft: (id) => store.isDraft(id) });
    this.#drawn = new DrawnRows(api, elements.grid, faces, () => this.#scrolled(), this.#ending.signal);
    view.drawWith(this.#drawn);
    this.#capture = new Capture(elements.area, captureHostOf(this), this.#ending.signal);
    this.#editing = new Editing(elements.body, this.#capture, {
      optionsOf: (table) => this.#props.optionsOf(table),
      coerce: (field, input) => cells.coerceField(field, input),
      reading: (field, text) => cells.reading(field, text),
      boxOf: (cell) => view.boxOf(cell),
      today: () => cells.today(),
      atOnce: () => !this.#selecting.several,
      commit: (cell, value) => this.#commit(cell, value),
    });
    this.world = {
      view,
      store,
      marks,
      cells,
      capture: this.#capture,
      editing: this.#editing,
      selecting: this.#selecting,
      writing: this.#writing,
      ...this.#arranging,
      overlays: new OverlayDesk(() => this.focus()),
      cutting: this.#cutting,
      walk: new ProblemWalk(),
      ground: {
        view,
        locked: (row, field) => cells.locked(row, field),
        coerce,
        textOf: (row, field) => cells.text(row, field),
      },
      props,
      refuse: (message) => this.#props.onNotice?.({ kind: 'refused', message }),
      goTo: (id, field) => this.goTo(id, field),
      boxOf: (cell) => view.boxOf(cell),
      leave: () => elements.exit.focus(),
    };
    this.press = deedsOf(this.world);
    this.clipboard = new SheetClipboard(this.world);
    new Heads(elements.grid, headsHostOf(this), this.#ending.signal);
    new Pointer(elements.grid, pointerHostOf(this, elements, this.#ending.signal), this.#ending.signal);
    makeTabStop(elements.grid, () => this.focus(), this.#ending.signal);
    listenToDrops(elements.grid, () => this.#props.rowDrop, this.#ending.signal);
    tellAtRest(elements.grid, (row, column) => this.#told(row, column), this.#ending.signal);
    this.#show();
    this.#listen(api);
    this.#selecting.select({ row: 0, col: 0 });
  }

  /** Writes what is being typed and lets go of the grid, which may be gone already. */
  destroy(): void {
    this.#editing.commit();
    this.#ending.abort();
    clearTimeout(this.#statusTimer);
    clearTimeout(this.#placeTimer);
    this.#editing.remove();
  }

  update(props: SheetProps): void {
    const before = this.#props;
    this.#props = props;
    this.#arranging.filtering.setQuick(props.quickFilter ?? '');
    this.#arranging.filtering.setOnly(props.only);
    if (before.labelOf !== props.labelOf) this.#arranging.filtering.relabelled();
    const drawing =
      before.reveal !== props.reveal ||
      before.labelOf !== props.labelOf ||
      before.readOnly !== props.readOnly ||
      before.unit !== props.unit;
    if (drawing) {
      this.#view.redraw(() => true);
      this.#later();
    }
  }

  goTo(id: string, field: string): void {
    const cell = { row: id, column: field };
    if (!this.#store.get(id)) return;
    this.#editing.commit();
    if (this.#arranging.columns.placeOf(field)?.hidden) this.#arranging.columns.setHidden([field], false);
    if (!this.#view.pointOf(cell)) {
      this.#arranging.filtering.keep([id]);
      this.#view.api.onFilterChanged();
    }
    const at = this.#view.pointOf(cell);
    if (at) this.#selecting.select(at);
    this.focus();
  }

  replaceRows(rows: readonly AnyRow[]): void {
    this.#store.replace(rows);
    this.#order.reset();
    this.#view.api.setGridOption('rowData', this.#store.all());
    this.#later();
  }

  mergeReply(reply: Parameters<SheetHandle['mergeReply']>[0]): void {
    this.#writing.mergeReply(reply);
  }

  setProblems(problems: readonly Problem[]): void {
    this.#marks.replace(problems);
    this.#view.redraw(() => true);
    this.#later();
  }

  onlyProblems(on: boolean): void {
    this.#arranging.filtering.setOnlyProblems(on);
  }

  /** Does what a key would do; asked by a button, a menu or an overlay. What is being typed is written first. */
  run(command: Command): void {
    this.#editing.commit();
    this.focus();
    this.press(command);
  }

  focus(): void {
    this.#capture.focus();
  }

  shownRows(): readonly string[] {
    return this.#view.shownRows();
  }
  shownColumns(): readonly string[] {
    return this.#view.columnsBetween(0, this.#view.bounds().cols - 1);
  }

  #show(): void {
    const columns = {
      look: this.#look,
      labelOf: (table: string, id: string) => this.#props.labelOf(table, id),
      places: this.#arranging.columns.places(),
      filtered: (field: string) => this.#arranging.filtering.filterOf(field) !== undefined,
      noted: this.#props.rowNotes !== undefined,
    };
    if (this.#props.fixedRows === undefined) this.#writing.newFresh();
    showRows(this.#view.api, this.#props, {
      columns,
      order: this.#order,
      rows: this.#store.all(),
      isFresh: (id) => id === this.#writing.fresh,
      filtering: this.#arranging.filtering,
    });
    this.#view.refreshColumns();
    this.#drawn.reshape();
  }

  #listen(api: GridApi<SheetRow>): void {
    api.addEventListener('columnResized', () => this.#place());
    api.addEventListener('displayedColumnsChanged', () => {
      this.#view.refreshColumns();
      this.#drawn.reshape();
      this.#selecting.refresh();
    });
    api.addEventListener('modelUpdated', () => this.#selecting.refresh());
  }

  #place(): void {
    this.#editing.place(this.#selecting.activeCell);
  }

  /** The unseen textarea need not follow every frame: only an edit does. */
  #scrolled(): void {
    clearTimeout(this.#placeTimer);
    if (this.#editing.mode !== 'idle') this.#place();
    else this.#placeTimer = window.setTimeout(() => this.#place(), restAfter);
  }

  #commit(cell: CellRef, value: unknown): void {
    const label = this.#store.isDraft(cell.row) ? '新增一行' : `修改“${this.#cells.field(cell.column).title}”`;
    const row = this.#store.get(cell.row);
    if (!row || JSON.stringify(row[cell.column] ?? null) === JSON.stringify(value ?? null)) return;
    this.#arranging.filtering.keep([cell.row]);
    this.#writing.write({ edits: [{ id: cell.row, field: cell.column, value }], locked: 0, reason: undefined }, label, 'keyboard');
  }

  /** The person changes rows: they stay in view under a filter, and a cut that was not pasted is dropped. */
  #touch(ids: Iterable<string>): void {
    this.#arranging.filtering.keep(ids);
    this.#cutting.drop();
  }

  #told(at: number, column: string): string | undefined {
    const row = this.#view.rowAt(at);
    return row && this.#cells.tooltip(row, column);
  }

  #selected(): void {
    const cell = this.#selecting.activeCell;
    const row = cell && this.#store.get(cell.row);
    const { area } = this.#capture;
    area.readOnly = row !== undefined && this.#cells.locked(row, cell?.column ?? '') !== undefined;
    if (this.#editing.mode === 'idle') this.#editing.place(cell);
    this.#describe();
    paintHeads(this.#elements.grid, this.#look);
    this.#later();
  }

  /** Names the selected cell, what it holds and what is wrong with it, to who cannot see it. */
  #describe(): void {
    const told = [described(this.#view, this.#selecting, this.#cells), this.world.walk.told(this.#selecting.activeCell)];
    this.#capture.area.setAttribute('aria-label', told.filter(Boolean).join('；'));
  }

  /** The status is reckoned when the hand rests: it may be of two million cells. The cell may have been mended where it stands. */
  #later(): void {
    clearTimeout(this.#statusTimer);
    if (this.#ending.signal.aborted) return;
    this.#statusTimer = window.setTimeout(() => {
      this.#describe();
      this.#tellStatus(statusOf(this.world));
    }, 60);
  }
}

import { loadPinyin, readingsOf } from '../editing/editors/search.ts';
import { cellsOf, type Point } from '../selecting/selection.ts';
import type { SheetWorld } from '../world.ts';
import { indexIn, matcherOf, narrows, nextIn, type Query } from './find.ts';

export interface Found {
  readonly query: Query;
  /** The places of the hits in row order, each as row times the number of columns, plus column. */
  readonly hits: readonly number[];
  readonly searching: boolean;
  /** Only within what was selected. */
  readonly scoped: boolean;
}

/** What was selected, by what it is: stays what it was when rows are sorted. All rows where whole columns were. */
interface Scope {
  readonly rows: ReadonlySet<string> | undefined;
  readonly columns: ReadonlySet<string>;
}

const nothing: Query = { text: '', whole: false, exact: false, literal: false };
/** How long a search works before it lets the page draw and listen, in milliseconds. */
const stint = 12;
/** How often it tells how much is found so far. */
const toldEvery = 150;
const breath = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

/** Runs through numbered rows in stints, so that a key press never waits; `alive` ends it early. */
export async function inStints(rows: number, alive: () => boolean, visit: (row: number) => void, paused: () => void): Promise<boolean> {
  let until = performance.now() + stint;
  for (let row = 0; row < rows; row++) {
    visit(row);
    if (performance.now() < until) continue;
    paused();
    await breath();
    if (!alive()) return false;
    until = performance.now() + stint;
  }
  return alive();
}

/**
 * Looks through what the sheet shows: its rows as filtered and sorted, its columns that are not hidden, personal data only while revealed.
 * Selects the hit it comes to; the focus stays where it is.
 */
export class Finding {
  readonly #world: SheetWorld;
  readonly #watchers = new Set<() => void>();
  #found: Found = { query: nothing, hits: [], searching: false, scoped: false };
  /** What was selected when the search began, for 只在选区. */
  #chosen: readonly Scope[] = [];
  /** The search began here; letters typed later search from here again. */
  #origin = 0;
  #turn = 0;
  /** The place last gone to by the search itself. */
  #shown = -1;
  /** Grows when rows or columns are sorted, filtered, moved or hidden. */
  #order = 0;
  /** What the rows were when they were last searched. */
  #seen = '';

  constructor(world: SheetWorld) {
    this.#world = world;
    const moved = () => {
      this.#order += 1;
    };
    world.view.api.addEventListener('modelUpdated', moved);
    world.view.api.addEventListener('displayedColumnsChanged', moved);
  }

  state = (): Found => this.#found;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** The bar was opened: what is selected now can be searched alone. */
  begin(): void {
    // the dictionary takes a while to be made ready: better now than at the second letter
    void loadPinyin().catch(toldOnce);
    this.#chosen = this.#selected();
    this.#origin = this.#here();
    this.#shown = -1;
  }
  get canScope(): boolean {
    return this.#chosen.length > 0;
  }
  /** Columns of personal data are looked through only while they can be read. */
  get leavesOutPersonal(): boolean {
    const { view, cells, props } = this.#world;
    return !props().reveal && view.columnsBetween(0, view.bounds().cols - 1).some((column) => cells.field(column).personal);
  }

  /** Where one stands among the hits, from 1; 0 where on none. */
  get at(): number {
    return Math.max(0, indexIn(this.#found.hits, this.#here()) + 1);
  }

  /** Searches anew; with `move` the first hit from where the search began is selected. */
  search(query: Query, scoped: boolean, move = true): Promise<void> {
    const before = this.#found;
    const fewer =
      move && !before.searching && !this.stale && before.scoped === scoped && before.query.text !== '' && narrows(before.query, query);
    if (this.#here() !== this.#shown) this.#origin = this.#here();
    this.#set({ query, scoped, hits: [], searching: query.text !== '' });
    return this.#run(query, fewer ? before.hits : undefined, move);
  }

  /** The same search over rows that have changed since; the selection stays. */
  async again(): Promise<void> {
    const { query, scoped } = this.#found;
    if (query.text !== '') await this.search(query, scoped, false);
  }

  /** To the next hit or the one before, round the end; false where there is none. */
  async step(by: 1 | -1): Promise<boolean> {
    if (this.stale) await this.again();
    const to = nextIn(this.#found.hits, this.#here(), by);
    if (to !== undefined) this.#show(to);
    return to !== undefined;
  }

  /** Whether rows changed or moved since they were searched. */
  get stale(): boolean {
    return this.#seen !== this.#now();
  }

  pointOf(place: number): Point {
    const { cols } = this.#world.view.bounds();
    return { row: Math.floor(place / cols), col: place % cols };
  }

  async #run(query: Query, among: readonly number[] | undefined, move: boolean): Promise<void> {
    const turn = ++this.#turn;
    const alive = () => turn === this.#turn && !this.#world.view.api.isDestroyed();
    const matches = matcherOf(query, readingsOf);
    if (!matches) return;
    if (!query.literal && /[a-z]/i.test(query.text)) await loadPinyin().catch(toldOnce);
    if (!alive()) return;
    const { view } = this.#world;
    this.#seen = this.#now();
    const hits: number[] = [];
    let moved = !move;
    let told = 0;
    const tell = (searching: boolean) => {
      if (searching && moved && performance.now() - told < toldEvery) return;
      told = performance.now();
      const first = moved ? undefined : firstFrom(hits, this.#origin, searching);
      if (first !== undefined) this.#show(first);
      moved ||= first !== undefined;
      this.#set({ ...this.#found, hits, searching });
    };
    const { rows, cols } = view.bounds();
    const look = this.#lookInto(matches, cols, hits);
    const visit = among
      ? (index: number) => look(Math.floor((among[index] ?? 0) / cols), (among[index] ?? 0) % cols)
      : (row: number) => look(row);
    if (await inStints(among ? among.length : rows, alive, visit, () => tell(true))) tell(false);
  }

  /** Looks at one row, or at one cell of it, and keeps the hits. */
  #lookInto(matches: (text: string) => boolean, cols: number, hits: number[]): (row: number, only?: number) => void {
    const { view, cells, props } = this.#world;
    const columns = view.columnsBetween(0, cols - 1).map((column) => ({ column, open: props().reveal || !cells.field(column).personal }));
    const scopes = this.#found.scoped ? this.#chosen : undefined;
    return (row, only) => {
      const data = view.rowAt(row);
      for (let col = only ?? 0; data && col < (only === undefined ? cols : only + 1); col++) {
        const { column, open } = columns[col] ?? { column: '', open: false };
        const value = data[column];
        if (!open || value === null || value === undefined) continue;
        if (scopes && !scopes.some((scope) => scope.columns.has(column) && (scope.rows?.has(data.id) ?? true))) continue;
        if (matches(cells.text(data, column))) hits.push(row * cols + col);
      }
    };
  }

  #show(place: number): void {
    this.#shown = place;
    this.#world.selecting.select(this.pointOf(place));
    this.#set({ ...this.#found });
  }

  #here(): number {
    const { active } = this.#world.selecting;
    return active ? active.row * this.#world.view.bounds().cols + active.col : 0;
  }

  #now(): string {
    return `${this.#world.store.version}:${this.#order}:${this.#world.props().reveal ?? false}`;
  }

  #selected(): Scope[] {
    const { selecting, view } = this.#world;
    const { ranges } = selecting;
    if (ranges.reduce((sum, range) => sum + cellsOf(range), 0) < 2) return [];
    const all = view.bounds().rows;
    return ranges.map(({ top, bottom, left, right }) => ({
      columns: new Set(view.columnsBetween(left, right)),
      rows:
        bottom - top + 1 === all
          ? undefined
          : new Set(Array.from({ length: bottom - top + 1 }, (_, row) => view.rowAt(top + row)?.id ?? '')),
    }));
  }

  #set(found: Found): void {
    this.#found = found;
    for (const watcher of this.#watchers) watcher();
  }
}

/** The first hit from a place on; the very first one only when all are known. */
function firstFrom(hits: readonly number[], origin: number, searching: boolean): number | undefined {
  const at = indexIn(hits, origin);
  return hits[at >= 0 ? at : -1 - at] ?? (searching ? undefined : hits[0]);
}

const toldOnce = (error: unknown) => console.warn('拼音词库没有载入，只能按字查找', error);

const findings = new WeakMap<SheetWorld, Finding>();
/** The search of a sheet, made when first asked for; it outlasts the bar, so that F3 goes on with it. */
export function findingOf(world: SheetWorld): Finding {
  const known = findings.get(world);
  if (known) return known;
  const made = new Finding(world);
  findings.set(world, made);
  return made;
}

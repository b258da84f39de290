import type { BatchReply, Change } from '#shared/contract/bookkeeping.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Bulk, type RowEdit, withoutEmpty } from './bulk.ts';
import type { CellEdit } from './edits.ts';

/** A row object as AG Grid draws it: changed in place, never replaced, so that nothing but the changed cells is drawn again. */
export type SheetRow = { id: string; unit: string } & Record<string, unknown>;

interface Pending {
  readonly seq: number;
  /** What the ledger holds. */
  readonly base: unknown;
  readonly failed: boolean;
}

export interface Reconciled {
  readonly changed: ReadonlySet<string>;
  readonly added: readonly SheetRow[];
  readonly removed: readonly SheetRow[];
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * The rows of a sheet as drawn: edits show at once, the ledger's replies are reconciled by seq, and a reply older than a newer edit of the same cell
 * does not undo that edit. Knows nothing of drawing or sending.
 */
export class RowStore {
  readonly #table: TableName;
  #rows = new Map<string, SheetRow>();
  /** Empty rows that nobody has typed in yet: only on the screen. */
  readonly #drafts = new Set<string>();
  /** Typed in, not in the ledger yet: they go there as inserts. */
  readonly #unsaved = new Set<string>();
  readonly #pending = new Map<string, Map<string, Pending>>();
  #version = 0;

  /** Bulk acts on the screen that are not in the ledger, and whether they failed. */
  readonly #bulks = new Map<Bulk, boolean>();

  constructor(table: TableName, rows: readonly AnyRow[]) {
    this.#table = table;
    for (const row of rows) this.#rows.set(row.id, { ...row });
  }

  /** Rows loaded anew. What is typed and not answered yet stays on the sheet. */
  replace(rows: readonly AnyRow[]): void {
    this.#version += 1;
    const before = this.#rows;
    this.#rows = new Map(rows.map((row) => [row.id, { ...row }]));
    for (const [id, row] of before) if (!this.#rows.has(id) && (this.#drafts.has(id) || this.#unsaved.has(id))) this.#rows.set(id, row);
    for (const [id, cells] of this.#pending) {
      const row = this.#rows.get(id);
      if (!row) this.#pending.delete(id);
      for (const [field, pending] of row ? cells : []) {
        if (!this.#unsaved.has(id)) cells.set(field, { ...pending, base: row?.[field] ?? null });
        if (row) row[field] = before.get(id)?.[field];
      }
    }
    for (const bulk of this.#bulks.keys()) this.redraw(bulk);
  }

  /** Grows whenever a value or a row changed. */
  get version(): number {
    return this.#version;
  }
  get(id: string): SheetRow | undefined {
    return this.#rows.get(id);
  }
  all(): SheetRow[] {
    return [...this.#rows.values()];
  }
  /** Rows somebody has typed in. */
  get size(): number {
    return this.#rows.size - this.#drafts.size;
  }
  get drafts(): number {
    return this.#drafts.size;
  }
  isDraft(id: string): boolean {
    return this.#drafts.has(id);
  }
  isFailed(id: string, field: string): boolean {
    if (this.#pending.get(id)?.get(field)?.failed) return true;
    for (const [{ rows }, failed] of this.#bulks) if (failed && field in (rows.get(id)?.after ?? {})) return true;
    return false;
  }

  addDraft(id: string, unit: string): SheetRow {
    const row: SheetRow = { id, unit };
    this.#rows.set(id, row);
    this.#drafts.add(id);
    return row;
  }

  /** Takes rows off the sheet: those in no ledger, or those the ledger has let go. */
  drop(ids: Iterable<string>): SheetRow[] {
    return [...ids].flatMap((id) => this.#forget(id) ?? []);
  }

  isSaved(id: string): boolean {
    return this.#rows.has(id) && !this.#drafts.has(id) && !this.#unsaved.has(id);
  }

  /** Draws edits at once and remembers what the ledger still holds. */
  write(edits: readonly CellEdit[], seq: number): void {
    this.#version += 1;
    for (const { id, field, value } of edits) {
      const row = this.#rows.get(id);
      if (!row) continue;
      if (this.#drafts.delete(id)) this.#unsaved.add(id);
      const cells = this.#pending.get(id) ?? new Map<string, Pending>();
      this.#pending.set(id, cells);
      const before = cells.get(field);
      cells.set(field, { seq, base: before ? before.base : (row[field] ?? null), failed: false });
      row[field] = value;
    }
  }

  /** The changes of a batch as the ledger takes them, made when it is sent: `before` is what the ledger holds by then. */
  changesOf(edits: readonly CellEdit[]): Change[] {
    const byRow = new Map<string, CellEdit[]>();
    for (const edit of edits) byRow.set(edit.id, [...(byRow.get(edit.id) ?? []), edit]);
    return [...byRow].map(([id, own]) => {
      const after = Object.fromEntries(own.map((edit) => [edit.field, edit.value]));
      if (this.#unsaved.has(id)) return { op: 'insert', table: this.#table, id, after: withoutEmpty(after) };
      const before = Object.fromEntries(own.map((edit) => [edit.field, this.#baseOf(id, edit.field)]));
      return { op: 'update', table: this.#table, id, before, after };
    });
  }

  /** Rows that another sheet of the table began and the ledger does not have yet. */
  addMissing(ids: Iterable<string>, unit: string): void {
    for (const id of ids) if (!this.#rows.has(id)) this.addDraft(id, unit);
  }

  /** Draws an act row by row; yields how many rows are drawn. What was typed in these cells and failed is typed over. */
  *overwrite(edits: readonly RowEdit[]): Generator<number, Bulk> {
    const rows = new Map<string, RowEdit & { before: Record<string, unknown> }>();
    const made = new Set<string>();
    for (const { id, after } of edits) {
      const row = this.#rows.get(id);
      if (!row) continue;
      const before: Record<string, unknown> = {};
      const pending = this.#pending.get(id);
      for (const field of Object.keys(after)) {
        const held = pending?.has(field) ? pending.get(field)?.base : row[field];
        if (held !== null && held !== undefined) before[field] = held;
        pending?.delete(field);
        row[field] = after[field];
      }
      this.#version += 1;
      if (this.#drafts.delete(id)) this.#unsaved.add(id);
      if (this.#unsaved.has(id)) made.add(id);
      rows.set(id, { id, before, after });
      yield rows.size;
    }
    return { rows, made };
  }

  /** Draws a bulk act again, on rows read anew or on another sheet. */
  redraw({ rows }: Bulk): void {
    this.#version += 1;
    for (const { id, after } of rows.values()) {
      Object.assign(this.#rows.get(id) ?? {}, after);
      if (this.#drafts.delete(id)) this.#unsaved.add(id);
    }
  }

  /** How a bulk act fares: it waits, it failed, or (undefined) the ledger has it. */
  markBulk(bulk: Bulk, failed: boolean | undefined): void {
    if (failed === undefined) this.#bulks.delete(bulk);
    else this.#bulks.set(bulk, failed);
  }

  /** Takes back what a bulk act drew. */
  discardBulk(bulk: Bulk): Reconciled {
    this.#version += 1;
    this.#bulks.delete(bulk);
    const removed = this.drop([...bulk.made].filter((id) => this.#unsaved.has(id) && !this.#pending.get(id)?.size));
    for (const { id, before, after } of bulk.rows.values()) {
      const row = this.#rows.get(id);
      const pending = this.#pending.get(id);
      for (const field of row ? Object.keys(after) : []) {
        const typed = pending?.get(field);
        if (typed) pending?.set(field, { ...typed, base: before[field] ?? null });
        else if (row) row[field] = before[field] ?? null;
      }
    }
    return { changed: new Set(bulk.rows.keys()), added: [], removed };
  }

  /** Reconciles a reply that names no rows, they were too many: what an act wrote is what the ledger holds. */
  settleAsWritten(seq: number, ids: Iterable<string>): Set<string> {
    for (const id of ids) this.#unsaved.delete(id);
    return this.#eachOf(seq, (cells, field) => cells.delete(field));
  }

  /** Reconciles a reply. `seq` is the page's own number, or undefined for a reply to something else (undo, import): no waiting edit gives way to that. */
  settle(reply: BatchReply, seq: number | undefined): Reconciled {
    this.#version += 1;
    const changed = new Set<string>();
    const added: SheetRow[] = [];
    for (const { table, row } of reply.rows) {
      if (table !== this.#table) continue;
      const mine = this.#rows.get(row.id);
      this.#unsaved.delete(row.id);
      if (mine) this.#takeIn(mine, row, seq ?? -1);
      else added.push(this.#add(row));
      changed.add(row.id);
    }
    for (const id of seq === undefined ? [] : this.#settleUntouched(seq)) changed.add(id);
    const removed = reply.removed.filter((item) => item.table === this.#table).flatMap(({ id }) => this.#forget(id) ?? []);
    return { changed, added, removed };
  }

  /** Marks what a failed batch wrote; it stays on the screen. */
  fail(seq: number): Set<string> {
    return this.#eachOf(seq, (cells, field, pending) => cells.set(field, { ...pending, failed: true }));
  }

  /** What of a failed batch is to be sent again: cells typed over since then are not. */
  reopen(edits: readonly CellEdit[], seq: number): CellEdit[] {
    this.#eachOf(seq, (cells, field, pending) => cells.set(field, { ...pending, failed: false }));
    return edits.filter((edit) => this.#pending.get(edit.id)?.get(edit.field)?.seq === seq);
  }

  /** Takes back what a failed batch wrote. */
  discard(seq: number): Reconciled {
    this.#version += 1;
    const changed = this.#eachOf(seq, (cells, field, pending, row) => {
      row[field] = pending.base;
      cells.delete(field);
    });
    const removed = [...changed]
      .filter((id) => this.#unsaved.has(id) && !this.#pending.get(id)?.size)
      .flatMap((id) => this.#forget(id) ?? []);
    return { changed, added: [], removed };
  }

  /** The row as the ledger says it is, after a conflict: a second try is made against it. */
  rebase(row: AnyRow): void {
    const cells = this.#pending.get(row.id);
    for (const [field, pending] of cells ?? []) cells?.set(field, { ...pending, base: row[field] ?? null });
  }

  #takeIn(mine: SheetRow, row: AnyRow, seq: number): void {
    const cells = this.#pending.get(row.id);
    for (const [field, value] of Object.entries(row)) {
      const pending = cells?.get(field);
      if (pending && (pending.seq > seq || pending.failed)) cells?.set(field, { ...pending, base: value });
      else {
        cells?.delete(field);
        if (!same(mine[field], value)) mine[field] = value;
      }
    }
  }

  /** Cells of a batch that the reply says nothing of: the ledger found no change in them. */
  #settleUntouched(seq: number): Set<string> {
    return this.#eachOf(seq, (cells, field, pending, row) => {
      row[field] = pending.base;
      cells.delete(field);
    });
  }

  #eachOf(seq: number, act: (cells: Map<string, Pending>, field: string, pending: Pending, row: SheetRow) => void): Set<string> {
    const met = new Set<string>();
    for (const [id, cells] of this.#pending) {
      const row = this.#rows.get(id);
      if (!row) continue;
      for (const [field, pending] of [...cells])
        if (pending.seq === seq) {
          met.add(id);
          act(cells, field, pending, row);
        }
      if (cells.size === 0) this.#pending.delete(id);
    }
    return met;
  }

  #baseOf(id: string, field: string): unknown {
    const pending = this.#pending.get(id)?.get(field);
    return pending ? pending.base : (this.#rows.get(id)?.[field] ?? null);
  }

  #add(row: AnyRow): SheetRow {
    const copy = { ...row };
    this.#rows.set(row.id, copy);
    return copy;
  }

  #forget(id: string): SheetRow | undefined {
    this.#version += 1;
    const row = this.#rows.get(id);
    this.#rows.delete(id);
    this.#drafts.delete(id);
    this.#unsaved.delete(id);
    this.#pending.delete(id);
    return row;
  }
}

import type { BatchReply, Change, Origin, SetChange } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import { withDurations } from '../editing/durations.ts';
import type { RowOrder } from '../filtering/row-order.ts';
import type { ProblemMarks } from '../problems/problems.ts';
import type { SheetProps } from '../sheet-props.ts';
import { toldOf } from '../told.ts';
import type { View } from '../view.ts';
import { bulkFrom, changesOfBulk, gathered, type RowEdit } from './bulk.ts';
import type { Outcome, Told, WideOutcome } from './commands.ts';
import type { CellEdit } from './edits.ts';
import { type Act, Outbox, type OutboxSheet } from './outbox.ts';
import type { Reconciled, RowStore, SheetRow } from './row-store.ts';
import { sliced } from './sliced.ts';

export interface WritingWorld {
  readonly view: View;
  readonly store: RowStore;
  readonly marks: ProblemMarks;
  readonly order: RowOrder;
  props(): SheetProps;
  coerce(field: string, input: unknown): unknown;
  /** Rows are about to be changed by the person. */
  touched(ids: Iterable<string>): void;
  /** Counts, marks or save state changed. */
  changed(): void;
}

/** What is done to the rows: drawn at once, sent as one batch an act, reconciled with the reply. Keeps the empty row at the end. */
export class Writing implements OutboxSheet {
  readonly #world: WritingWorld;
  readonly #outbox: Outbox;
  /** The last act on very many cells, until it is drawn and handed to the outbox. */
  #wide: Promise<void> | undefined;
  #fresh = '';

  constructor(world: WritingWorld) {
    this.#world = world;
    this.#outbox = world.props().outbox ?? new Outbox((batch) => world.props().apply(batch));
    this.#outbox.attach(this);
  }

  get saving(): number {
    return this.#outbox.waiting;
  }
  get unsaved(): number {
    return this.#outbox.failed.length;
  }
  get fresh(): string {
    return this.#fresh;
  }
  /** Resolves when everything done so far has been answered. */
  async settled(): Promise<void> {
    await this.#wide;
    await this.#outbox.settled();
  }

  /** Does an act: one batch under a Chinese name. What it had to leave alone is told to the page. */
  write(asked: Outcome, label: string, origin: Origin): void {
    const outcome = withDurations(asked, tableOf(this.#world.props().table).fields, this.#world.coerce);
    const { wide } = outcome;
    if (this.#wide) this.#afterWide(() => this.write(outcome, label, origin));
    else if (wide) this.#writeWide(() => wide.reckon(), wide.rows, label, origin);
    else if (outcome.edits.length > bulkFrom) {
      this.#tell(outcome, outcome.edits.length, label);
      this.#writeWide(() => already({ rows: gathered(outcome.edits), locked: 0, reason: undefined }), 0, label, origin);
    } else this.#writeCells(outcome, label, origin);
  }

  /** Deletes rows, with the reason where it was asked. Those in the ledger leave the sheet when the ledger has let them go: it may refuse. */
  deleteRows(rows: readonly SheetRow[], reason?: string): void {
    if (this.#wide) {
      this.#afterWide(() => this.deleteRows(rows, reason));
      return;
    }
    const { store, view, touched } = this.#world;
    const chosen = rows.filter((row) => row.id !== this.#fresh);
    const local = store.drop(chosen.map((row) => row.id).filter((id) => store.isDraft(id)));
    if (local.length > 0) view.api.applyTransaction({ remove: local });
    const deletes = chosen.map((row) => row.id).filter((id) => store.get(id) !== undefined);
    touched(deletes);
    const label = `删除 ${deletes.length} 行`;
    const done = `已${label}（撤销：Ctrl+Z）`;
    if (deletes.length > 0)
      this.#outbox.push({ seq: this.#outbox.nextSeq(), label, origin: 'keyboard', deletes, done, ...(reason !== undefined && { reason }) });
  }

  /** Puts empty rows above a row. They go to the ledger when something is typed in them. */
  insertRows(above: number, count: number): readonly SheetRow[] {
    const { store, view, order, props } = this.#world;
    const at = view.nodeAt(above)?.sourceRowIndex ?? -1;
    let behind = view.rowAt(above - 1)?.id;
    const rows: SheetRow[] = [];
    for (let made = 0; made < count; made++) {
      const row = store.addDraft(props().newId(), props().unit);
      order.putBehind(row.id, behind);
      behind = row.id;
      rows.push(row);
    }
    view.api.applyTransaction(at < 0 ? { add: rows } : { add: rows, addIndex: at });
    return rows;
  }

  /** Adds empty rows at the end until so many rows are shown. */
  growTo(shown: number): void {
    const missing = shown - this.#world.view.bounds().rows;
    if (missing <= 0 || this.#world.props().fixedRows !== undefined) return;
    // the empty row becomes one of the rows filled, the last of the new ones the empty row: they keep the order they were made in
    this.#world.view.api.applyTransaction({ add: Array.from({ length: missing }, () => this.newFresh()) });
  }

  /** The empty row that stands last; made when the one before it has been typed in. */
  newFresh(): SheetRow {
    const { store, props } = this.#world;
    const row = store.addDraft(props().newId(), props().unit);
    this.#fresh = row.id;
    return row;
  }

  mergeReply(reply: BatchReply): void {
    this.#show(this.#world.store.settle(reply, undefined), reply);
  }

  changesOf(act: Act): readonly (Change | SetChange)[] {
    const { store, props, view } = this.#world;
    if (act.bulk) return changesOfBulk(props().table, act.bulk);
    if (!act.deletes) return store.changesOf(act.edits ?? []);
    // rows whose insert failed are in no ledger: they only leave the sheet
    const unsaved = new Set(act.deletes.filter((id) => store.get(id) && !store.isSaved(id)));
    this.#outbox.forget(unsaved);
    const local = store.drop(unsaved);
    if (local.length > 0 && !view.api.isDestroyed()) view.api.applyTransaction({ remove: local });
    return act.deletes.filter((id) => store.isSaved(id)).map((id) => ({ op: 'delete', table: props().table, id }));
  }

  adopt({ edits, made = [], bulk, seq }: Act, failed: boolean): void {
    const { store, props } = this.#world;
    store.addMissing(bulk?.made ?? made, props().unit);
    if (edits) store.write(edits, seq);
    if (edits && failed) store.fail(seq);
    if (bulk) store.redraw(bulk);
    if (bulk) store.markBulk(bulk, failed);
  }

  replied({ seq, bulk, edits, deletes, done }: Act, reply: BatchReply): void {
    const { store, props } = this.#world;
    if (bulk) store.markBulk(bulk, undefined);
    if (!reply.reread?.includes(props().table)) this.#show(store.settle(reply, seq), reply);
    else {
      const changed = store.settleAsWritten(seq, bulk ? bulk.made : (edits ?? []).map((edit) => edit.id));
      this.#show({ changed, added: [], removed: store.drop(deletes ?? []) }, reply);
      this.#world.view.redraw(() => true);
    }
    if (done !== undefined) props().onNotice?.({ kind: 'done', message: done });
  }

  refused(act: Act, error: unknown, kept: boolean): void {
    const { store, view, props } = this.#world;
    if (act.bulk) store.markBulk(act.bulk, kept);
    const met = store.fail(act.seq);
    if (error instanceof LedgerError && error.code === 'EDIT-CONFLICT' && isRow(error.payload)) store.rebase(error.payload);
    view.redraw((_, id) => met.has(id) || act.bulk !== undefined);
    const { onNotice, outbox } = props();
    if (!kept) onNotice?.({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
    // with an outbox of its own the page hears of failures there
    else if (!outbox)
      onNotice?.({
        kind: 'failed',
        error,
        label: act.label,
        retry: () => this.#outbox.retry(act.seq),
        discard: () => this.#outbox.discard(act.seq),
      });
  }

  reopened(act: Act): Act | undefined {
    const { store, view } = this.#world;
    if (act.bulk) store.markBulk(act.bulk, false);
    const edits = act.edits && store.reopen(act.edits, act.seq);
    view.redraw((_, id) => edits?.some((edit) => edit.id === id) || act.bulk !== undefined);
    return edits ? (edits.length > 0 ? { ...act, edits } : undefined) : act;
  }

  discarded(act: Act): void {
    this.#show(act.bulk ? this.#world.store.discardBulk(act.bulk) : this.#world.store.discard(act.seq));
  }

  changed(): void {
    this.#world.changed();
  }

  #writeCells(outcome: Outcome, label: string, origin: Origin): void {
    this.#tell(outcome, outcome.edits.length, label);
    const { store, view, touched } = this.#world;
    const edits = this.#withInitials(outcome.edits);
    if (edits.length === 0) return;
    const seq = this.#outbox.nextSeq();
    const met = new Set(edits.map((edit) => edit.id));
    const made = [...met].filter((id) => !store.isSaved(id));
    touched(met);
    store.write(edits, seq);
    view.redraw((_, id) => met.has(id));
    this.#keepFresh();
    this.#outbox.push({ seq, label, origin, edits, made });
  }

  /** Does an act on very many cells: reckoned, drawn and sent while the page stays alive. Acts done meanwhile come after it. */
  #writeWide(reckon: () => Generator<number, WideOutcome>, total: number, label: string, origin: Origin): void {
    const calledOff = new AbortController();
    const working = (done: number, of: number) => this.#outbox.working({ label, done, total: of, cancel: () => calledOff.abort() });
    working(0, total);
    const act = async () => {
      await this.#outbox.settled();
      const outcome = await sliced(reckon(), (done) => working(done, total), calledOff.signal);
      const rows = this.#rowsWithInitials(outcome.rows);
      this.#tell(outcome, rows.length, label);
      if (rows.length === 0) return;
      this.#world.touched(rows.map((row) => row.id));
      const bulk = await sliced(this.#world.store.overwrite(rows), (done) => working(done, rows.length));
      this.#world.store.markBulk(bulk, false);
      this.#world.view.redraw(() => true);
      this.#keepFresh();
      this.#outbox.push({ seq: this.#outbox.nextSeq(), label, origin, bulk });
    };
    this.#wide = act()
      .catch((error: unknown) => {
        if (!calledOff.signal.aborted) throw error;
      })
      .finally(() => {
        this.#wide = undefined;
        this.#outbox.working(undefined);
      });
  }

  #afterWide(act: () => void): void {
    void this.#wide?.then(act);
  }

  #tell(told: Told, done: number, label: string): void {
    const message = toldOf(told, done > 0 ? label : undefined);
    if (message !== undefined) this.#world.props().onNotice?.({ kind: 'refused', message });
  }

  #keepFresh(): void {
    const { view, store, props } = this.#world;
    if (!view.api.isDestroyed() && !store.isDraft(this.#fresh) && props().fixedRows === undefined)
      view.api.applyTransaction({ add: [this.newFresh()] });
  }

  /** What the model says a new row begins with. */
  #initials(): readonly { field: string; value: unknown }[] {
    const { props, coerce } = this.#world;
    return Object.entries(tableOf(props().table).fields).flatMap(([field, { initial }]) =>
      initial ? [{ field, value: coerce(field, initial) }] : [],
    );
  }

  /** A new row begins with what the model says, where nothing else was typed. */
  #withInitials(edits: readonly CellEdit[]): readonly CellEdit[] {
    const begun = [...new Set(edits.map((edit) => edit.id))].filter((id) => this.#world.store.isDraft(id));
    if (begun.length === 0) return edits;
    const initials = this.#initials();
    const typed = new Set(edits.map((edit) => `${edit.id}:${edit.field}`));
    return [
      ...edits,
      ...begun.flatMap((id) => initials.map((edit) => ({ id, ...edit })).filter((edit) => !typed.has(`${id}:${edit.field}`))),
    ];
  }
  #rowsWithInitials(rows: readonly RowEdit[]): readonly RowEdit[] {
    const initials = Object.fromEntries(this.#initials().map(({ field, value }) => [field, value]));
    return rows.map((row) => (this.#world.store.isDraft(row.id) ? { ...row, after: { ...initials, ...row.after } } : row));
  }

  /** Brings the drawing to what the store now holds. */
  #show({ changed, added, removed }: Reconciled, reply?: BatchReply): void {
    const { view, marks } = this.#world;
    if (view.api.isDestroyed()) return;
    const marked = reply ? marks.merge(reply.problems) : new Set<string>();
    if (added.length > 0 || removed.length > 0) view.api.applyTransaction({ add: [...added], remove: [...removed] });
    view.redraw((_, id) => changed.has(id) || marked.has(id));
    this.#keepFresh();
    this.#world.changed();
  }
}

// biome-ignore lint/correctness/useYield: the work was done before
function* already(outcome: WideOutcome): Generator<number, WideOutcome> {
  return outcome;
}

const isRow = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null && 'id' in value && 'unit' in value;

import type { BatchReply, Origin } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Outcome } from './commands.ts';
import { type Act, Outbox } from './outbox.ts';
import type { ProblemMarks } from './problems.ts';
import type { RowOrder } from './row-order.ts';
import type { CellEdit, Reconciled, RowStore, SheetRow } from './row-store.ts';
import type { SheetProps } from './sheet-props.ts';
import type { View } from './view.ts';

export interface WritingWorld {
  readonly view: View;
  readonly store: RowStore;
  readonly marks: ProblemMarks;
  readonly order: RowOrder;
  props(): SheetProps;
  coerce(field: string, input: unknown): unknown;
  /** Counts, marks or save state changed. */
  changed(): void;
}

/** What is done to the rows: drawn at once, sent as one batch an act, reconciled with the reply. Keeps the empty row at the end. */
export class Writing {
  readonly #world: WritingWorld;
  readonly #outbox: Outbox;
  readonly #editsOf = new Map<number, readonly CellEdit[]>();
  readonly #failed = new Set<number>();
  #seq = 0;
  #fresh = '';
  saving = 0;

  constructor(world: WritingWorld) {
    this.#world = world;
    this.#outbox = new Outbox((batch) => world.props().apply(batch), {
      reply: (act, reply) => this.#replied(act, reply),
      fail: (act, error) => this.#refused(act, error),
      waiting: (count) => {
        this.saving = count;
        world.changed();
      },
    });
  }

  get unsaved(): number {
    return this.#failed.size;
  }
  get fresh(): string {
    return this.#fresh;
  }
  settled(): Promise<void> {
    return this.#outbox.settled();
  }

  /** Does an act: one batch under a Chinese name. What it had to leave alone is told to the page. */
  write(outcome: Outcome, label: string, origin: Origin): void {
    if (outcome.locked > 0)
      this.#world.props().onNotice?.({
        kind: 'refused',
        message: outcome.locked > 1 ? `${outcome.locked} 格不能修改：${outcome.reason}` : (outcome.reason ?? ''),
      });
    const edits = this.#withInitials(outcome.edits);
    if (edits.length === 0) return;
    const seq = ++this.#seq;
    const { store, view } = this.#world;
    store.write(edits, seq);
    this.#editsOf.set(seq, edits);
    const met = new Set(edits.map((edit) => edit.id));
    view.redraw((_, id) => met.has(id));
    this.#keepFresh();
    this.#outbox.push({ seq, label, origin, changes: () => store.changesOf(edits) });
  }

  /** Deletes rows. Those in the ledger leave the sheet when the ledger has let them go: it may refuse. */
  deleteRows(rows: readonly SheetRow[]): void {
    const { store, view } = this.#world;
    const local = rows
      .filter((row) => row.id !== this.#fresh)
      .flatMap((row) => (store.isDraft(row.id) ? (store.dropLocal(row.id) ?? []) : []));
    if (local.length > 0) view.api.applyTransaction({ remove: local });
    const saved = rows.filter((row) => store.get(row.id) && row.id !== this.#fresh).map((row) => row.id);
    if (saved.length === 0) return;
    const table = this.#world.props().table;
    const changes = () => saved.filter((id) => store.isSaved(id)).map((id) => ({ op: 'delete' as const, table, id }));
    this.#outbox.push({ seq: ++this.#seq, label: `删除 ${saved.length} 行`, origin: 'keyboard', changes });
  }

  /** Puts empty rows above a row. They go to the ledger when something is typed in them. */
  insertRows(above: number, count: number): void {
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
  }

  /** Adds empty rows at the end until so many rows are shown. */
  growTo(shown: number): void {
    const missing = shown - this.#world.view.bounds().rows;
    if (missing <= 0) return;
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

  #keepFresh(): void {
    if (!this.#world.view.api.isDestroyed() && !this.#world.store.isDraft(this.#fresh))
      this.#world.view.api.applyTransaction({ add: [this.newFresh()] });
  }

  /** A new row begins with what the model says, where nothing else was typed. */
  #withInitials(edits: readonly CellEdit[]): readonly CellEdit[] {
    const { store, props, coerce } = this.#world;
    const begun = [...new Set(edits.map((edit) => edit.id))].filter((id) => store.isDraft(id));
    if (begun.length === 0) return edits;
    const initials = Object.entries(tableOf(props().table).fields).flatMap(([field, { initial }]) =>
      initial ? [{ field, value: coerce(field, initial) }] : [],
    );
    const typed = new Set(edits.map((edit) => `${edit.id}:${edit.field}`));
    return [
      ...edits,
      ...begun.flatMap((id) => initials.map((edit) => ({ id, ...edit })).filter((edit) => !typed.has(`${id}:${edit.field}`))),
    ];
  }

  #replied(act: Act, reply: BatchReply): void {
    this.#failed.delete(act.seq);
    this.#editsOf.delete(act.seq);
    this.#show(this.#world.store.settle(reply, act.seq), reply);
  }

  #refused(act: Act, error: unknown): void {
    const { store, view, props } = this.#world;
    const edits = this.#editsOf.get(act.seq);
    if (edits) this.#failed.add(act.seq);
    const met = store.fail(act.seq);
    if (error instanceof LedgerError && error.code === 'EDIT-CONFLICT' && isRow(error.payload)) store.rebase(error.payload);
    view.redraw((_, id) => met.has(id));
    this.#world.changed();
    props().onNotice?.({ kind: 'failed', error, label: act.label, retry: () => this.#retry(act), discard: () => this.#discard(act.seq) });
  }

  #retry(act: Act): void {
    const edits = this.#editsOf.get(act.seq);
    if (edits && !this.#failed.delete(act.seq)) return;
    const wanted = edits && this.#world.store.reopen(edits, act.seq);
    this.#outbox.push(wanted ? { ...act, changes: () => this.#world.store.changesOf(wanted) } : act);
  }

  #discard(seq: number): void {
    if (!this.#failed.delete(seq)) return;
    this.#editsOf.delete(seq);
    this.#show(this.#world.store.discard(seq));
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

const isRow = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null && 'id' in value && 'unit' in value;

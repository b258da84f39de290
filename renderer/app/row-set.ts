import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { isUnread } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';

export interface Option {
  readonly id: string;
  readonly label: string;
}

export function labelIn(table: TableName, row: AnyRow | undefined): string | undefined {
  const value = row?.[tableOf(table).label];
  if (isUnread(value)) return value.unread;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A table's rows as last known: one for every full reading, changed in place by the replies after it. */
export class RowSet {
  readonly table: TableName;
  readonly #byId: Map<string, AnyRow>;
  readonly #watchers = new Set<() => void>();
  #version = 0;
  #naming = 0;
  #options: readonly Option[] | undefined;

  constructor(table: TableName, rows: readonly AnyRow[]) {
    this.table = table;
    this.#byId = new Map(rows.map((row) => [row.id, row]));
  }

  get byId(): ReadonlyMap<string, AnyRow> {
    return this.#byId;
  }
  /** Grows with every change of a row. */
  version = (): number => this.#version;
  /** Grows where a row came, went or is named otherwise. */
  naming = (): number => this.#naming;
  size = (): number => this.#byId.size;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Rows by name; the same array while no name changed. */
  options(): readonly Option[] {
    this.#options ??= [...this.#byId.values()].map((row) => ({ id: row.id, label: labelIn(this.table, row) ?? '（未命名）' }));
    return this.#options;
  }

  /** Brings in what a reply says of this table. */
  take({ rows, removed }: Pick<BatchReply, 'rows' | 'removed'>): void {
    let touched = false;
    let named = false;
    for (const { table, row } of rows) {
      if (table !== this.table) continue;
      const before = this.#byId.get(row.id);
      named ||= !before || labelIn(table, before) !== labelIn(table, row);
      this.#byId.set(row.id, row);
      touched = true;
    }
    for (const { table, id } of removed) if (table === this.table && this.#byId.delete(id)) named = true;
    if (!touched && !named) return;
    this.#version += 1;
    if (named) {
      this.#naming += 1;
      this.#options = undefined;
    }
    for (const watcher of this.#watchers) watcher();
  }
}

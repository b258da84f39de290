import { type BatchReply, editBatch } from '#shared/contract/bookkeeping.ts';
import type { InputOf } from '#shared/contract/calls.ts';
import { type ErrorCode, LedgerError } from '#shared/errors.ts';
import { coerce, type Surroundings } from '#shared/model/coerce.ts';
import { isUnread } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';

const empty = { undo: null, redo: null };
/** A reply about more rows names none of them. */
const manyRows = 5000;

/** A ledger in memory that answers batches as the real one does: before must hold, values are coerced, two rules are run. */
export class MemoryLedger {
  readonly batches: InputOf<'bookkeeping.apply'>[] = [];
  readonly rows = new Map<string, Record<string, unknown> & { id: string; unit: string }>();
  readonly #problems = new Map<string, Problem[]>();
  readonly #around: Surroundings;
  readonly #unit: string;
  readonly #table: TableName;
  /** The next batches are refused with this error. */
  refuseWith: ErrorCode | undefined;
  /** Calls that were called off. */
  readonly #cancelled = new Set<string>();
  onProgress: ((call: string, done: number, total: number) => void) | undefined;
  /** Milliseconds before a batch is answered. */
  delay = 0;

  constructor(table: TableName, rows: readonly AnyRow[], unit: string, around: Surroundings) {
    this.#table = table;
    this.#around = around;
    this.#unit = unit;
    for (const row of rows) this.rows.set(row.id, { ...row });
    for (const row of rows) this.#problems.set(row.id, this.#check(row.id));
  }

  problems(): Problem[] {
    return [...this.#problems.values()].flat();
  }

  cancel(call: string): void {
    this.#cancelled.add(call);
  }

  async apply(input: InputOf<'bookkeeping.apply'>, call = ''): Promise<BatchReply> {
    const batch = editBatch.parse(structuredClone(input));
    for (let tenth = 1; tenth <= 10 && this.delay > 0; tenth++) {
      await new Promise((resolve) => setTimeout(resolve, this.delay / 10));
      this.onProgress?.(call, tenth, 10);
      if (this.#cancelled.has(call)) throw new LedgerError('CALL-CANCELLED');
    }
    if (this.refuseWith) throw new LedgerError(this.refuseWith);
    this.batches.push(input);
    const removed: BatchReply['removed'] = [];
    const met = new Set<string>();
    for (const change of batch.changes) {
      if (change.op === 'set') {
        for (const id of change.ids) this.#write(id, change.after);
        for (const id of change.ids) met.add(id);
        continue;
      }
      if (change.op === 'delete') {
        this.rows.delete(change.id);
        removed.push({ table: change.table, id: change.id });
      } else {
        if (change.op === 'update') this.#holds(change.id, change.before);
        this.#write(change.id, change.after);
      }
      met.add(change.id);
    }
    const rows = [...met].flatMap((id) => this.rows.get(id) ?? []).map((row) => ({ table: this.#table, row: { ...row } }));
    const reply = { seq: batch.seq, batch: this.batches.length, label: batch.label, problems: this.#recheck(met), ...empty };
    return met.size > manyRows ? { ...reply, rows: [], removed: [], reread: [this.#table] } : { ...reply, rows, removed };
  }

  /** Keeps the 说明 of a warning, as bookkeeping.waive does. */
  async waive(problem: Problem, text: string): Promise<BatchReply> {
    if (this.refuseWith) throw new LedgerError(this.refuseWith);
    const waived = { ...problem, waived: text };
    const isMeant = ({ field, message }: Problem) => field === problem.field && message === problem.message;
    this.#problems.set(
      problem.id,
      (this.#problems.get(problem.id) ?? []).map((one) => (isMeant(one) ? waived : one)),
    );
    const problems = { gone: [problem], appeared: [waived] };
    return { seq: 0, batch: this.batches.length, label: '填写说明', rows: [], removed: [], problems, ...empty };
  }

  #holds(id: string, before: Record<string, unknown>): void {
    const row = this.rows.get(id);
    if (!row) throw new LedgerError('EDIT-MISSING');
    const differs = Object.entries(before).some(([key, value]) => JSON.stringify(row[key] ?? null) !== JSON.stringify(value ?? null));
    if (differs) throw new LedgerError('EDIT-CONFLICT', {}, { payload: { ...row } });
  }

  #write(id: string, values: Record<string, unknown>): void {
    const row: Record<string, unknown> & { id: string; unit: string } = { ...(this.rows.get(id) ?? { id, unit: this.#unit }) };
    const { fields } = tableOf(this.#table);
    for (const [key, value] of Object.entries(values)) if (fields[key]) row[key] = coerce(fields[key], value, this.#around);
    this.rows.set(id, row);
  }

  #recheck(ids: ReadonlySet<string>): BatchReply['problems'] {
    const gone = [...ids].flatMap((id) => this.#problems.get(id) ?? []);
    for (const id of ids) this.#problems.set(id, this.#check(id));
    return { gone, appeared: [...ids].flatMap((id) => this.#problems.get(id) ?? []) };
  }

  #check(id: string): Problem[] {
    const row = this.rows.get(id);
    if (!row) return [];
    const at = { table: this.#table, id };
    return Object.entries(tableOf(this.#table).fields).flatMap(([field, { title, required, format }]): Problem[] => {
      const value = row[field] ?? null;
      if (required && value === null)
        return [{ ...at, field, rule: 'ROW-001', severity: 'error', message: `“${title}”没有填写；请补上。` }];
      if (isUnread(value))
        return [{ ...at, field, rule: 'ROW-002', severity: 'error', message: `“${title}”读不懂“${value.unread}”；请按格式重写。` }];
      if (format === 'phone' && value !== null && !/^1\d{10}$/.test(String(value)))
        return [{ ...at, field, rule: 'MEM-005', severity: 'warning', message: `“${title}”不是 11 位手机号；请核对。` }];
      return [];
    });
  }
}

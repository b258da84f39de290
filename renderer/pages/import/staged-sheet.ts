import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { InputOf } from '#shared/contract/calls.ts';
import type { Fate, IntakeProblem, StageChange, StagedRow } from '#shared/contract/intake.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Mend, Problem } from '#shared/rules/rule.ts';
import type { RowNotes, Tone } from '../../grid/row-notes.ts';
import type { Batch } from '../../grid/writing/outbox.ts';

/** How a row's fate is told: a word and a colour. */
export const fateWords: Record<Fate, { readonly text: string; readonly tone: Tone }> = {
  insert: { text: '新增', tone: 'added' },
  update: { text: '更新', tone: 'changed' },
  unchanged: { text: '不变', tone: 'same' },
  reject: { text: '不进台账', tone: 'refused' },
  left: { text: '不导入', tone: 'aside' },
};

/** What can be looked at by itself. */
export type Showing = 'all' | 'insert' | 'update' | 'unchanged' | 'problem' | 'left';
export const showings: Record<Showing, string> = {
  all: '全部',
  insert: '新增',
  update: '更新',
  unchanged: '不变',
  problem: '有问题',
  left: '不导入',
};

const isShown: Record<Showing, (row: StagedRow) => boolean> = {
  all: () => true,
  insert: ({ fate }) => fate === 'insert',
  update: ({ fate }) => fate === 'update',
  unchanged: ({ fate }) => fate === 'unchanged',
  problem: ({ fate, verdict }) => fate !== 'left' && verdict !== 'ok',
  left: ({ fate }) => fate === 'left',
};

/** One table's rows of a stage as last known, with the problems they have: what the sheet of the import is drawn from. */
export class StagedSheet {
  readonly table: TableName;
  readonly #rows: Map<string, StagedRow>;
  readonly #problems: Map<string, IntakeProblem>;
  #counts: Readonly<Record<Showing, number>> | undefined;

  constructor(table: TableName, { rows, problems }: { readonly rows: readonly StagedRow[]; readonly problems: readonly IntakeProblem[] }) {
    this.table = table;
    this.#rows = new Map(rows.map((row) => [row.values.id, row]));
    this.#problems = new Map(problems.map((problem) => [keyOf(problem), problem]));
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }
  get(id: string): StagedRow | undefined {
    return this.#rows.get(id);
  }
  rows(): AnyRow[] {
    return [...this.#rows.values()].map(({ values }) => values);
  }
  problems(): IntakeProblem[] {
    return [...this.#problems.values()];
  }

  readonly notes: RowNotes = {
    noteOf: (id) => {
      const row = this.#rows.get(id);
      return row && { line: row.row, ...fateWords[row.fate] };
    },
    wasOf: (id, field) => {
      const was = this.#rows.get(id)?.existing?.was;
      return was && field in was ? (was[field] ?? null) : undefined;
    },
  };

  shows = (showing: Showing, id: string): boolean => {
    const row = this.#rows.get(id);
    return row !== undefined && isShown[showing](row);
  };

  /** How many rows each showing has; the same object while nothing changed. */
  counts(): Readonly<Record<Showing, number>> {
    if (this.#counts) return this.#counts;
    const rows = [...this.#rows.values()];
    const count = (showing: Showing) => rows.reduce((sum, row) => sum + Number(isShown[showing](row)), 0);
    const counts = Object.fromEntries((Object.keys(showings) as Showing[]).map((showing) => [showing, count(showing)]));
    this.#counts = counts as Record<Showing, number>;
    return this.#counts;
  }

  /** How many rows the commit writes, and how many stay out for what is wrong with them or because a person said so. */
  sums(): { readonly goesIn: number; readonly rejected: number; readonly left: number } {
    const { insert, update, left } = this.counts();
    let rejected = 0;
    for (const { fate } of this.#rows.values()) if (fate === 'reject') rejected += 1;
    return { goesIn: insert + update, rejected, left };
  }

  /** Takes in what a mending or a choice changed, and tells the sheet of it as the reply to a batch. */
  take(change: StageChange, seq: number, label: string): BatchReply {
    this.#counts = undefined;
    const mine = change.rows.filter(({ values }) => this.#rows.has(values.id));
    for (const row of mine) this.#rows.set(row.values.id, row);
    const { appeared, gone } = change.problems;
    const own = (problems: readonly IntakeProblem[]) => problems.filter((problem) => problem.table === this.table);
    for (const problem of own(gone)) this.#problems.delete(keyOf(problem));
    for (const problem of own(appeared)) this.#problems.set(keyOf(problem), problem);
    return {
      seq,
      batch: 0,
      label,
      rows: mine.map(({ values }) => ({ table: this.table, row: values })),
      removed: [],
      problems: { appeared: own(appeared), gone: own(gone) },
      undo: null,
      redo: null,
    };
  }
}

const keyOf = ({ rule, id, field, message }: IntakeProblem) => [rule, id, field, message].join('\n');

/** What a batch of the sheet mends: rows are neither added nor taken away on a sheet of staged rows. */
export function mendsIn({ changes }: Batch): InputOf<'intake.mend'>['changes'] {
  return changes.flatMap((change) => {
    if (change.op === 'set') return change.ids.map((id) => ({ id, after: change.after }));
    return change.op === 'delete' ? [] : [{ id: change.id, after: change.after }];
  });
}

const nearOf = (problem: Problem) => ('near' in problem ? ((problem as IntakeProblem).near ?? []) : []);

/** Rows of the ledger that a name or a code may mean, as quick fixes. In a list of several names it is not known which of them is meant. */
export function nearMends(problem: Problem): Mend[] {
  const single = ['link', 'code', 'text'].includes(tableOf(problem.table).fields[problem.field]?.kind ?? '');
  return single ? nearOf(problem).map(({ id, label }) => ({ title: `改为“${label}”`, value: id, toCheck: true as const })) : [];
}

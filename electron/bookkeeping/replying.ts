import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import type { RowChange } from './applying.ts';
import { nextActs } from './history.ts';

/** More than this is read anew by whoever needs it: a reply of a hundred thousand rows would hold up the page that waits for it. */
const most = 5000;

/** What a batch came to. */
export interface Outcome {
  /** Number in the change log; 0 where nothing changed. */
  readonly number: number;
  readonly rows: readonly RowChange[];
  /** Undefined where there were too many to say what came and what went. */
  readonly problems: BatchReply['problems'] | undefined;
}

export function replyOf(
  ledger: ReadableLedger,
  { seq, label }: Pick<BatchReply, 'seq' | 'label'>,
  { number, rows, problems }: Outcome,
): BatchReply {
  // a row that the batch touched twice is given once, as it stands at the end
  const last = [...new Map(rows.map((row) => [row.id, row])).values()];
  const few = last.length <= most;
  const told = problems && problems.appeared.length + problems.gone.length <= most;
  return {
    seq,
    batch: number,
    label,
    changed: last.length,
    rows: few ? last.flatMap(({ table, after }) => (after ? [{ table, row: after }] : [])) : [],
    removed: few ? last.flatMap(({ table, id, after }) => (after ? [] : [{ table, id }])) : [],
    ...(few ? {} : { reread: [...new Set(last.map(({ table }): TableName => table))] }),
    ...(told ? { problems } : { problems: { appeared: [], gone: [] }, rereadProblems: true as const }),
    ...nextActs(ledger),
  };
}

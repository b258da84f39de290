import type { BatchReply, Change, EditBatch } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Problem, Ruleset } from '#shared/rules/rule.ts';
import { factsInMemory } from '../checking/facts-in-memory.ts';
import { recheck } from '../checking/recheck.ts';
import { append } from '../ledger/change-log.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { type Bounds, type RowChange, writeChanges } from './applying.ts';
import type { Clock, Watch } from './bookkeeping.ts';
import { type Act, actByNumber, again, inverse, loggedChanges, redoable, undoable } from './history.ts';
import { isClosed } from './period-store.ts';
import { difference, problemsOfRow, replaceRechecked, storedProblems } from './problems.ts';

export interface WritePath {
  apply(batch: EditBatch, watch?: Watch): BatchReply;
  undo(batch?: number): BatchReply;
  redo(): BatchReply;
}

interface Surroundings {
  readonly clock: Clock;
  readonly ruleset: Ruleset;
  /** The month whose problems are kept. */
  working(): string;
}

// from here on one pass over all rows in memory is cheaper than a query per question
const manyChanges = 400;

/** Everything that changes the ledger goes through here: rows, change log and problems in one transaction. */
export function openWritePath(ledger: WritableLedger, around: Surroundings): WritePath {
  const write = (batch: EditBatch, of: number | null, watch?: Watch): BatchReply =>
    ledger.atomically(() => {
      const waivedBefore = problemsOfWaived(ledger, batch.changes);
      const bounds: Bounds = { today: around.clock.today(), isClosed: (period) => isClosed(ledger, period) };
      const { rows, log } = writeChanges(ledger, batch, bounds, watch);
      if (rows.length === 0) return replyOf(ledger, batch, 0, rows, { appeared: [], gone: [] });
      watch?.progress({ done: batch.changes.length, total: batch.changes.length, label: '检查' });
      const number = append(ledger, { at: around.clock.now(), origin: batch.origin, label: batch.label, of }, log);
      const problems = renewProblems(ledger, around, rows, waivedBefore);
      return replyOf(ledger, batch, number, rows, problems);
    });

  const doAgain = (act: Act, origin: 'undo' | 'redo', changes: Change[]) => {
    try {
      return write({ origin, label: act.label, seq: 0, changes }, act.batch);
    } catch (error) {
      const stands =
        error instanceof LedgerError && ['EDIT-CONFLICT', 'EDIT-MISSING', 'EDIT-EXISTS', 'EDIT-REFERENCED'].includes(error.code);
      throw stands ? new LedgerError('UNDO-BLOCKED', { label: act.label }, { cause: error }) : error;
    }
  };

  return {
    apply: (batch, watch) => write(batch, null, watch),
    undo(number) {
      const act = number === undefined ? undoable(ledger) : actByNumber(ledger, number);
      if (!act) throw new LedgerError('UNDO-NOTHING');
      return doAgain(act, 'undo', inverse(loggedChanges(ledger, act.batch)));
    },
    redo() {
      const act = redoable(ledger);
      if (!act) throw new LedgerError('REDO-NOTHING');
      return doAgain(act, 'redo', again(loggedChanges(ledger, act.batch)));
    },
  };
}

function renewProblems(ledger: WritableLedger, around: Surroundings, rows: readonly RowChange[], waivedBefore: readonly Problem[]) {
  const many = rows.length > manyChanges;
  const facts = many ? factsInMemory((table) => ledger.rows(table)) : ledger.facts();
  const context = { today: around.clock.today(), period: around.working(), ruleset: around.ruleset };
  const { rechecked, problems } = recheck(rows, facts, context);
  const removed = rows.filter((row) => row.after === null).map((row) => row.id);
  const subjects = [...new Set([...rechecked.map(({ id }) => id), ...removed, ...waivedBefore.map(({ id }) => id)])];
  const now = () => (many ? storedProblems(ledger) : subjects.flatMap((id) => problemsOfRow(ledger, id)));
  const before = now().filter((problem) => !waivedBefore.some(({ id }) => id === problem.id));
  replaceRechecked(ledger, rechecked, removed, problems);
  return difference([...before, ...waivedBefore], now());
}

/** The problems, as they were, of rows whose 说明 this batch writes or takes back. */
function problemsOfWaived(ledger: WritableLedger, changes: readonly Change[]): Problem[] {
  const subjects = new Set<string>();
  for (const change of changes) {
    if (change.table !== 'waiver') continue;
    for (const values of ['after' in change ? change.after : {}, ledger.row('waiver', change.id) ?? {}])
      if (typeof values.subject === 'string') subjects.add(values.subject);
  }
  return [...subjects].flatMap((id) => problemsOfRow(ledger, id));
}

function replyOf(
  ledger: WritableLedger,
  batch: EditBatch,
  number: number,
  rows: readonly RowChange[],
  problems: BatchReply['problems'],
): BatchReply {
  // a row that the batch touched twice is given once, as it stands at the end
  const last = new Map(rows.map((row) => [row.id, row]));
  return {
    seq: batch.seq,
    batch: number,
    label: batch.label,
    rows: [...last.values()].flatMap(({ table, after }) => (after ? [{ table, row: after }] : [])),
    removed: [...last.values()].flatMap(({ table, id, after }) => (after ? [] : [{ table, id }])),
    problems,
    undo: undoable(ledger)?.label ?? null,
    redo: redoable(ledger)?.label ?? null,
  };
}

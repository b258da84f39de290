import { isDeepStrictEqual } from 'node:util';
import type { LocalEntries } from '#shared/codes/local-codes.ts';
import type { BatchReply, Change, EditBatch } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem, Ruleset } from '#shared/rules/rule.ts';
import type { CheckContext } from '../checking/running.ts';
import { type Author, beginBatch } from '../ledger/change-log.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { type Bounds, isAlreadyRead, type Writing, writeChanges } from './applying.ts';
import { changedSince, laterAct, placeIn, usedSince } from './blocking.ts';
import type { Clock, Foretold, Sender, Watch } from './bookkeeping.ts';
import { surroundingsOf } from './coercing.ts';
import { type Act, actByNumber, again, inverse, redoable, undoable } from './history.ts';
import { isClosed } from './period-store.ts';
import { problemsOfRow, replaceDiffering } from './problems.ts';
import { renewProblems } from './renewing.ts';
import { replyOf } from './replying.ts';
import { isReported, takesReportedRows } from './reported.ts';
import { revealLabel } from './revealing.ts';

export interface WritePath {
  apply(batch: EditBatch, watch?: Watch, sender?: Sender, foretold?: Foretold): BatchReply;
  applyRead(batch: EditBatch, watch?: Watch): BatchReply;
  undo(batch?: number, watch?: Watch): BatchReply;
  redo(watch?: Watch): BatchReply;
  reveal(table: TableName, fields?: readonly string[], act?: string): { batch: number; at: string };
  note(label: string): { batch: number; at: string };
}

interface Surroundings {
  readonly clock: Clock;
  ownRuleset(period: string): Ruleset;
  /** What can be written besides the entries of code lists. */
  lists(): LocalEntries | undefined;
  readonly account: string | null;
  /** The month whose problems are kept. */
  working(): string;
  /** Sees to it that the stored problems are of the working month, which moves by itself. */
  fresh(watch: Watch | undefined): void;
}

/** A batch being written, with what it has besides its changes. */
interface Circumstances {
  readonly label: string;
  readonly seq: number;
  readonly of: number | null;
  readonly by: Author;
  readonly watch: Watch | undefined;
  readonly foretold?: Foretold | undefined;
  /** See beginBatch. */
  readonly document?: string | null;
}

/** Everything that changes the ledger goes through here: rows, change log and problems in one transaction. */
export function openWritePath(ledger: WritableLedger, around: Surroundings): WritePath {
  const own: Author = { unit: ledger.identity.name, account: around.account };

  const write = (writing: Writing, batch: Circumstances): BatchReply => {
    around.fresh(batch.watch);
    return ledger.atomically(() => {
      const { watch, label, of, by, foretold, document = null } = batch;
      const today = around.clock.today();
      const waived = problemsOfWaived(ledger);
      const log = beginBatch(ledger, document);
      const bounds: Bounds = {
        isClosed: (period) => isClosed(ledger, period),
        isReported: (table, id) => isReported(ledger, table, id),
      };
      const rows = writeChanges(ledger, writing, bounds, { before: waived.note, after: log.add, watch });
      if (rows.length === 0) return replyOf(ledger, batch, { number: 0, rows, problems: { appeared: [], gone: [] } });
      watch?.throwIfCancelled();
      watch?.progress({ done: rows.length, total: rows.length, label: '检查' });
      const number = log.seal({ at: around.clock.now(), origin: writing.origin, label, of, by, reason: writing.reason ?? null });
      const period = around.working();
      const context = { today, period, ruleset: around.ownRuleset(period) };
      const found = foretold && stillHolds(foretold, context, number) ? foretold.found : undefined;
      // whoever foretold all of them knows what came and went
      const renew = () =>
        renewProblems(ledger, rows, context, waived.found, { watch, found: found && 'touched' in found ? found.touched : undefined });
      const problems = found && 'all' in found ? replaceDiffering(ledger, found.all) : renew();
      watch?.throwIfCancelled();
      return replyOf(ledger, batch, { number, rows, problems });
    });
  };

  const noteOf = (origin: 'reveal' | 'decide', label: string) => {
    const at = around.clock.now();
    return { batch: ledger.atomically(() => beginBatch(ledger).seal({ at, origin, label, of: null, by: own })), at };
  };

  const doAgain = (act: Act, origin: 'undo' | 'redo', watch: Watch | undefined) => {
    const changes = (origin === 'undo' ? inverse : again)(ledger, act.batch);
    // done again for the reason it was done for
    const reason = origin === 'redo' ? (act.reason ?? undefined) : undefined;
    try {
      return write({ origin, changes, total: act.rows, reason }, { label: act.label, seq: 0, of: act.batch, by: own, watch });
    } catch (error) {
      throw error instanceof LedgerError && standsInTheWay.includes(error.code) ? blocked(ledger, act, origin, error) : error;
    }
  };

  return {
    apply(batch, watch, sender, foretold) {
      const by = sender === undefined ? own : { unit: sender.unit, account: null };
      return write(writingOf(ledger, batch, around.clock.today(), around.lists), {
        label: batch.label,
        seq: batch.seq,
        of: null,
        by,
        watch,
        foretold,
        document: sender?.document ?? null,
      });
    },
    applyRead({ origin, changes, label, seq, reason }, watch) {
      return write({ origin, changes, total: sizeOf(changes), reason }, { label, seq, of: null, by: own, watch });
    },
    undo(number, watch) {
      const act = number === undefined ? undoable(ledger) : actByNumber(ledger, number);
      if (!act) throw new LedgerError('UNDO-NOTHING');
      if (takesReportedRows(ledger, act.batch)) throw new LedgerError('UNDO-REPORTED', { label: act.label });
      return doAgain(act, 'undo', watch);
    },
    redo(watch) {
      const act = redoable(ledger);
      if (!act) throw new LedgerError('REDO-NOTHING');
      return doAgain(act, 'redo', watch);
    },
    reveal: (table, fields, act) => noteOf('reveal', revealLabel(table, fields, act)),
    note: (label) => noteOf('decide', label),
  };
}

/** Found with the same context, and nothing was written between it and this batch. */
const stillHolds = ({ context, since }: Foretold, now: CheckContext, number: number): boolean =>
  number === since + 1 && isDeepStrictEqual(context, now);

const sizeOf = (changes: EditBatch['changes']) => changes.reduce((sum, change) => sum + (change.op === 'set' ? change.ids.length : 1), 0);

function writingOf(
  ledger: WritableLedger,
  { origin, changes, reason }: EditBatch,
  today: string,
  lists: () => LocalEntries | undefined,
): Writing {
  return {
    origin,
    changes,
    total: sizeOf(changes),
    reason,
    ...(isAlreadyRead(origin) ? {} : { around: surroundingsOf(ledger, today, changes, lists()) }),
  };
}

const standsInTheWay: readonly string[] = ['EDIT-CONFLICT', 'EDIT-MISSING', 'EDIT-EXISTS', 'EDIT-REFERENCED'];

/** UNDO-BLOCKED with the act that stands on the one to be taken back or done again. */
function blocked(ledger: WritableLedger, act: Act, origin: 'undo' | 'redo', cause: LedgerError): LedgerError {
  const place = placeIn(cause.payload) ?? changedSince(ledger, act.batch) ?? usedSince(ledger, act.batch);
  const later = place && laterAct(ledger, act.batch, place);
  const { label, at } = later ?? { label: '其他修改', at: null };
  const details = { label: act.label, act: origin === 'undo' ? '撤销' : '恢复', later: label, time: chinaTime(at) };
  return new LedgerError('UNDO-BLOCKED', details, { cause, payload: later });
}

/** The problems, as they were before the batch, of rows whose 说明 it writes or takes back; noted as their changes come. */
function problemsOfWaived(ledger: WritableLedger) {
  const noted = new Set<string>();
  const found: Problem[] = [];
  return {
    found,
    note(change: Change): void {
      if (change.table !== 'waiver') return;
      for (const values of ['after' in change ? change.after : {}, ledger.row('waiver', change.id) ?? {}]) {
        const subject = 'subject' in values ? values.subject : undefined;
        if (typeof subject !== 'string' || noted.has(subject)) continue;
        noted.add(subject);
        found.push(...problemsOfRow(ledger, subject));
      }
    },
  };
}

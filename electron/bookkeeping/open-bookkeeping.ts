import type { Period } from '#shared/contract/bookkeeping.ts';
import type { CheckResult } from '#shared/contract/checking.ts';
import { LedgerError } from '#shared/errors.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import type { Problem, Ruleset } from '#shared/rules/rule.ts';
import { checkAll } from '../checking/whole-check.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { metaSql } from '../ledger/meta.sql.ts';
import { answersToSend, noteCarried } from './answers.ts';
import type { Bookkeeping, Clock, Watch } from './bookkeeping.ts';
import { amendPeriod, closePeriod, readSnapshot, requireClosable, requireState } from './closing.ts';
import { extendedDue, lacksGrant } from './grants.ts';
import { changesOfBatch, history, nextActs } from './history.ts';
import { monthChanges, putReason, requireSaid } from './month-changes.ts';
import { monthRecords } from './month-records.ts';
import { dueDate, putPeriod, readPeriod, type StoredPeriod, shownPeriod, shownPeriods } from './period-store.ts';
import { problemSql } from './problems.sql.ts';
import { problemsOfRows, replaceAll, storedProblems, withWaivers } from './problems.ts';
import { recallMonth } from './recalling.ts';
import { openRegisters } from './registers.ts';
import { openRulesets } from './rulesets.ts';
import { waiverBatch } from './waiving.ts';
import { openWritePath } from './write-path.ts';

export interface BookkeepingOptions {
  readonly clock: Clock;
  /** What holds until a task file says otherwise. */
  readonly ruleset: Ruleset;
  /** The account on this machine that the desk's own acts are logged under, where it is known. */
  readonly account?: string | undefined;
}

/** Opens the one write path over a ledger. */
export function openBookkeeping(ledger: WritableLedger, { clock, ruleset, account }: BookkeepingOptions): Bookkeeping {
  const working = () => workingPeriod(ledger, clock.today());
  const rulesets = openRulesets(ledger, ruleset);
  const path = openWritePath(ledger, {
    clock,
    ownRuleset: rulesets.own,
    lists: () => rulesets.below(working()).lists,
    working,
    fresh: (watch) => void fresh(watch),
    account: account ?? null,
  });
  const check = (period: string, watch?: Watch): CheckResult => {
    const problems = withWaivers(
      ledger,
      checkAll(
        (table, unit) => ledger.rows(table, unit),
        { today: clock.today(), period, ruleset: rulesets.own(period) },
        (done, total) => {
          watch?.throwIfCancelled();
          if (done > 0) watch?.progress({ done, total, label: '检查' });
        },
        new Map(ledger.all(problemSql.meetingsByUnit).map(({ unit, rows }) => [unit as string, rows as number])),
      ),
    );
    watch?.throwIfCancelled();
    ledger.atomically(() => {
      if (period !== working()) ledger.run(metaSql.put, 'working_period', period);
      if (period !== checkedPeriod(ledger)) ledger.run(metaSql.put, 'checked_period', period);
      replaceAll(ledger, problems);
    });
    return resultOf(period, problems);
  };
  // the month moves by itself, with a receipt or the calendar: what the rules found is of the month that they ran over
  const fresh = (watch?: Watch) => {
    const period = working();
    if (checkedPeriod(ledger) !== period) check(period, watch);
    return period;
  };
  const registers = openRegisters(ledger);
  const dueOf = (period: string) => extendedDue(registers, ledger.identity.unit, period) ?? dueDate(period, rulesets.own(period));
  const needsGrant = (stored: StoredPeriod) =>
    lacksGrant(ledger, registers, stored, { ...rulesetAndDue(stored.period), today: clock.today() });
  const rulesetAndDue = (period: string) => ({ ruleset: rulesets.own(period), due: dueOf(period) });
  const shownOf = (stored: StoredPeriod): Period => ({
    ...shownPeriod(ledger, stored, dueOf(stored.period)),
    ...(needsGrant(stored) && { needsGrant: true as const }),
  });
  const shown = (period: string) => shownOf(readPeriod(ledger, period));
  const changesOf = (period: string) => monthChanges(ledger, period, rulesets.own(period).parameters);
  const inState = (period: string, allowed: Parameters<typeof requireState>[1], act: string) => {
    const stored = readPeriod(ledger, period);
    requireState(stored, allowed, act);
    return stored;
  };

  return {
    ledger,
    registers,
    clock,
    get ruleset() {
      return rulesets.below(working());
    },
    rulesetFor: rulesets.below,
    ownRuleset: (period = working()) => rulesets.own(period),
    apply: path.apply,
    applyRead: path.applyRead,
    undo: path.undo,
    redo: path.redo,
    next: () => nextActs(ledger),
    history: (row, limit, only) => history(ledger, row, limit, only),
    batch: (batch, from, limit) => changesOfBatch(ledger, batch, from, limit),
    reveal: path.reveal,
    note: path.note,
    waive: (input) => path.apply(waiverBatch(ledger, input, working(), clock.id)),
    check,
    problems: (watch) => resultOf(fresh(watch), storedProblems(ledger)),
    problemsOf(rows) {
      fresh();
      return problemsOfRows(ledger, rows);
    },
    periods: () => ({
      working: working(),
      periods: shownPeriods(ledger, firstPeriod(ledger, clock), monthOf(clock.today()), shownOf),
    }),
    period: shown,
    close(period, unchanged = false, watch = undefined) {
      const stored = inState(period, ['open'], '封账');
      const { problems } = check(period, watch);
      requireClosable(ledger, period, clock.today(), problems);
      const changes = changesOf(period);
      requireSaid(period, changes, unchanged);
      ledger.atomically(() => {
        const records = monthRecords(ledger, period, changes, answersToSend(registers));
        closePeriod(ledger, stored, clock.now(), rulesets.own(period), problems, { text: changes.text, records });
        noteCarried(registers, period, stored.revision);
      });
      return shown(period);
    },
    explain(period, said) {
      inState(period, ['open'], '填写变更原因');
      ledger.atomically(() => putReason(ledger, period, said, changesOf(period).asks, clock.now()));
      return changesOf(period);
    },
    amend(period, text) {
      const stored = inState(period, ['closed', 'exported', 'accepted', 'accepted_with_problems', 'returned'], '更正');
      if (needsGrant(stored)) throw new LedgerError('PERIOD-GRANT', { period });
      ledger.atomically(() => amendPeriod(ledger, stored, text, clock.now()));
      return shown(period);
    },
    snapshot: (period) => readSnapshot(ledger, readPeriod(ledger, period)),
    markExported(period, file) {
      const stored = inState(period, ['closed', 'exported', 'accepted', 'accepted_with_problems', 'returned'], '导出');
      // exporting again what was already answered does not take the answer back
      ledger.atomically(() => putPeriod(ledger, { ...stored, state: stored.state === 'closed' ? 'exported' : stored.state, file }));
    },
    markReceipt(period, outcome) {
      const stored = readPeriod(ledger, period);
      ledger.atomically(() => putPeriod(ledger, { ...stored, state: outcome }));
    },
    recall: (month) => ledger.atomically(() => recallMonth(ledger, month)),
    takeTask(id, body, file) {
      try {
        return ledger.atomically(() => {
          rulesets.put(id, body, file);
          return check(working());
        });
      } finally {
        rulesets.forget();
      }
    },
    atomically(act) {
      try {
        return ledger.atomically(act);
      } catch (error) {
        // a task that was taken in it, and read since, is gone again
        rulesets.forget();
        throw error;
      }
    },
  };
}

/** The month whose problems are stored; undefined in a ledger that was never checked. */
const checkedPeriod = (ledger: WritableLedger) => ledger.get(metaSql.get, 'checked_period')?.value;

/** The month last checked, until it is accepted and the calendar has moved on; else the one due at this time of the month. */
function workingPeriod(ledger: WritableLedger, today: string): string {
  const suggested = suggestedPeriod(today);
  const chosen = ledger.get(metaSql.get, 'working_period')?.value;
  if (typeof chosen !== 'string') return suggested;
  return chosen < suggested && readPeriod(ledger, chosen).state === 'accepted' ? suggested : chosen;
}

/** The month a desk works on at this time of the month: until the 10th the one before. */
const suggestedPeriod = (today: string) => (Number(today.slice(8, 10)) <= 10 ? addToMonth(monthOf(today), -1) : monthOf(today));

function firstPeriod(ledger: WritableLedger, clock: Clock): string {
  const begun = ledger.get(metaSql.get, 'begun')?.value;
  return addToMonth(typeof begun === 'string' ? monthOf(begun) : monthOf(clock.today()), -2);
}

function resultOf(period: string, problems: Problem[]): CheckResult {
  const waived = problems.filter((problem) => problem.waived !== undefined).length;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return { period, errors, warnings: problems.length - errors - waived, waived, problems };
}

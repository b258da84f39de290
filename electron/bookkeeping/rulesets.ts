import type { Ruleset } from '#shared/rules/rule.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { type Entry, openRegisters, type RegisterBodies } from './registers.ts';

/**
 * The rulesets of a ledger: the one it began with, and those of the task files taken since. A desk in the middle has two duties, and its superior's task and its
 * own each speak of one; where only one of them has a task, it speaks of both. Of several tasks that begin with a month or before, the one taken last holds.
 */
export interface Rulesets {
  /** What this desk reports a month by: its superior's task. */
  own(period: string): Ruleset;
  /** What this desk holds the units below to: the task that it issued itself. */
  below(period: string): Ruleset;
  put(id: string, body: RegisterBodies['task'], file: Uint8Array): void;
  /** What was put may have been rolled back. */
  forget(): void;
}

export function openRulesets(ledger: WritableLedger, first: Ruleset): Rulesets {
  const registers = openRegisters(ledger);
  // every edit asks; the register is read once
  let latestFirst: readonly Entry<'task'>[] | undefined;
  const inForce = (period: string, preferred: 'issued' | 'taken'): Ruleset => {
    latestFirst ??= registers.list('task').reverse();
    const begun = latestFirst.filter(({ body }) => body.from <= period);
    const wanted = begun.find(({ body }) => (body.issuer.code === ledger.identity.unit) === (preferred === 'issued'));
    return (wanted ?? begun[0])?.body.ruleset ?? first;
  };
  return {
    own: (period) => inForce(period, 'taken'),
    below: (period) => inForce(period, 'issued'),
    put(id, body, file) {
      registers.put('task', id, body, file);
      latestFirst = undefined;
    },
    forget() {
      latestFirst = undefined;
    },
  };
}

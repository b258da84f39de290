import type { Ruleset } from '#shared/rules/rule.ts';
import type { WritableLedger } from '../ledger/ledger.ts';
import { type Entry, openRegisters, type RegisterBodies } from './registers.ts';

/** The rulesets of a ledger: the one it began with, and those of the task files taken since. */
export interface Rulesets {
  /** What holds for a month: the task taken last of those that begin with it or before. */
  for(period: string): Ruleset;
  put(id: string, body: RegisterBodies['task'], file: Uint8Array): void;
  /** What was put may have been rolled back. */
  forget(): void;
}

export function openRulesets(ledger: WritableLedger, first: Ruleset): Rulesets {
  const registers = openRegisters(ledger);
  // every edit asks; the register is read once
  let latestFirst: readonly Entry<'task'>[] | undefined;
  return {
    for(period) {
      latestFirst ??= registers.list('task').reverse();
      return latestFirst.find(({ body }) => body.from <= period)?.body.ruleset ?? first;
    },
    put(id, body, file) {
      registers.put('task', id, body, file);
      latestFirst = undefined;
    },
    forget() {
      latestFirst = undefined;
    },
  };
}

import type { Ruleset } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import type { WritableLedger } from './ledger.ts';
import { metaSql } from './meta.sql.ts';

/** The ruleset in force; a ledger that has none yet is given the shipped defaults. */
export function rulesetInForce(ledger: WritableLedger): Ruleset {
  const stored = ledger.get(metaSql.get, 'ruleset');
  if (stored) return JSON.parse(stored.value as string) as Ruleset;
  ledger.run(metaSql.put, 'ruleset', JSON.stringify(shipped));
  return shipped;
}

/** Writes down, once, the day the ledger began. */
export function markBegun(ledger: WritableLedger, today: string): void {
  if (!ledger.get(metaSql.get, 'begun')) ledger.run(metaSql.put, 'begun', today);
}

import type { Ruleset } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import type { WritableLedger } from './ledger.ts';
import { metaSql } from './meta.sql.ts';

/** The ruleset that holds where no task file does; a ledger that has none yet is given the shipped defaults. */
export function rulesetInForce(ledger: WritableLedger): Ruleset {
  const stored = ledger.get(metaSql.get, 'ruleset');
  // ledgers of the first version keep one without criteria
  if (stored) return { criteria: shipped.criteria, ...(JSON.parse(stored.value as string) as Omit<Ruleset, 'criteria'>) };
  ledger.run(metaSql.put, 'ruleset', JSON.stringify(shipped));
  return shipped;
}

/** Writes down, once, the day the ledger began. */
export function markBegun(ledger: WritableLedger, today: string): void {
  if (!ledger.get(metaSql.get, 'begun')) ledger.run(metaSql.put, 'begun', today);
}

import { titleOf } from '#shared/codes/code-list.ts';
import { unitLevel } from '#shared/codes/party-codes.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { levelBelow } from '../../keys/subordination.ts';

/** Throws LEDGER-LEVEL where this desk has nobody below it to hear from. */
export function requireSubordinates({ ledger }: Bookkeeping, act: string): void {
  if (!levelBelow(ledger.identity.level)) throw new LedgerError('LEDGER-LEVEL', { level: titleOf(unitLevel, ledger.identity.level), act });
}

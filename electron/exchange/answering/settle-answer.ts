import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';

/** A person is content with what a unit below answered; said in the log. Throws ANSWER-UNKNOWN. */
export function settleAnswer(bookkeeping: Bookkeeping, key: string): { key: string; unit: string } {
  const { registers, clock } = bookkeeping;
  const found = registers.get('answered', key);
  if (!found) throw new LedgerError('ANSWER-UNKNOWN');
  const { unit, message } = found.body;
  if (found.body.decision?.choice !== 'settled')
    bookkeeping.atomically(() => {
      registers.put('answered', key, { ...found.body, decision: { at: clock.now(), choice: 'settled' } });
      bookkeeping.note(`认可${unit}的答复：${message}`.slice(0, 200));
    });
  return { key, unit };
}

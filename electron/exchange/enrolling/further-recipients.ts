import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { type DeskKeys, deskKeys } from '../../keys/desk-keys.ts';
import { isRecipientOf } from '../../keys/suites/recipients.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';

/** With its own, so many may open what is sent to a desk; the header of a file stays small. */
export const mostRecipients = 8;

/** Whom subordinates encrypt to: this desk itself, then the further recipients it named, in the order they were named. */
export const recipientsOf = ({ registers }: Bookkeeping, keys: DeskKeys): string[] => [
  keys.recipient,
  ...registers.list('recipient').flatMap(({ id, body }) => (body.removed === null ? [id] : [])),
];

/** Names a further recipient; it holds for the 授权文件 issued from then on. Throws LEDGER-LEVEL, RECIPIENT-INVALID, RECIPIENT-MANY. */
export async function addRecipient(bookkeeping: Bookkeeping, { recipient, label }: { recipient: string; label: string }): Promise<void> {
  requireSubordinates(bookkeeping, '设置收件人');
  const { registers, clock } = bookkeeping;
  const keys = await deskKeys(bookkeeping);
  if (!isRecipientOf(keys.suite, recipient)) throw new LedgerError('RECIPIENT-INVALID');
  const named = recipientsOf(bookkeeping, keys);
  if (named.includes(recipient)) return;
  if (named.length >= mostRecipients) throw new LedgerError('RECIPIENT-MANY', { most: mostRecipients });
  bookkeeping.atomically(() => {
    registers.put('recipient', recipient, { label, added: clock.now(), removed: null });
    bookkeeping.note(`增加收件人“${label}” ${shortOf(recipient)}`);
  });
}

/** Takes a further recipient out of the 授权文件 issued from then on. Throws RECIPIENT-UNKNOWN. */
export function removeRecipient(bookkeeping: Bookkeeping, recipient: string): void {
  const { registers, clock } = bookkeeping;
  const found = registers.get('recipient', recipient);
  if (!found || found.body.removed !== null) throw new LedgerError('RECIPIENT-UNKNOWN');
  bookkeeping.atomically(() => {
    registers.put('recipient', recipient, { ...found.body, removed: clock.now() });
    bookkeeping.note(`去掉收件人“${found.body.label}” ${shortOf(recipient)}`);
  });
}

const shortOf = (recipient: string) => (recipient.length > 70 ? `${recipient.slice(0, 60)}…` : recipient);

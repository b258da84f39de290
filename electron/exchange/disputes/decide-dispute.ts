import type { z } from 'zod';
import type { disputeDecided } from '#shared/contract/disputes.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { takeDecided } from '../receive.ts';
import { checkPackage } from '../receiving/check-package.ts';
import { keptFile } from '../receiving/kept-files.ts';
import { readPackage, signed } from '../receiving/opened-package.ts';
import { makeReceipt } from '../receiving/receipt.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { overtakenBy } from '../receiving/sequence.ts';
import { isIdReceived, openDispute } from './disputes.ts';

type Decision = z.infer<typeof disputeDecided>;
export interface Choice {
  /** `kept`: what was received stays and the later one goes back; `taken`: the later one replaces it. */
  readonly choice: 'kept' | 'taken';
  readonly reason: string;
}

/**
 * A person's decision between two packages of a unit, with its reason, in the log. Both files stay where they are. What follows the one set aside is a fork again.
 * Throws DISPUTE-UNKNOWN where it is decided already, the refusal of a package that no longer passes its checks, and LEDGER-LEVEL for a township.
 */
export async function decideDispute(bookkeeping: Bookkeeping, id: string, { choice, reason }: Choice): Promise<Decision> {
  requireSubordinates(bookkeeping, '裁定上报包');
  const dispute = openDispute(bookkeeping, id);
  const decide = decider(bookkeeping, dispute, { choice, reason });
  const file = { ...keptFile(bookkeeping.ledger.folder, 'quarantine', dispute.body.file), name: dispute.body.name };
  if (choice === 'taken') {
    if (isIdReceived(bookkeeping.registers, dispute.body)) {
      const { period, revision } = dispute.body;
      throw new LedgerError('DOC-CONFLICT', { period, revision });
    }
    const { result, close } = await checkPackage(bookkeeping, file, true);
    if ('refusal' in result) throw result.refusal;
    const { manifest } = result.package;
    const received = await takeDecided(bookkeeping, file, result.package, () =>
      decide(overtakenBy(bookkeeping.registers, manifest.manifest)),
    ).finally(close);
    return { choice, outcome: received.outcome, message: received.message, receipt: received.receipt };
  }
  const { manifest, signature } = await readPackage(bookkeeping, file, signed);
  const issued = bookkeeping.registers.get('certificate', signature.signer.serialNumber);
  const answer = { outcome: 'returned', problems: [], remark: reason } as const;
  const receipt = issued ? (await makeReceipt(bookkeeping, manifest, issued.body.recipient, answer)).file : null;
  bookkeeping.atomically(() => decide(isIdReceived(bookkeeping.registers, dispute.body) ? [] : [dispute.body.package], receipt?.bytes));
  return { choice, outcome: 'returned', message: '已裁定：先收到的一份不变，后到的一份不采用；回执请交给送来后一份的那台电脑。', receipt };
}

/** Writes the decision and the log's entry; within a transaction. */
function decider(bookkeeping: Bookkeeping, { id, body }: Entry<'dispute'>, { choice, reason }: Choice) {
  return (aside: readonly string[], receipt?: Uint8Array): void => {
    openDispute(bookkeeping, id);
    const { registers, clock } = bookkeeping;
    registers.put('dispute', id, { ...body, decision: { at: clock.now(), choice, reason, aside } }, receipt);
    const said = choice === 'kept' ? '先收到的一份不变，后到的不采用' : '改用后到的一份';
    bookkeeping.note(`裁定${body.unitName} ${body.period} 第 ${body.revision} 版（序号 ${body.sequence}）：${said}。理由：${reason}`);
  };
}

import type { Received } from '#shared/contract/exchange.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { receivedFileOf } from './receiving/kept-files.ts';
import { openPackage } from './receiving/opened-package.ts';
import { makeReceipt, type ReceiptProblem } from './receiving/receipt.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';
import { setAside } from './receiving/sequence.ts';

/** Why a package goes back, and what is to be mended where. */
export interface Return {
  readonly remark: string;
  readonly problems?: readonly ReceiptProblem[];
}

/**
 * Sends back a package that was received: a new receipt says returned, why, and what to mend. Its rows stay until the unit's next revision replaces them.
 * Throws PACKAGE-UNKNOWN where it never came or a later one of the same month has come since, and what opening its kept file throws.
 */
export async function returnReceived(bookkeeping: Bookkeeping, id: string, { remark, problems = [] }: Return): Promise<Received> {
  requireSubordinates(bookkeeping, '退回上报包');
  const { registers, ledger } = bookkeeping;
  const { body } = latestOfItsMonth(bookkeeping, id);
  const { manifest, signature } = await openPackage(bookkeeping, receivedFileOf(ledger.folder, body));
  const certificate = registers.get('certificate', signature.signer.serialNumber);
  if (!certificate || manifest.sha256 !== body.manifestSha256) throw new LedgerError('PACKAGE-UNKNOWN');
  const receipt = await makeReceipt(bookkeeping, manifest, certificate.body.recipient, { outcome: 'returned', problems, remark });
  bookkeeping.atomically(() => {
    const now = latestOfItsMonth(bookkeeping, id);
    registers.put('received', id, { ...now.body, outcome: 'returned', receiptName: receipt.name, remark }, receipt.bytes);
    bookkeeping.note(`退回${manifest.manifest['lx:unit'].name} ${body.period} 第 ${body.revision} 版：${remark}`);
  });
  const message = '已退回；请把回执交给报送单位。它的内容留在台账里，等更正后的一份来替换。';
  return { file: body.name, outcome: 'returned', code: null, message, unit: body.unit, period: body.period, diff: {}, receipt };
}

function latestOfItsMonth({ registers }: Bookkeeping, id: string) {
  const found = registers.get('received', id);
  const aside = setAside(registers);
  const later =
    found &&
    registers
      .list('received')
      .some(
        ({ id: other, body }) =>
          !aside.has(other) && body.unit === found.body.unit && body.period === found.body.period && body.revision > found.body.revision,
      );
  if (!found || later || aside.has(id)) throw new LedgerError('PACKAGE-UNKNOWN');
  return found;
}

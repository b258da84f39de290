import { problemColumns, receiptPaths } from '#shared/documents/receipt-manifest.ts';
import { parseRecordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import { noteDelivered } from '../../bookkeeping/answers.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { receiptDocument } from '../documents/receipt.ts';
import { type Contents, checkResources, type DocumentFile, openDocument, signatureOf, textOf } from '../envelope/open.ts';
import type { ReceiptProblem } from '../receiving/receipt.ts';
import { trustFromAbove } from '../receiving/trust.ts';

/**
 * Takes in the superior's receipt: the month moves on and its problems become to-dos. Again is no harm; a receipt older than the one at hand changes nothing.
 * Throws the codes of opening and of chains, RECEIPT-UNKNOWN where it answers no package of this ledger.
 */
export async function acceptReceipt(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
): Promise<{ period: string; outcome: string; problems: number }> {
  const { registers, ledger } = bookkeeping;
  const { identity } = await deskKeys(bookkeeping);
  const { manifest, contents } = await openDocument(file, receiptDocument, identity);
  await trustFromAbove(bookkeeping, signatureOf(contents, manifest), manifest.manifest['lx:unit'].code);
  checkResources(contents, manifest.manifest, true);
  const {
    'lx:to': to,
    'lx:package': about,
    'lx:outcome': outcome,
    'lx:received': at,
    'lx:remark': remark,
    'lx:rules': rules,
  } = manifest.manifest;
  const sent = registers.get('sent', about.id)?.body;
  if (to.code !== ledger.identity.unit || sent?.manifestSha256 !== about.sha256) throw new LedgerError('RECEIPT-UNKNOWN');
  const problems = problemsIn(contents, rules);
  const before = registers.get('receipt', about.id)?.body;
  if (!before || before.at < at)
    bookkeeping.atomically(() => {
      registers.put('receipt', about.id, { period: sent.period, revision: sent.revision, at, outcome, remark, problems }, file.bytes);
      noteDelivered(registers, sent.period, sent.revision);
      // a month that was amended since awaits the receipt of its new revision
      const current = bookkeeping.period(sent.period);
      if (current.revision === sent.revision && current.state !== 'open') bookkeeping.markReceipt(sent.period, outcome);
    });
  return { period: sent.period, outcome, problems: problems.length };
}

/** The problems with who says each; older receipts do not tell. Throws DOC-DAMAGED, DOC-MANIFEST where the two lists do not fit. */
function problemsIn(contents: Contents, rules: readonly string[] | undefined): ReceiptProblem[] {
  const problems = recordsIn(contents);
  if (rules && rules.length !== problems.length) throw new LedgerError('DOC-MANIFEST', { reason: 'lx:rules' });
  return problems.map((problem, index) => ({ ...problem, rule: rules?.[index] ?? '' }));
}

function recordsIn(contents: Contents) {
  try {
    return parseRecordsCsv(problemColumns, textOf(contents, receiptPaths.problems));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
}

import type { OutputOf } from '#shared/contract/calls.ts';
import { problemColumns, receiptPaths } from '#shared/documents/receipt-manifest.ts';
import { parseRecordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import { noteDelivered } from '../../bookkeeping/answers.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { foundingStamp } from '../../bookkeeping/founding.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { receiptDocument } from '../documents/receipt.ts';
import { type Contents, checkResources, type DocumentFile, openDocument, signatureOf, textOf } from '../envelope/open.ts';
import type { ReceiptProblem } from '../receiving/receipt.ts';
import { trustFromAbove } from '../receiving/trust.ts';

/**
 * Takes in the superior's receipt: the month moves on and its problems become to-dos. Again is no harm; one that another has replaced changes nothing.
 * Tells what stands then, and whether this one was taken now or before, or is superseded by the one that stands.
 * Throws the codes of opening and of chains, RECEIPT-UNKNOWN where it answers no package of this ledger.
 */
export async function acceptReceipt(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OutputOf<'exchange.acceptReceipt'>> {
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
    'lx:replaces': replaced = [],
    'lx:remark': remark,
    'lx:rules': rules,
  } = manifest.manifest;
  const sent = registers.get('sent', about.id)?.body;
  if (to.code !== ledger.identity.unit || sent?.manifestSha256 !== about.sha256) throw new LedgerError('RECEIPT-UNKNOWN');
  const problems = problemsIn(contents, rules);
  const { period, revision } = sent;
  const body = {
    period,
    revision,
    at,
    document: manifest.manifest.id,
    replaces: replaced,
    outcome,
    remark,
    problems,
    ...foundingStamp(registers),
  };
  const before = registers.get('receipt', about.id)?.body;
  if (before && !replaces(body, before)) {
    const taken = replaces(before, body) ? ('superseded' as const) : ('before' as const);
    return { period, outcome: before.outcome, problems: before.problems.length, taken };
  }
  bookkeeping.atomically(() => {
    registers.put('receipt', about.id, body, file.bytes);
    noteDelivered(registers, period, revision);
    // a month that was amended since awaits the receipt of its new revision
    const current = bookkeeping.period(period);
    if (current.revision === revision && current.state !== 'open') bookkeeping.markReceipt(period, outcome);
  });
  return { period, outcome, problems: problems.length, taken: 'now' };
}

type Standing = Pick<RegisterBodies['receipt'], 'document' | 'replaces' | 'at'>;
const names = ({ replaces: ids = [] }: Standing, { document }: Standing): boolean => document !== undefined && ids.includes(document);
/** Whether one receipt takes the place of another: as they say themselves, for the superior's clock may have been corrected in between; where neither says, by their time. */
const replaces = (one: Standing, other: Standing): boolean => names(one, other) || (!names(other, one) && one.at > other.at);

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

import type { EditBatch } from '#shared/contract/bookkeeping.ts';
import type { Received } from '#shared/contract/exchange.ts';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { attachmentStore } from '../attachments/attachment-store.ts';
import type { Bookkeeping, Foretold } from '../bookkeeping/bookkeeping.ts';
import type { Return } from './answering/return-received.ts';
import { closeDispute, isDisputed, noteDispute } from './disputes/disputes.ts';
import { endIfAllMoved } from './enrolling/change-keys.ts';
import type { GivenFile } from './envelope/given-file.ts';
import type { Manifest } from './envelope/open.ts';
import type { SealedFile } from './envelope/seal.ts';
import { answersFrom, keepAnswers, noteAskedAgain } from './receiving/answers-from-below.ts';
import { arrivalOf } from './receiving/arrival.ts';
import { carriedRemarks, withoutRepeats } from './receiving/carried-remarks.ts';
import { type CheckedPackage, checkPackage } from './receiving/check-package.ts';
import { judge } from './receiving/judge.ts';
import { keepReceived, lookingAt, quarantine } from './receiving/kept-files.ts';
import { type Merge, mergeOf } from './receiving/merge.ts';
import { keepAttachments } from './receiving/package-attachments.ts';
import { type Answer, asProblem, makeReceipt, type Remark, receiptName } from './receiving/receipt.ts';
import { receiptAgain } from './receiving/receipt-again.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';
import { placeOf } from './receiving/sequence.ts';

/** What a person says of a package before its receipt is made. */
export interface Said {
  /** It goes back, nothing of it is merged. */
  readonly sentBack?: Return | undefined;
  /** It is taken, and this is to be mended besides what the rules find. */
  readonly remarks?: readonly Remark[] | undefined;
  /** Answers (answerKey) that are asked once more by it. */
  readonly again?: readonly string[] | undefined;
  /** The folder of an inbox other than the ledger's own, that the file came to. */
  readonly inbox?: string | undefined;
}

/**
 * Verifies a package, merges it into its unit's slice and answers with a receipt. A refused file goes to quarantine with its reason, and nothing else is written,
 * but that a fork or conflict waits for a person; the same package again gives the same receipt. One that comes late is kept for its month and not merged.
 * Throws LEDGER-LEVEL for a township, and what keeps this desk from reading or writing (DISK-FULL, LEDGER-LOCKED, EDIT-CONFLICT): the package can come again.
 */
export async function receive(bookkeeping: Bookkeeping, file: GivenFile, said: Said = {}): Promise<Received> {
  requireSubordinates(bookkeeping, '接收上报包');
  const { result, manifest, close } = await checkPackage(bookkeeping, file);
  if ('refusal' in result) {
    if (!isRefusal(result.refusal)) throw result.refusal;
    return refused(bookkeeping, file, result.refusal, manifest);
  }
  try {
    if (result.package.place.kind === 'repeated') return await repeated(bookkeeping, file, result.package);
    return await take(bookkeeping, file, result.package, said);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refused(bookkeeping, file, error, manifest);
  } finally {
    close();
  }
}

/** Receives a file where it lies, which may be too large for memory. Throws FILE-MISSING, DOC-LIMIT, and what receive throws. */
export async function receiveAt(bookkeeping: Bookkeeping, path: string, said: Said = {}): Promise<Received> {
  requireSubordinates(bookkeeping, '接收上报包');
  return lookingAt(bookkeeping.ledger.folder, path, (file) => receive(bookkeeping, file, said));
}

/** What is wrong with the package itself; anything else ails this desk, and the package may be sound. EDIT-REFERENCED: it takes away what others need. */
const isRefusal = (error: unknown): error is LedgerError =>
  error instanceof LedgerError && (error.code.startsWith('DOC-') || error.code === 'EDIT-REFERENCED');

function refused(bookkeeping: Bookkeeping, file: GivenFile, refusal: LedgerError, found: Manifest<PackageManifest> | undefined): Received {
  const { code, message } = refusal;
  const kept = quarantine(bookkeeping.ledger.folder, file, { code, message, at: bookkeeping.clock.now() });
  if (found && isDisputed(refusal)) noteDispute(bookkeeping, found, { code, name: file.name, file: kept });
  const [unit, period] = [found?.manifest['lx:unit'].code ?? null, found?.manifest['lx:period'] ?? null];
  // one that a person decided against has its receipt
  const decided = found && bookkeeping.registers.get('dispute', found.sha256);
  const receipt = decided?.blob && found ? { name: receiptName(found.manifest), bytes: new Uint8Array(decided.blob) } : null;
  return { file: file.name, outcome: 'refused', code, message, unit, period, diff: {}, receipt };
}

async function repeated(bookkeeping: Bookkeeping, file: GivenFile, checked: CheckedPackage): Promise<Received> {
  const { manifest } = checked.manifest;
  const { receipt, anew } = await receiptAgain(bookkeeping, checked);
  const message = anew
    ? '已收到过同一份，内容没有改动；该单位后来换了密钥，回执已按现在的密钥另做一份，请交给报送单位。'
    : '已收到过同一份，没有改动；这是同一份回执。';
  const common = { file: file.name, code: null, unit: manifest['lx:unit'].code, period: manifest['lx:period'], diff: {}, receipt };
  return { ...common, outcome: 'repeated', message };
}

/** Takes a package that a person decided for; `decide` writes the decision in the same transaction. Throws what writing throws. */
export const takeDecided = (bookkeeping: Bookkeeping, file: GivenFile, checked: CheckedPackage, decide: () => void): Promise<Received> =>
  take(bookkeeping, file, checked, { decide });

/** Everything that takes time is made first; then one transaction writes all of it or nothing. */
async function take(
  bookkeeping: Bookkeeping,
  file: GivenFile,
  checked: CheckedPackage,
  { sentBack, remarks = [], again = [], inbox, decide }: Said & { decide?: () => void },
): Promise<Received> {
  const { manifest } = checked.manifest;
  const wasLate = checked.place.kind === 'new' && checked.place.late;
  const { answer, foretold } = answerTo(bookkeeping, checked, { sentBack, remarks }, wasLate);
  const { id: made, file: receipt } = await makeReceipt(bookkeeping, checked.manifest, checked.issued.body.recipient, answer);

  // nothing waits from here on; another call may have received in the meantime
  const place = placeOf(bookkeeping.registers, checked.manifest, decide !== undefined);
  if (place.kind === 'repeated') return repeated(bookkeeping, file, checked);
  if (place.late !== wasLate) return receive(bookkeeping, file, { sentBack, remarks, again, inbox });
  const isKeptOnly = sentBack !== undefined || place.late;
  const merge: Merge = isKeptOnly ? { changes: [], diff: {} } : mergeOf(bookkeeping.ledger, manifest['lx:unit'], checked.rows);
  const arrived = arrivalOf(bookkeeping, file, manifest['lx:unit'].code, inbox);
  const attachments = keepAttachments(attachmentStore(bookkeeping.ledger), isKeptOnly ? [] : checked.attachments.carried);
  let kept: ReturnType<typeof keepReceived> | undefined;
  try {
    kept = keepReceived(bookkeeping.ledger.folder, file, manifest);
    const { name } = kept;
    bookkeeping.atomically(() => {
      decide?.();
      applyMerge(bookkeeping, checked.manifest, merge, foretold);
      register(bookkeeping, { name: file.name, kept: name }, checked, {
        answer,
        merge,
        receipt,
        receipts: [made],
        late: place.late,
        arrived,
      });
      noteAskedAgain(bookkeeping, again);
    });
  } catch (error) {
    kept?.takeBack();
    attachments.takeBack();
    throw error;
  }
  const common = { file: file.name, code: null, unit: manifest['lx:unit'].code, period: manifest['lx:period'] };
  return {
    ...common,
    outcome: answer.outcome,
    message: place.late ? messageOfLate(answer) : messageOf(place.gap, answer, checked.attachments.lacking),
    diff: merge.diff,
    receipt,
    ...(place.late && { late: true as const }),
  };
}

function answerTo(
  bookkeeping: Bookkeeping,
  checked: CheckedPackage,
  { sentBack, remarks = [] }: Said,
  isLate: boolean,
): { readonly answer: Answer; readonly foretold?: Foretold } {
  // later rows took the place of these: what was said of them before, or by the rules now, would be of no use
  const carried = isLate ? [] : carriedRemarks(bookkeeping, checked);
  const own = (said: readonly Remark[]) => withoutRepeats([...said.map(asProblem), ...carried]);
  if (sentBack) return { answer: { outcome: 'returned', problems: own(sentBack.problems ?? []), remark: sentBack.remark } };
  const judged = isLate ? undefined : judge(bookkeeping, checked.manifest.manifest, checked.rows);
  const problems = [...own(remarks), ...(judged?.problems ?? [])];
  const answer: Answer = { outcome: problems.length > 0 ? 'accepted_with_problems' : 'accepted', problems, remark: null };
  return { answer, ...(judged && { foretold: judged.foretold }) };
}

function applyMerge(
  bookkeeping: Bookkeeping,
  { manifest, sha256 }: Manifest<PackageManifest>,
  { changes }: Merge,
  foretold: Foretold | undefined,
): void {
  if (changes.length === 0) return;
  const batch: EditBatch = {
    origin: 'receive',
    label: `接收${manifest['lx:unit'].name} ${manifest['lx:period']}`.slice(0, 200),
    seq: 0,
    changes,
  };
  bookkeeping.apply(batch, undefined, { unit: manifest['lx:unit'].name, document: sha256 }, foretold);
}

function register(
  bookkeeping: Bookkeeping,
  file: { readonly name: string; readonly kept: string },
  checked: CheckedPackage,
  made: { answer: Answer; merge: Merge; receipt: SealedFile; receipts: readonly string[]; late: boolean; arrived: string | undefined },
): void {
  const { manifest, sha256 } = checked.manifest;
  const body = {
    unit: manifest['lx:unit'].code,
    period: manifest['lx:period'],
    revision: manifest['lx:revision'],
    sequence: manifest['lx:sequence'],
    previous: manifest['lx:previous'],
    manifestSha256: sha256,
    at: bookkeeping.clock.now(),
    outcome: made.answer.outcome,
    name: file.name,
    receiptName: made.receipt.name,
    receipts: made.receipts,
    diff: made.merge.diff,
    file: file.kept,
    remark: made.answer.remark,
    ...(made.late && { late: true as const }),
    ...(made.arrived !== undefined && { arrived: made.arrived }),
    certificate: checked.issued.id,
  };
  bookkeeping.registers.put('received', manifest.id, body, made.receipt.bytes);
  endIfAllMoved(bookkeeping);
  bookkeeping.registers.put('review', manifest.id, { problems: made.answer.problems, changes: checked.records.changes });
  if (made.late) closeDispute(bookkeeping, sha256, '后来收到的上报包指明它是自己的前一份，不是另做的');
  keepAnswers(bookkeeping, answersFrom(bookkeeping, manifest, checked.records.answers));
}

const messageOfLate = ({ outcome }: Answer): string =>
  outcome === 'returned' ? '已退回；请把回执交给报送单位。' : '以前缺的一份已补收，只记入该月，不改动现在的内容；请把回执交给报送单位。';

function messageOf(isGap: boolean, { outcome, problems }: Answer, lacking: number): string {
  const gap = isGap ? '前面有一份上报包没有收到，不影响这一份。' : '';
  if (outcome === 'returned') return `已退回，没有并入台账；请把回执交给报送单位。${gap}`;
  const rest = `请把回执交给报送单位。${gap}${lacking > 0 ? `有 ${lacking} 个以前月份的附件本单位没有存，需要时请向报送单位索取。` : ''}`;
  return outcome === 'accepted' ? `已接收；${rest}` : `已接收，有 ${problems.length} 处待改，已列入回执；${rest}`;
}

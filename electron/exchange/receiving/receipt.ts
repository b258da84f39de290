import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { ownRemark, problemColumns, type ReceiptManifest, type ReceiptOutcome, receiptPaths } from '#shared/documents/receipt-manifest.ts';
import { recordsCsv } from '#shared/documents/records-csv.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskChain, deskKeys } from '../../keys/desk-keys.ts';
import { receiptDocument } from '../documents/receipt.ts';
import type { Manifest } from '../envelope/open.ts';
import { csvFormat, describeResource, manifestBytes, type SealedFile, seal } from '../envelope/seal.ts';
import { headOf } from '../head.ts';

export interface ReceiptProblem {
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly message: string;
  /** The rule's id, or `remark` where a person says it. */
  readonly rule: string;
}
/** What a person asks to be mended: their own remark, or what a rule found and they let stand. */
export type Remark = Omit<ReceiptProblem, 'rule'> & { readonly rule?: string | undefined };
export const asProblem = ({ table, id, field, message, rule = ownRemark }: Remark): ReceiptProblem => ({ table, id, field, message, rule });

export interface Answer {
  readonly outcome: ReceiptOutcome;
  readonly problems: readonly ReceiptProblem[];
  /** Why it was returned. */
  readonly remark: string | null;
}

/** The name of the file. */
export const receiptName = ({ name }: PackageManifest): string => `${name}.${receiptDocument.extension}`;

/** The 回执 to a package, signed by this desk and encrypted to the unit that sent it. `recipient` is the age recipient of its enrolment, `replaced` the ids of the receipts before it. */
export async function makeReceipt(
  bookkeeping: Bookkeeping,
  { manifest, sha256 }: Manifest<PackageManifest>,
  recipient: string,
  answer: Answer,
  replaced: readonly string[] = [],
): Promise<{ readonly id: string; readonly file: SealedFile }> {
  const keys = await deskKeys(bookkeeping);
  const chain = (await deskChain(bookkeeping, keys)) ?? [];
  const problems = { path: receiptPaths.problems, bytes: new TextEncoder().encode(recordsCsv(problemColumns, answer.problems)) };
  const head = headOf(bookkeeping, receiptDocument, { name: `${manifest.name}_receipt`, title: `${manifest.title}的回执` });
  const receipt: ReceiptManifest = {
    ...head,
    'lx:to': manifest['lx:unit'],
    'lx:package': {
      id: manifest.id,
      sha256,
      period: manifest['lx:period'],
      revision: manifest['lx:revision'],
      sequence: manifest['lx:sequence'],
    },
    'lx:received': head.created,
    ...(replaced.length > 0 && { 'lx:replaces': [...replaced] }),
    'lx:outcome': answer.outcome,
    'lx:counts': manifest['lx:counts'],
    'lx:remark': answer.remark,
    ...(answer.problems.length > 0 && { 'lx:rules': answer.problems.map(({ rule }) => rule) }),
    resources: [describeResource('problems', problems, csvFormat)],
  };
  const signer = { privateKey: keys.privateKey, chain };
  const bytes = await seal({ manifest: manifestBytes(receipt), resources: [problems], signer, at: head.created, recipients: [recipient] });
  return { id: head.id, file: { name: receiptName(manifest), bytes } };
}

import type { PackageReview } from '#shared/contract/answers.ts';
import { tableNames } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { labelIn, shownAnswer, shownChange } from './answering/answers-shown.ts';
import type { DocumentFile } from './envelope/open.ts';
import { answersFrom } from './receiving/answers-from-below.ts';
import { carriedRemarks } from './receiving/carried-remarks.ts';
import { checkPackage } from './receiving/check-package.ts';
import { differences } from './receiving/differences.ts';
import { judge } from './receiving/judge.ts';
import { sliceOf } from './receiving/merge.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';

/**
 * What a sound package would change here, what its unit says of it and what this desk's rules say of it, before anything is written.
 * One that comes late changes nothing. Throws the refusal of an unsound one.
 */
export async function previewPackage(bookkeeping: Bookkeeping, file: DocumentFile): Promise<PackageReview> {
  requireSubordinates(bookkeeping, '查看上报包');
  const { result, close } = await checkPackage(bookkeeping, file);
  close();
  if ('refusal' in result) throw result.refusal;
  const { manifest: found, rows, records, place } = result.package;
  const { manifest } = found;
  const named = labelIn(rows);
  const isLate = place.kind === 'new' && place.late;
  const slice = new Map(tableNames.map((table) => [table, sliceOf(bookkeeping.ledger, manifest['lx:unit'], table)] as const));
  const carried = isLate ? [] : carriedRemarks(bookkeeping, result.package).map((one) => ({ ...one, carried: true as const }));
  const judged = isLate ? [] : judge(bookkeeping, manifest, rows).problems;
  return {
    since: null,
    ...differences(isLate ? rows : slice, rows),
    changes: records.changes.map(shownChange),
    problems: [...carried, ...judged].map((one) => ({ ...one, label: named(one.table, one.id) })),
    answers: answersFrom(bookkeeping, manifest, records.answers).map((one) => shownAnswer(one, named(one.body.table, one.body.id))),
  };
}

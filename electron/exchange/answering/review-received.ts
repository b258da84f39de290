import type { PackageReview } from '#shared/contract/answers.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { carriedOver } from '../receiving/carried-remarks.ts';
import { differences } from '../receiving/differences.ts';
import { judge } from '../receiving/judge.ts';
import { receivedFileOf } from '../receiving/kept-files.ts';
import { readPackage } from '../receiving/opened-package.ts';
import type { PackageRows } from '../receiving/package-rows.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { setAside } from '../receiving/sequence.ts';
import { answersOf, labelIn, shownAnswer, shownChange } from './answers-shown.ts';

/**
 * A received package to look through: what it changed against the one before it of its unit, its 变更说明, what its receipt says, and its answers.
 * Throws PACKAGE-UNKNOWN where it never came, and what opening its kept file throws.
 */
export async function reviewReceived(bookkeeping: Bookkeeping, id: string): Promise<PackageReview> {
  requireSubordinates(bookkeeping, '查看上报包');
  const { registers, ledger } = bookkeeping;
  const found = registers.get('received', id);
  if (!found) throw new LedgerError('PACKAGE-UNKNOWN');
  const rowsOf = (body: Entry<'received'>['body']) =>
    readPackage(bookkeeping, receivedFileOf(ledger.folder, body), ({ manifest, rows }) => ({ manifest: manifest.manifest, rows: rows() }));
  const { manifest, rows } = await rowsOf(found.body);
  const before = forerunnerOf(bookkeeping, found);
  const was = before ? (await rowsOf(before.body)).rows : nothing;
  const review = registers.get('review', id)?.body;
  const problems = review?.problems ?? judge(bookkeeping, manifest, rows).problems;
  const named = labelIn(rows);
  const isCarried = carriedOver(registers, found.body);
  return {
    since: before ? { period: before.body.period, revision: before.body.revision } : null,
    ...differences(was, rows),
    changes: (review?.changes ?? []).map(shownChange),
    problems: problems.map((one) => ({ ...one, label: named(one.table, one.id), ...(isCarried(one) && { carried: true as const }) })),
    answers: answersOf(registers, id).map((one) => shownAnswer(one, named(one.body.table, one.body.id))),
  };
}

const nothing: PackageRows = new Map();

/** The one before it of its unit: the highest sequence below its own that no decision set aside. */
function forerunnerOf({ registers }: Bookkeeping, { body }: Entry<'received'>): Entry<'received'> | undefined {
  const aside = setAside(registers);
  return registers
    .list('received')
    .filter((one) => one.body.unit === body.unit && one.body.sequence < body.sequence && !aside.has(one.id))
    .reduce<Entry<'received'> | undefined>((best, one) => (best && best.body.sequence > one.body.sequence ? best : one), undefined);
}

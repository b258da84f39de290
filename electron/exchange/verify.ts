import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import type { DocumentFile } from './envelope/open.ts';
import { type CheckStep, checkPackage } from './receiving/check-package.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';

/** All receiving checks of a package, up to the first that fails; writes nothing. Throws LEDGER-LEVEL for a township. */
export async function verify(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
): Promise<{ ok: boolean; code: string | null; checks: CheckStep[] }> {
  requireSubordinates(bookkeeping, '核验上报包');
  const { checks, result } = await checkPackage(bookkeeping, file);
  return 'refusal' in result ? { ok: false, code: result.refusal.code, checks } : { ok: true, code: null, checks };
}

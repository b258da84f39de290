import type { Permit } from '#shared/contract/upload.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { requireSubordinates } from '../../exchange/receiving/require-subordinates.ts';

/** Who may upload here: the units of certificates in force, by the sha256 of their tokens. A revoked or expired certificate takes its token with it. Throws LEDGER-LEVEL. */
export function uploadPermits(books: Bookkeeping): { permits: Permit[]; withoutToken: number } {
  requireSubordinates(books, '接收上传');
  const now = books.clock.now();
  const inForce = books.registers.list('certificate').filter(({ body }) => !body.revoked && body.notAfter > now);
  const permits = inForce.flatMap(({ body: { uploadToken, unit, name } }) =>
    uploadToken ? [{ tokenSha256: uploadToken, unit, name }] : [],
  );
  const withToken = new Set(permits.map(({ unit }) => unit));
  return { permits, withoutToken: new Set(inForce.map(({ body }) => body.unit).filter((unit) => !withToken.has(unit))).size };
}

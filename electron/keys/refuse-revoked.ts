import { LedgerError } from '#shared/errors.ts';

/**
 * The one rule for documents from below and from above: what a revoked certificate signed is refused, whatever moment of signing it claims, for who has the
 * key writes that moment as well. What was taken in before the revocation was known stays. Throws DOC-REVOKED.
 */
export function refuseRevoked(revocation: object | null | undefined): void {
  if (revocation) throw new LedgerError('DOC-REVOKED');
}

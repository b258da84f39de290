import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { sameBytes, unitOf } from '../../keys/certificates.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import { refuseRevoked } from '../../keys/refuse-revoked.ts';
import { revocationsAbove } from '../../keys/revocations-above.ts';
import { isDirectlyUnder } from '../../keys/subordination.ts';
import { standingOf } from '../../keys/superior.ts';
import type { Signature } from '../envelope/read-signature.ts';

/**
 * A signature from below: the very certificate this desk issued, not revoked, valid at the moment of signing.
 * Throws DOC-CHAIN, DOC-REVOKED, DOC-EXPIRED.
 */
export function trustFromBelow({ registers }: Bookkeeping, { signer, at }: Signature): Entry<'certificate'> {
  const issued = registers.get('certificate', signer.serialNumber);
  if (!issued || !sameBytes(new X509Certificate(issued.body.certificate).rawData, signer.rawData)) throw new LedgerError('DOC-CHAIN');
  refuseRevoked(issued.body.revoked);
  if (at < signer.notBefore || at > signer.notAfter) throw new LedgerError('DOC-EXPIRED');
  return issued;
}

/**
 * A signature from above: by this desk's own superior, with a key that the enrolment leads to and that no list taken here names.
 * Throws ENROL-MISSING, DOC-CHAIN, DOC-REVOKED, DOC-EXPIRED, DOC-UNIT.
 */
export async function trustFromAbove({ registers }: Bookkeeping, signature: Signature, manifestUnit: string): Promise<void> {
  const enrolment = registers.get('enrolment', 'current')?.body;
  if (!enrolment) throw new LedgerError('ENROL-MISSING');
  const standing = await standingOf(enrolment, signature, revocationsAbove(registers));
  const unit = unitOf(signature.signer);
  if (unit !== enrolment.superior || manifestUnit !== enrolment.superior)
    throw new LedgerError('DOC-UNIT', { certificate: unit, manifest: manifestUnit });
  if (!standing) throw new LedgerError('DOC-CHAIN');
}

/** The certificate's unit is the manifest's, and directly under this desk. Throws DOC-UNIT. */
export function checkUnit(bookkeeping: Bookkeeping, issued: Entry<'certificate'>, unit: UnitStamp): void {
  const same = issued.body.unit === unit.code && issued.body.level === unit.level;
  if (!same || !isDirectlyUnder(unit, deskUnit(bookkeeping)))
    throw new LedgerError('DOC-UNIT', { certificate: issued.body.unit, manifest: unit.code });
}

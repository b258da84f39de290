import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { unitLevelName } from '#shared/contract/wire.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { type Issued, issuerOf, issueTo } from './issue-enrolment.ts';
import { currentCertificate, currentCertificates } from './issued-certificates.ts';

/**
 * Issues new 授权文件 for the keys that units have already, without a request: after a change of this desk's keys or recipients, or to renew in one go.
 * `units`: codes; every unit with a certificate in force where none is named. Throws LEDGER-LEVEL, and ENROL-NONE for a unit without one.
 */
export async function reissueEnrolments(bookkeeping: Bookkeeping, units: readonly string[] | undefined, watch?: Watch): Promise<Issued[]> {
  const issuer = await issuerOf(bookkeeping);
  const { registers, clock } = bookkeeping;
  const inForce = currentCertificates(registers).filter(({ body }) => body.notAfter > clock.now());
  const missing = units?.find((code) => !inForce.some(({ body }) => body.unit === code));
  if (missing !== undefined) throw new LedgerError('ENROL-NONE', { unit: missing });
  const meant = inForce.filter(({ body }) => units?.includes(body.unit) ?? true);
  const issued: Issued[] = [];
  for (const entry of meant) {
    watch?.throwIfCancelled();
    watch?.progress({ done: issued.length, total: meant.length, label: `签发 ${entry.body.name}` });
    issued.push(await issueTo(bookkeeping, issuer, holderOf(entry), () => stillTheSame(bookkeeping, entry)));
  }
  return issued;
}

const holderOf = ({ body }: Entry<'certificate'>) => ({
  unit: { code: body.unit, name: body.name, level: unitLevelName.parse(body.level) },
  publicKey: new X509Certificate(body.certificate).publicKey,
  recipient: body.recipient,
  fingerprint: body.fingerprint,
});

function stillTheSame({ registers }: Bookkeeping, { id, body }: Entry<'certificate'>): 'renewal' {
  if (currentCertificate(registers, body.unit)?.id !== id) throw new LedgerError('ENROL-NONE', { unit: body.unit });
  return 'renewal';
}

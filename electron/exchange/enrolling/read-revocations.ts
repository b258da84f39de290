import type { OutputOf } from '#shared/contract/calls.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { issuerUnitOf, organizationOf, unitOf } from '../../keys/certificates.ts';
import { certificatesOf } from '../../keys/superior.ts';
import type { DocumentFile } from '../envelope/open.ts';
import { listUse } from './list-use.ts';
import { type OpenedList, openRevocations } from './revocation-list-file.ts';

type Read = OutputOf<'enrolment.readRevocations'>;

/**
 * Whose list it is and what it names; `signer` says by whose certificate known here it is signed, null by none; `use` what this desk can do with it.
 * Throws what opening throws.
 */
export async function readRevocations(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Read> {
  return shownList(bookkeeping, await openRevocations(bookkeeping, file));
}

/** The same of one that is opened. */
export function shownList(bookkeeping: Bookkeeping, opened: OpenedList): Read {
  const { signer, issuer, issuerName, from, until, entries } = opened;
  const { clock } = bookkeeping;
  return {
    issuer,
    issuerName,
    from,
    until,
    signer: signer ? { as: signer.as, unit: unitOf(signer.certificate), name: organizationOf(signer.certificate) } : null,
    outdated: until !== null && until < clock.now(),
    use: listUse(bookkeeping, opened),
    entries: entries.map((entry) => ({ ...entry, unitName: nameOf(bookkeeping, issuer, entry.serial) })),
  };
}

/** Whose certificate a serial number on an issuer's list is, where that is known here. */
function nameOf({ registers }: Bookkeeping, issuer: string, serial: string): string | null {
  const enrolment = registers.get('enrolment', 'current')?.body;
  const above = (enrolment ? certificatesOf(enrolment) : []).find((one) => one.serialNumber === serial && issuerUnitOf(one) === issuer);
  return registers.get('certificate', serial)?.body.name ?? (above ? organizationOf(above) : null);
}

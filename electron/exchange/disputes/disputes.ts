import type { z } from 'zod';
import type { disputeShown } from '#shared/contract/disputes.ts';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry, ReadableRegisters } from '../../bookkeeping/registers.ts';
import type { Manifest } from '../envelope/open.ts';
import { rivalsOf } from '../receiving/sequence.ts';

type Dispute = Entry<'dispute'>;

/** The refusals that a person can decide about: the package itself is sound. */
export const isDisputed = ({ code }: LedgerError): boolean => code === 'DOC-FORK' || code === 'DOC-CONFLICT';

/** Keeps in mind that a sound package stands against one received before; the same one again adds nothing. */
export function noteDispute(
  { registers, clock }: Bookkeeping,
  { manifest, sha256 }: Manifest<PackageManifest>,
  { code, name, file }: { code: LedgerError['code']; name: string; file: string },
): void {
  if (registers.get('dispute', sha256)) return;
  registers.put('dispute', sha256, {
    package: manifest.id,
    code: code === 'DOC-FORK' ? 'DOC-FORK' : 'DOC-CONFLICT',
    unit: manifest['lx:unit'].code,
    unitName: manifest['lx:unit'].name,
    period: manifest['lx:period'],
    revision: manifest['lx:revision'],
    sequence: manifest['lx:sequence'],
    at: clock.now(),
    name,
    file,
    against: rivalsOf(registers, manifest).map(({ id }) => id),
    decision: null,
  });
}

/** A dispute that has answered itself: the package is taken beside the others, none is set aside. Only within a transaction. */
export function closeDispute({ registers, clock }: Bookkeeping, id: string, reason: string): void {
  const found = registers.get('dispute', id);
  if (found && !found.body.decision)
    registers.put('dispute', id, { ...found.body, decision: { at: clock.now(), choice: 'taken', reason, aside: [] } });
}

/** Whether a package of the very id is received: before it was disputed or since. It bears the id on, whatever is decided, and the other can never be taken. */
export const isIdReceived = (registers: ReadableRegisters, { against, package: id }: Dispute['body']): boolean =>
  against.includes(id) || registers.get('received', id) !== undefined;

/** Every package that stood against another, the latest first. */
export const disputes = ({ registers }: Bookkeeping): z.infer<typeof disputeShown>[] =>
  registers
    .list('dispute')
    .map(({ id, body }) => {
      const { code, unit, unitName, period, revision, sequence, at, name, decision } = body;
      const decided = decision && { at: decision.at, choice: decision.choice, reason: decision.reason };
      const takeable = !isIdReceived(registers, body);
      return { id, code, unit, unitName, period, revision, sequence, at, name, takeable, decision: decided };
    })
    .reverse();

/** A dispute that is still open. Throws DISPUTE-UNKNOWN. */
export function openDispute({ registers }: Bookkeeping, id: string): Dispute {
  const found = registers.get('dispute', id);
  if (!found || found.body.decision) throw new LedgerError('DISPUTE-UNKNOWN');
  return found;
}

import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Entry, ReadableRegisters } from '../../bookkeeping/registers.ts';

type Received = Entry<'received'>;
export type Place = { readonly kind: 'new'; readonly gap: boolean } | { readonly kind: 'repeated'; readonly id: string };

/**
 * The place of a package among those received from its unit. The same one again is `repeated`; a gap is no fault, a package is a full snapshot.
 * Throws DOC-REPLAY for a lower sequence, DOC-FORK for a second package after the same one, DOC-CONFLICT for other contents of a known revision.
 */
export function placeOf(registers: ReadableRegisters, manifest: PackageManifest, manifestSha256: string): Place {
  const known = registers.list('received').filter(({ body }) => body.unit === manifest['lx:unit'].code);
  const same = known.find(({ id }) => id === manifest.id);
  const month = { period: manifest['lx:period'], revision: manifest['lx:revision'] };
  if (same) {
    if (same.body.manifestSha256 === manifestSha256) return { kind: 'repeated', id: same.id };
    throw new LedgerError('DOC-CONFLICT', month);
  }
  const last = Math.max(0, ...known.map(({ body }) => body.sequence));
  const sequence = manifest['lx:sequence'];
  const replay = () => new LedgerError('DOC-REPLAY', { sequence, last });
  if (sequence < last) throw replay();
  if (known.some((one) => hasSamePrevious(one, manifest))) throw new LedgerError('DOC-FORK');
  if (known.some(({ body }) => body.period === month.period && body.revision === month.revision))
    throw new LedgerError('DOC-CONFLICT', month);
  if (sequence === last) throw replay();
  return { kind: 'new', gap: isGap(known, manifest) };
}

const hasSamePrevious = (one: Received, manifest: PackageManifest) => one.body.previous?.id === manifest['lx:previous']?.id;

/** The one before it never arrived. */
function isGap(known: readonly Received[], manifest: PackageManifest): boolean {
  const previous = manifest['lx:previous'];
  return previous !== null && !known.some(({ id, body }) => id === previous.id && body.manifestSha256 === previous.sha256);
}

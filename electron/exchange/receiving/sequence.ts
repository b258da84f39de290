import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Entry, ReadableRegisters } from '../../bookkeeping/registers.ts';
import type { Manifest } from '../envelope/open.ts';

type Received = Entry<'received'>;
/** `late`: it belongs before a package that was received already and closes the gap there. */
export type Place =
  | { readonly kind: 'new'; readonly gap: boolean; readonly late: boolean }
  | { readonly kind: 'repeated'; readonly id: string };

/**
 * The place of a package among those received from its unit. The same one again is `repeated`; a gap is no fault, a package is a full snapshot.
 * `decided`: a person took it in place of those it stands against. Packages that a decision set aside no longer count.
 * Throws DOC-MANIFEST for the id of another unit's package; DOC-DISMISSED for one that a person set aside, DOC-FORK for a second package after the same one, one that follows what was set aside,
 * and a first one of a unit that has sent before;
 * DOC-REPLAY for a lower sequence, unless a package received before names this very one as the one before it; DOC-CONFLICT for other contents of a known revision.
 */
export function placeOf(registers: ReadableRegisters, { manifest, sha256 }: Manifest<PackageManifest>, decided = false): Place {
  const known = receivedFrom(registers, manifest);
  const same = known.find(({ id }) => id === manifest.id);
  // the books know packages by their ids: it would take the place of the other unit's
  if (!same && registers.get('received', manifest.id)) throw new LedgerError('DOC-MANIFEST', { reason: 'id 与另一个单位的上报包相同' });
  if (same?.body.manifestSha256 === sha256) return { kind: 'repeated', id: same.id };
  if (decided) return { kind: 'new', gap: isGap(known, manifest), late: false };
  const month = { period: manifest['lx:period'], revision: manifest['lx:revision'] };
  const aside = setAside(registers);
  if (aside.has(manifest.id) || isDecidedAgainst(registers, sha256)) throw new LedgerError('DOC-DISMISSED', month);
  if (same) throw new LedgerError('DOC-CONFLICT', month);
  const standing = known.filter(({ id }) => !aside.has(id));
  const { 'lx:sequence': sequence, 'lx:previous': previous } = manifest;
  // before the sequence: a ledger made anew on another machine begins again at 1, and only a person can say which is the right one
  const followsAside = previous !== null && aside.has(previous.id);
  const beginsAnew = previous === null && standing.length > 0 && !standing.some(({ body }) => body.previous?.id === manifest.id);
  if (followsAside || beginsAnew || standing.some((one) => hasSamePrevious(one, manifest))) throw new LedgerError('DOC-FORK');
  const last = Math.max(0, ...standing.map(({ body }) => body.sequence));
  const replay = () => new LedgerError('DOC-REPLAY', { sequence, last });
  const late = isForerunner(standing, { manifest, sha256 });
  if (sequence < last && !late) throw replay();
  if (standing.some((one) => isSameMonth(one, manifest))) throw new LedgerError('DOC-CONFLICT', month);
  if (sequence === last) throw replay();
  return { kind: 'new', gap: isGap(known, manifest), late };
}

/** Whether a package is the one that a received one follows, by the hash of its manifest: it was lost and comes late. */
export function isLate(registers: ReadableRegisters, found: Pick<Manifest<PackageManifest>, 'manifest' | 'sha256'>): boolean {
  const aside = setAside(registers);
  return isForerunner(
    receivedFrom(registers, found.manifest).filter(({ id }) => !aside.has(id)),
    found,
  );
}

const isForerunner = (standing: readonly Received[], { manifest, sha256 }: Pick<Manifest<PackageManifest>, 'manifest' | 'sha256'>) =>
  standing.some(
    ({ body }) => body.previous?.id === manifest.id && body.previous.sha256 === sha256 && body.sequence > manifest['lx:sequence'],
  );

/** The received packages that one stands against: of the same id, after the same one, or of the same month and revision; else the latest. */
export function rivalsOf(registers: ReadableRegisters, manifest: PackageManifest): Received[] {
  const aside = setAside(registers);
  const standing = receivedFrom(registers, manifest).filter(({ id }) => !aside.has(id));
  const rivals = standing.filter((one) => one.id === manifest.id || hasSamePrevious(one, manifest) || isSameMonth(one, manifest));
  if (rivals.length > 0) return rivals;
  return standing.sort((one, other) => other.body.sequence - one.body.sequence).slice(0, 1);
}

/** What is no longer counted once a package is taken in place of its rivals: they, and whatever came at its sequence or after. */
export function overtakenBy(registers: ReadableRegisters, manifest: PackageManifest): string[] {
  const rivals = new Set(rivalsOf(registers, manifest).map(({ id }) => id));
  const aside = setAside(registers);
  return receivedFrom(registers, manifest)
    .filter(({ id, body }) => !aside.has(id) && (rivals.has(id) || body.sequence >= manifest['lx:sequence']))
    .map(({ id }) => id);
}

/** A person kept what was received before: the package of this very manifest is not to be had. */
const isDecidedAgainst = (registers: ReadableRegisters, sha256: string): boolean =>
  registers.get('dispute', sha256)?.body.decision?.choice === 'kept';

/** Ids of the packages that decisions set aside. */
export const setAside = (registers: ReadableRegisters): ReadonlySet<string> =>
  new Set(registers.list('dispute').flatMap(({ body }) => body.decision?.aside ?? []));

const receivedFrom = (registers: ReadableRegisters, manifest: PackageManifest): Received[] =>
  registers.listOf('received', manifest['lx:unit'].code);
const hasSamePrevious = (one: Received, manifest: PackageManifest) => one.body.previous?.id === manifest['lx:previous']?.id;
const isSameMonth = ({ body }: Received, manifest: PackageManifest) =>
  body.period === manifest['lx:period'] && body.revision === manifest['lx:revision'];

/** The one before it never arrived. */
function isGap(known: readonly Received[], manifest: PackageManifest): boolean {
  const previous = manifest['lx:previous'];
  return previous !== null && !known.some(({ id, body }) => id === previous.id && body.manifestSha256 === previous.sha256);
}

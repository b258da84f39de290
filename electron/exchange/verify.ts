import type { OutputOf } from '#shared/contract/calls.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import type { GivenFile } from './envelope/given-file.ts';
import { type CheckedPackage, checkPackage } from './receiving/check-package.ts';
import { lookingAt } from './receiving/kept-files.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';

type Verified = OutputOf<'exchange.verify'>;

/** All receiving checks of a package, up to the first that fails; writes nothing. Throws LEDGER-LEVEL for a township. */
export async function verify(bookkeeping: Bookkeeping, file: GivenFile): Promise<Verified> {
  requireSubordinates(bookkeeping, '核验上报包');
  const { checks, result, close } = await checkPackage(bookkeeping, file);
  close();
  if ('refusal' in result) return { ok: false, code: result.refusal.code, checks, package: null };
  return { ok: true, code: null, checks, package: saidOf(result.package) };
}

/** The same for a file where it lies, which may be too large for memory. Throws FILE-MISSING too. */
export async function verifyAt(bookkeeping: Bookkeeping, path: string): Promise<Verified> {
  requireSubordinates(bookkeeping, '核验上报包');
  return lookingAt(bookkeeping.ledger.folder, path, (file) => verify(bookkeeping, file));
}

const saidOf = ({ manifest: { manifest }, place }: CheckedPackage): Verified['package'] => ({
  id: manifest.id,
  unit: manifest['lx:unit'].code,
  unitName: manifest['lx:unit'].name,
  period: manifest['lx:period'],
  revision: manifest['lx:revision'],
  sequence: manifest['lx:sequence'],
  previous: manifest['lx:previous']?.id ?? null,
  gap: place.kind === 'new' && place.gap,
  repeated: place.kind === 'repeated',
  late: place.kind === 'new' && place.late,
  missing: manifest['lx:missing'] ?? [],
});

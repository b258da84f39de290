import { attachmentPath, isAttachmentPath, packageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { SuiteId } from '#shared/exchange/suite-ids.ts';
import { attachmentLimits, sizeText } from '#shared/model/attachment.ts';
import { attachmentKinds } from '#shared/model/attachment-kind.ts';
import { type AttachmentStore, attachmentStore } from '../attachments/attachment-store.ts';
import { readAttachment } from '../attachments/read-attachment.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { isOfSuperiorNow } from '../bookkeeping/founding.ts';
import { deskSuite } from '../keys/desk-keys.ts';
import { limits } from './envelope/limits.ts';
import type { ZipEntry } from './envelope/write-zip.ts';
import { type NamedAttachment, namedAttachments } from './named-attachments.ts';
import type { PackageRows } from './receiving/package-rows.ts';

/** A file of a package under its hash. */
export interface CarriedAttachment extends ZipEntry {
  readonly sha256: string;
}

/**
 * The files that a month's package carries, by hash: those of the month's own rows, and of earlier ones until a receipt says that they arrived. Where many
 * of those wait, as after the superior began with an empty ledger, some go with each package until none is left.
 * Throws ATTACH-MISSING or ATTACH-DAMAGED, which name the file, and ATTACH-PACKAGE where the month has too many of its own.
 */
export function attachmentsToSend(bookkeeping: Bookkeeping, rows: PackageRows, period: string): CarriedAttachment[] {
  const suite = deskSuite(bookkeeping);
  const named = [...namedAttachments(rows, bookkeeping.ledger.identity.unit, period).values()];
  // the order of the hashes, so that the same state gives the same bytes
  named.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const ofMonth = named.filter((one) => one.ofMonth);
  refuseTooMuchOf(ofMonth.length, sizeOf(ofMonth), mostOfMonth(suite));
  const arrived = arrivedAttachments(bookkeeping);
  const waiting = named.filter((one) => !one.ofMonth && !arrived.has(one.sha256));
  const wanted = new Set([...ofMonth, ...fitting(waiting, ofMonth, suite)]);
  return named.filter((one) => wanted.has(one)).map((one) => carried(bookkeeping, one));
}

/** Bytes of attachments in a document that is still made in memory, and goes on any stick; in 国密 all is sealed at once, the tables too. */
export const roomForAttachments = (suite: SuiteId): number =>
  suite === 'gm' ? limits.smContent - limits.smTables : attachmentLimits.inOneCall;

const mostOfMonth = (suite: SuiteId): number => (suite === 'gm' ? limits.smContent : attachmentLimits.perPackage);

const sizeOf = (files: readonly NamedAttachment[]) => files.reduce((sum, { size }) => sum + size, 0);

/**
 * As many as fit beside the month's own, the first that does whatever its size: one that never fitted would never arrive. But none that keeps the package
 * from being made, which it could be without.
 */
function fitting(waiting: readonly NamedAttachment[], besides: readonly NamedAttachment[], suite: SuiteId): NamedAttachment[] {
  const own = sizeOf(besides);
  let room = roomForAttachments(suite) - own;
  // what is sealed part by part may grow beyond that by one; in 国密 nothing is
  const first = room >= 0 || suite === 'gm' ? room : mostOfMonth(suite) - own;
  return waiting.slice(0, attachmentLimits.filesPerPackage - besides.length).filter(({ size }, index) => {
    if (size > (index === 0 ? first : room)) return false;
    room -= size;
    return true;
  });
}

/** Throws ATTACH-PACKAGE where the attachments of a manifest have more bytes than `most`. */
export function refuseTooMuch(resources: readonly { readonly path: string; readonly bytes: number }[], most: number): void {
  const attachments = resources.filter(({ path }) => isAttachmentPath(path));
  refuseTooMuchOf(
    attachments.length,
    attachments.reduce((sum, { bytes }) => sum + bytes, 0),
    most,
  );
}

function refuseTooMuchOf(count: number, size: number, most: number): void {
  const { filesPerPackage } = attachmentLimits;
  if (size > most || count > filesPerPackage)
    throw new LedgerError('ATTACH-PACKAGE', { count, size: sizeText(size), most: filesPerPackage, limit: sizeText(most) });
}

function carried(bookkeeping: Bookkeeping, { sha256, name, size }: NamedAttachment): CarriedAttachment {
  const { type, bytes: read } = readAttachment(bookkeeping, sha256, name);
  // the superior would refuse it
  if (read.length !== size) throw new LedgerError('ATTACH-DAMAGED', { name });
  return carriedFrom(attachmentStore(bookkeeping.ledger), { sha256, name, path: attachmentPath(sha256, attachmentKinds[type].extension) });
}

/** The files of a manifest that was fixed before. Throws what reading them throws. */
export function attachmentsAgain(
  { ledger }: Bookkeeping,
  paths: readonly { readonly name: string; readonly path: string }[],
): CarriedAttachment[] {
  const store = attachmentStore(ledger);
  return paths.filter(({ path }) => isAttachmentPath(path)).map(({ name, path }) => carriedFrom(store, { sha256: name, name: path, path }));
}

/** Read when it is wanted: all of a month's may be too much for memory. */
const carriedFrom = (
  store: AttachmentStore,
  { sha256, name, path }: { sha256: string; name: string; path: string },
): CarriedAttachment => ({
  sha256,
  path,
  stored: true,
  get bytes() {
    return store.get(sha256, name);
  },
});

/** Hashes of the files in packages that the superior has taken. */
function arrivedAttachments({ registers }: Bookkeeping): ReadonlySet<string> {
  // one that was founded anew since holds nothing that was sent before
  const isNow = isOfSuperiorNow(registers);
  // what the superior said it holds, in a 底册 after a lost machine
  const arrived = new Set<string>(
    registers.list('roster').flatMap(({ body }) => (body.direction === 'taken' && isNow(body) ? body.held : [])),
  );
  for (const { id, body } of registers.list('receipt')) {
    const sent = body.outcome === 'returned' || !isNow(body) ? undefined : registers.get('sent', id)?.blob;
    if (!sent) continue;
    const { resources } = packageManifest.parse(JSON.parse(new TextDecoder().decode(sent)));
    for (const { name, path } of resources) if (isAttachmentPath(path)) arrived.add(name);
  }
  return arrived;
}

import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { LocalEntries } from '#shared/codes/local-codes.ts';
import { withLocalCodes } from '#shared/documents/local-codes-of-table.ts';
import { isRecordResource, recordResources } from '#shared/documents/month-records.ts';
import { type PackageManifest, packageManifest, packageName } from '#shared/documents/package-manifest.ts';
import { tableSchema } from '#shared/documents/table-schema.ts';
import { LedgerError } from '#shared/errors.ts';
import { attachmentLimits } from '#shared/model/attachment.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import { makeFolder, type Unnamed, writeUnnamed } from '../attachments/write-whole.ts';
import type { Bookkeeping, Snapshot } from '../bookkeeping/bookkeeping.ts';
import type { Entry } from '../bookkeeping/registers.ts';
import { deskChain, deskKeys, deskUnit } from '../keys/desk-keys.ts';
import { enrolmentToSendBy } from '../keys/superior-revoked.ts';
import { verifyChain } from '../ledger/change-log.ts';
import { asLedgerError } from '../ledger/failures.ts';
import { attachmentsAgain, attachmentsToSend, refuseTooMuch } from './attachments-to-send.ts';
import { packageDocument } from './documents/package.ts';
import { LazyContents } from './envelope/lazy-contents.ts';
import { checkResources } from './envelope/open.ts';
import { csvFormat, describeResource, manifestBytes, type SealedBytes, seal, sealParts, sha256 } from './envelope/seal.ts';
import type { ZipEntry } from './envelope/write-zip.ts';
import { headOf } from './head.ts';
import { notReceived } from './not-received.ts';
import { readPackageRows } from './receiving/package-rows.ts';

export interface Exported {
  readonly name: string;
  readonly bytes: SealedBytes;
  readonly id: string;
  readonly sequence: number;
  readonly sha256: string;
  readonly counts: Record<string, number>;
}

/**
 * The signed, encrypted package of a closed month, for the superior. The manifest is fixed at the first export of a month's revision and used again,
 * so the inner bytes, signature aside, are the same each time. Throws LEDGER-CHAIN where the change log was tampered with, PERIOD-STATE, ENROL-MISSING, SUPERIOR-REVOKED, ENROL-EXPIRED, DOC-ROWS where a row would be refused above, or ATTACH-*.
 */
export async function exportPackage(bookkeeping: Bookkeeping, period: string): Promise<Exported> {
  const { sent, document } = await toBeSent(bookkeeping, period, attachmentLimits.inOneCall);
  const bytes = await seal(document);
  // another call fixed the manifest while this one was sealing
  if (noteSent(bookkeeping, period, sent) === 'another') return exportPackage(bookkeeping, period);
  return { ...saidOf(sent), bytes, sha256: sha256(bytes) };
}

export interface ExportedFile extends Omit<Exported, 'bytes'> {
  readonly file: string;
  readonly size: number;
}

/**
 * The same, written to a file (`place` gives it for the name that package.md prescribes) without ever being whole in memory. `enter` runs in the transaction
 * that notes it as sent, before the file has its name; where it says no, nothing is noted and no file is left. Throws DISK-FULL, DISK-ERROR besides.
 */
export async function exportPackageTo(
  bookkeeping: Bookkeeping,
  period: string,
  place: (name: string) => string,
  enter: (file: ExportedFile) => boolean = () => true,
): Promise<ExportedFile> {
  const { sent, document } = await toBeSent(bookkeeping, period, attachmentLimits.perPackage);
  const file = place(sent.body.name);
  const hash = createHash('sha256');
  let size = 0;
  const counted = async function* () {
    for await (const part of sealParts(document)) {
      hash.update(part);
      size += part.length;
      yield part;
    }
  };
  let written: Unnamed | undefined;
  try {
    makeFolder(dirname(file));
    written = await writeUnnamed(file, counted());
    const exported = { ...saidOf(sent), file, size, sha256: hash.digest('hex') };
    // before it has its name: a package that is not in the books must never leave
    const noted = noteSent(bookkeeping, period, sent, () => enter(exported));
    if (noted === 'noted') written.name();
    else written.discard();
    if (noted === 'another') return await exportPackageTo(bookkeeping, period, place, enter);
    return exported;
  } catch (error) {
    written?.discard();
    throw asLedgerError(error, file);
  }
}

const saidOf = ({ manifest, body }: Sending) => ({
  name: body.name,
  id: manifest.id,
  sequence: body.sequence,
  counts: { ...body.counts },
});

/** What is sealed for a month; `most`: bytes of attachments. */
async function toBeSent(bookkeeping: Bookkeeping, period: string, most: number) {
  const { registers, clock } = bookkeeping;
  const enrolment = enrolmentToSendBy(registers);
  if (clock.now() > enrolment.notAfter) throw new LedgerError('ENROL-EXPIRED', { date: chinaDate(enrolment.notAfter) });
  const snapshot = bookkeeping.snapshot(period);
  const sent = sentBefore(bookkeeping, snapshot) ?? firstSending(bookkeeping, snapshot);
  refuseTooMuch(sent.manifest.resources, most);
  const resources: ZipEntry[] = [...snapshot.resources, ...attachmentsAgain(bookkeeping, sent.manifest.resources)];
  checkResources(new LazyContents(new Map(resources.map((one) => [one.path, () => one.bytes]))), sent.manifest, false);
  const keys = await deskKeys(bookkeeping);
  const chain = (await deskChain(bookkeeping, keys)) ?? [];
  const signer = { privateKey: keys.privateKey, chain };
  return { sent, document: { manifest: sent.bytes, resources, signer, at: clock.now(), recipients: enrolment.recipients } };
}

/** Keeps what was sent, together with what `enter` writes. another: a call meanwhile fixed another manifest; unwanted: `enter` says no. */
function noteSent(bookkeeping: Bookkeeping, period: string, sent: Sending, enter = () => true): 'noted' | 'another' | 'unwanted' {
  return bookkeeping.atomically(() => {
    const other = sentBefore(bookkeeping, sent.body);
    if (other && other.manifest.id !== sent.manifest.id) return 'another';
    if (!enter()) return 'unwanted';
    bookkeeping.registers.put('sent', sent.manifest.id, sent.body, sent.bytes);
    bookkeeping.markExported(period, sent.body.name);
    return 'noted';
  });
}

interface Sending {
  readonly manifest: PackageManifest;
  readonly bytes: Uint8Array;
  readonly body: Entry<'sent'>['body'];
}

function sentBefore({ registers }: Bookkeeping, { period, revision }: Pick<Snapshot, 'period' | 'revision'>): Sending | undefined {
  const listed = registers.list('sent').find(({ body }) => body.period === period && body.revision === revision);
  const kept = listed && registers.get('sent', listed.id);
  if (!kept?.blob) return undefined;
  const bytes = new Uint8Array(kept.blob);
  return { manifest: packageManifest.parse(JSON.parse(new TextDecoder().decode(bytes))), bytes, body: kept.body };
}

function firstSending(bookkeeping: Bookkeeping, snapshot: Snapshot): Sending {
  // a manifest that was fixed before holds its contents by their hashes; a new one vouches for the log it grew from
  if (verifyChain(bookkeeping.ledger).brokenAt !== null) throw new LedgerError('LEDGER-CHAIN');
  const { period, revision } = snapshot;
  const unit = deskUnit(bookkeeping);
  const last = bookkeeping.registers
    .list('sent')
    .reduce<Entry<'sent'> | undefined>((best, one) => (best && best.body.sequence > one.body.sequence ? best : one), undefined);
  const sequence = (last?.body.sequence ?? 0) + 1;
  const previous = last ? { id: last.id, sha256: last.body.manifestSha256 } : null;
  const name = packageName(unit.code, period, revision, sequence);
  const counts = Object.fromEntries(snapshot.resources.flatMap(({ table, rows }) => (isTableName(table) ? [[table, rows]] : [])));
  const { lists } = bookkeeping.rulesetFor(period);
  const missing = notReceived(bookkeeping, period, snapshot.closedAt);
  const tables: PackageManifest = {
    ...headOf(bookkeeping, packageDocument, { name, title: `${unit.name}${period}上报包` }),
    'lx:period': period,
    'lx:revision': revision,
    'lx:sequence': sequence,
    'lx:previous': previous,
    'lx:ruleset': snapshot.ruleset,
    'lx:counts': counts,
    ...(missing.length > 0 && { 'lx:missing': missing }),
    resources: snapshot.resources.map((resource) =>
      describeResource(resource.table, resource, {
        ...csvFormat,
        ...tableNotes(resource.table, lists, new TextDecoder().decode(resource.bytes)),
      }),
    ),
  };
  // what the superior would refuse is better said here, where it can be mended
  const rows = readPackageRows(tables, new Map(snapshot.resources.map(({ path, bytes }) => [path, bytes])));
  const attachments = attachmentsToSend(bookkeeping, rows, period).map((one) => describeResource(one.sha256, one));
  const manifest: PackageManifest = { ...tables, resources: [...tables.resources, ...attachments] };
  const bytes = manifestBytes(manifest);
  const body = {
    period,
    revision,
    sequence,
    previous,
    created: manifest.created,
    manifestSha256: sha256(bytes),
    name: `${name}.${packageDocument.extension}`,
    counts,
  };
  return { manifest, bytes, body };
}

function tableNotes(name: string, lists: LocalEntries | undefined, text: string) {
  if (isTableName(name)) return { title: tableOf(name).title, schema: tableSchema(withLocalCodes(tableOf(name), lists, text)) };
  if (!isRecordResource(name)) return {};
  const { title, columns } = recordResources[name];
  return { title, schema: { fields: columns.map((column) => ({ name: column, type: 'string' })) } };
}

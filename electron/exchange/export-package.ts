import { type PackageManifest, packageManifest, packageName } from '#shared/documents/package-manifest.ts';
import { tableSchema } from '#shared/documents/table-schema.ts';
import { LedgerError } from '#shared/errors.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping, Snapshot } from '../bookkeeping/bookkeeping.ts';
import type { Entry } from '../bookkeeping/registers.ts';
import { deskChain, deskKeys, deskUnit } from '../keys/desk-keys.ts';
import { verifyChain } from '../ledger/change-log.ts';
import { attachmentsAgain, attachmentsToSend } from './attachments-to-send.ts';
import { packageDocument } from './documents/package.ts';
import { checkResources } from './envelope/open.ts';
import { csvFormat, describeResource, manifestBytes, type SealedBytes, seal, sha256 } from './envelope/seal.ts';
import { headOf } from './head.ts';
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
 * so the inner bytes, signature aside, are the same each time. Throws LEDGER-CHAIN where the change log was tampered with, PERIOD-STATE, ENROL-MISSING, ENROL-EXPIRED, DOC-ROWS where a row would be refused above, or ATTACH-*.
 */
export async function exportPackage(bookkeeping: Bookkeeping, period: string): Promise<Exported> {
  const { registers, clock } = bookkeeping;
  const enrolment = registers.get('enrolment', 'current')?.body;
  if (!enrolment) throw new LedgerError('ENROL-MISSING');
  if (clock.now() > enrolment.notAfter) throw new LedgerError('ENROL-EXPIRED', { date: enrolment.notAfter.slice(0, 10) });
  const snapshot = bookkeeping.snapshot(period);
  const sent = sentBefore(bookkeeping, snapshot) ?? firstSending(bookkeeping, snapshot);
  const resources = [...snapshot.resources, ...attachmentsAgain(bookkeeping, sent.manifest.resources)];
  checkResources(new Map(resources.map(({ path, bytes }) => [path, bytes])), sent.manifest, false);

  const keys = await deskKeys(bookkeeping);
  const chain = (await deskChain(bookkeeping, keys)) ?? [];
  const signer = { privateKey: keys.privateKey, chain };
  const bytes = await seal({
    manifest: sent.bytes,
    resources,
    signer,
    at: clock.now(),
    recipients: enrolment.recipients,
  });
  const first = bookkeeping.atomically(() => {
    const other = sentBefore(bookkeeping, snapshot);
    if (other && other.manifest.id !== sent.manifest.id) return false;
    registers.put('sent', sent.manifest.id, sent.body, sent.bytes);
    bookkeeping.markExported(period, sent.body.name);
    return true;
  });
  // another call fixed the manifest while this one was sealing
  if (!first) return exportPackage(bookkeeping, period);
  return {
    name: sent.body.name,
    bytes,
    id: sent.manifest.id,
    sequence: sent.body.sequence,
    sha256: sha256(bytes),
    counts: { ...sent.body.counts },
  };
}

interface Sending {
  readonly manifest: PackageManifest;
  readonly bytes: Uint8Array;
  readonly body: Entry<'sent'>['body'];
}

function sentBefore({ registers }: Bookkeeping, { period, revision }: Snapshot): Sending | undefined {
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
  const counts = Object.fromEntries(snapshot.resources.map(({ table, rows }) => [table, rows]));
  const tables: PackageManifest = {
    ...headOf(bookkeeping, packageDocument, { name, title: `${unit.name}${period}上报包` }),
    'lx:period': period,
    'lx:revision': revision,
    'lx:sequence': sequence,
    'lx:previous': previous,
    'lx:ruleset': snapshot.ruleset,
    'lx:counts': counts,
    resources: snapshot.resources.map((resource) =>
      describeResource(resource.table, resource, { ...csvFormat, ...tableNotes(resource.table) }),
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

const tableNotes = (name: string) => (isTableName(name) ? { title: tableOf(name).title, schema: tableSchema(tableOf(name)) } : {});

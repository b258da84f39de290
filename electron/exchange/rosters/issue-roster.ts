import { withLocalCodes } from '#shared/documents/local-codes-of-table.ts';
import { attachmentPath, isAttachmentPath } from '#shared/documents/package-manifest.ts';
import { type HeldPackage, type RosterManifest, rosterPaths } from '#shared/documents/roster-manifest.ts';
import { tableCsv } from '#shared/documents/table-csv.ts';
import { tableSchema } from '#shared/documents/table-schema.ts';
import { LedgerError } from '#shared/errors.ts';
import { attachmentLimits, attachmentsOf, attachmentTables } from '#shared/model/attachment.ts';
import { attachmentKinds, kindOf } from '#shared/model/attachment-kind.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { type AttachmentStore, attachmentStore } from '../../attachments/attachment-store.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { pathOf } from '../../bookkeeping/closing.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { deskChain, deskKeys } from '../../keys/desk-keys.ts';
import { roomForAttachments } from '../attachments-to-send.ts';
import { rosterDocument } from '../documents/roster.ts';
import { recipientOf } from '../enrolling/subordinate.ts';
import { csvFormat, describeResource, manifestBytes, type SealedFile, seal } from '../envelope/seal.ts';
import type { ZipEntry } from '../envelope/write-zip.ts';
import { headOf } from '../head.ts';
import { receivedFileOf } from '../receiving/kept-files.ts';
import { sliceOf } from '../receiving/merge.ts';
import { type OpenedPackage, readPackage } from '../receiving/opened-package.ts';
import type { PackageRows } from '../receiving/package-rows.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { setAside } from '../receiving/sequence.ts';
import { slipsFor } from '../transferring/pass-transfer.ts';
import { problemsEntry } from './standing-problems.ts';

export interface RosterOrder {
  readonly unit: string;
  /** New registrations of the unit, as rows of the table 两新组织. */
  readonly extract?: readonly AnyRow[];
  /** Whether the files that rows name travel along: for a unit that lost its machine. */
  readonly attachments?: boolean;
}
export interface IssuedRoster extends SealedFile {
  readonly id: string;
  readonly unit: string;
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly extract: number;
  readonly transfers: number;
  /** Files that travel along, and those that found no room. */
  readonly attachments: { readonly carried: number; readonly left: number };
}

/**
 * The 底册 of a unit under this desk: its rows as last accepted, the packages that stand with what is to be mended, new registrations and slips that wait for it; signed, and encrypted to it.
 * Throws LEDGER-LEVEL for a township, ROSTER-RECIPIENT where the unit cannot be written to.
 */
export async function issueRoster(bookkeeping: Bookkeeping, order: RosterOrder): Promise<IssuedRoster> {
  requireSubordinates(bookkeeping, '下发底册');
  const { registers, clock } = bookkeeping;
  const { unit, recipient } = recipientOf(bookkeeping, order.unit);
  const keys = await deskKeys(bookkeeping);
  const chain = (await deskChain(bookkeeping, keys)) ?? [];
  const rows: PackageRows = new Map(tableNames.map((table) => [table, sliceOf(bookkeeping.ledger, unit, table)]));
  const packages = standingPackages(bookkeeping, unit.code);
  const slips = await slipsFor(bookkeeping, unit.code);
  const files = filesOf(attachmentStore(bookkeeping.ledger), rows, order.attachments === true ? roomForAttachments(keys.suite) : null);
  const version = lastVersion(bookkeeping, unit.code) + 1;
  const name = `${unit.code}_roster_v${version}`;
  const tables = tableNames.map((table) => tableResource(table, table, pathOf(table), inIdOrder(rows.get(table) ?? [])));
  const there = new Set(tables.map(({ resource }) => resource.hash));
  const lastResources = await readLast(bookkeeping, packages.at(-1), (last) => resourcesOfLast(last, there));
  const problems = problemsEntry(bookkeeping, packages);
  const described = [
    ...tables,
    ...lastResources,
    ...(order.extract?.length ? [tableResource('extract', 'organization', rosterPaths.extract, order.extract)] : []),
    ...(problems ? [{ entry: problems, resource: describeResource('problems', problems, csvFormat) }] : []),
    ...slips.map(({ id, bytes }) => plain(id, { path: rosterPaths.slip(id), bytes })),
    ...files.carried.map((file) => plain(file.sha256, file)),
  ];
  const manifest: RosterManifest = {
    ...headOf(bookkeeping, rosterDocument, { name, title: `${unit.name}底册第 ${version} 版` }),
    'lx:to': unit,
    'lx:version': version,
    'lx:packages': packages,
    'lx:counts': Object.fromEntries([...rows].map(([table, list]) => [table, list.length])),
    'lx:attachments': files.held,
    resources: described.map(({ resource }) => resource),
  };
  const bytes = await seal({
    manifest: manifestBytes(manifest),
    resources: described.map(({ entry }) => entry),
    signer: { privateKey: keys.privateKey, chain },
    at: manifest.created,
    recipients: [recipient],
  });
  // another may have been issued while this one was sealed
  if (lastVersion(bookkeeping, unit.code) >= version) return issueRoster(bookkeeping, order);
  const file = `${name}.${rosterDocument.extension}`;
  const body = { unit: unit.code, version, issued: manifest.created, at: clock.now(), name: file, held: [] };
  registers.put('roster', manifest.id, { direction: 'issued', ...body });
  return {
    name: file,
    bytes,
    id: manifest.id,
    unit: unit.code,
    version,
    counts: manifest['lx:counts'],
    extract: order.extract?.length ?? 0,
    transfers: slips.length,
    attachments: { carried: files.carried.length, left: files.left },
  };
}

const plain = (name: string, entry: ZipEntry) => ({ entry, resource: describeResource(name, entry) });
const inIdOrder = (rows: readonly AnyRow[]) => [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));

function tableResource(name: string, table: TableName, path: string, rows: readonly AnyRow[]) {
  const text = tableCsv(tableOf(table), rows);
  const entry = { path, bytes: new TextEncoder().encode(text) };
  return {
    entry,
    resource: describeResource(name, entry, {
      ...csvFormat,
      title: tableOf(table).title,
      schema: tableSchema(withLocalCodes(tableOf(table), undefined, text)),
    }),
  };
}

/** The highest version issued to a unit; 0 where none was. */
export const lastVersion = ({ registers }: Bookkeeping, unit: string): number =>
  Math.max(0, ...registers.list('roster').flatMap(({ body }) => (body.unit === unit && body.direction === 'issued' ? [body.version] : [])));

/** What was received from a unit and is not set aside, in its sequence. */
export function standingPackages({ registers }: Bookkeeping, unit: string): HeldPackage[] {
  const aside = setAside(registers);
  return registers
    .list('received')
    .filter(({ id, body }) => body.unit === unit && !aside.has(id))
    .sort((one, other) => one.body.sequence - other.body.sequence)
    .map(heldOf);
}

const heldOf = ({ id, body }: Entry<'received'>): HeldPackage => ({
  id,
  sha256: body.manifestSha256,
  period: body.period,
  revision: body.revision,
  sequence: body.sequence,
  previous: body.previous,
  received: body.at,
  outcome: body.outcome as HeldPackage['outcome'],
  remark: body.remark ?? null,
});

type Described = ReturnType<typeof plain>;

/** What is read of a package as it came. Nothing where its file is gone or can no longer be opened: the unit then goes on without that month's copy. */
async function readLast(
  bookkeeping: Bookkeeping,
  held: HeldPackage | undefined,
  read: (last: OpenedPackage) => Described[],
): Promise<Described[]> {
  const body = held && bookkeeping.registers.get('received', held.id)?.body;
  if (!body) return [];
  try {
    const file = receivedFileOf(bookkeeping.ledger.folder, body);
    return await readPackage(bookkeeping, file, (last) => (last.manifest.sha256 === held.sha256 ? read(last) : []));
  } catch (error) {
    if (error instanceof LedgerError && ['FILE-MISSING', 'DOC-NO-KEY'].includes(error.code)) return [];
    throw error;
  }
}

/** Its manifest, and those of its resources that the 底册 does not have byte for byte anyway; its attachments travel by themselves. */
function resourcesOfLast({ manifest, contents }: OpenedPackage, there: ReadonlySet<string>): Described[] {
  const others = manifest.manifest.resources.filter(({ path, hash }) => !isAttachmentPath(path) && !there.has(hash));
  return [
    plain('last', { path: rosterPaths.last, bytes: manifest.bytes }),
    ...others.map(({ name, path }) =>
      plain(`last-${name}`, { path: rosterPaths.ofLast(path), bytes: contents.get(path) ?? new Uint8Array() }),
    ),
  ];
}

/** The files that a unit's rows name: which of them this desk holds, and those that travel along as far as there is room, in bytes; null where none does. */
function filesOf(store: AttachmentStore, rows: PackageRows, most: number | null) {
  const named = new Map(
    attachmentTables().flatMap(({ table }) =>
      (rows.get(table) ?? []).flatMap((row) => attachmentsOf(table, row).map((one) => [one.sha256, one] as const)),
    ),
  );
  const held = [...named.keys()].filter((sha256) => store.has(sha256)).sort();
  const carried: (ZipEntry & { readonly sha256: string })[] = [];
  let room = most ?? 0;
  for (const sha256 of most === null ? [] : held) {
    const { size, name } = named.get(sha256) ?? { size: 0, name: sha256 };
    if (size > room || carried.length >= attachmentLimits.filesPerPackage) continue;
    const bytes = store.get(sha256, name);
    const kind = kindOf(bytes);
    if (typeof kind !== 'string') continue;
    room -= size;
    carried.push({ sha256, path: attachmentPath(sha256, attachmentKinds[kind].extension), bytes, stored: true });
  }
  return { held, carried, left: most === null ? 0 : held.length - carried.length };
}

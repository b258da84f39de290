import { withLocalCodes } from '#shared/documents/local-codes-of-table.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { tableCsv } from '#shared/documents/table-csv.ts';
import { readTableText } from '#shared/documents/table-rows.ts';
import { tableSchema } from '#shared/documents/table-schema.ts';
import { type TransferManifest, transferPath, transferTables } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskChain, deskKeys } from '../../keys/desk-keys.ts';
import { transferDocument } from '../documents/transfer.ts';
import { type Contents, checkResources, type DocumentFile, openDocument, signatureOf, textOf } from '../envelope/open.ts';
import type { Signature } from '../envelope/read-signature.ts';
import { csvFormat, describeResource, manifestBytes, type SealedFile, seal, sha256 } from '../envelope/seal.ts';
import { headOf } from '../head.ts';
import { rowFault } from '../receiving/package-rows.ts';
import type { Subject, TransferRows, TransferTable } from './going-along.ts';

/** What a slip says, whoever signs it. */
export interface Transfer {
  readonly id: string;
  readonly from: UnitStamp;
  readonly to: UnitStamp;
  readonly subject: Subject;
  readonly date: string;
  readonly rows: TransferRows;
}

/** What its rows are, whoever signed and sealed them. */
type ContentHash = string;

/** Writes a 转接单, signed by this desk and encrypted to `recipients`. Its name and manifest name units only. */
export async function sealSlip(
  bookkeeping: Bookkeeping,
  { id, from, to, subject, date, rows }: Transfer,
  recipients: readonly string[],
): Promise<SealedFile & { readonly content: ContentHash }> {
  const keys = await deskKeys(bookkeeping);
  const chain = (await deskChain(bookkeeping, keys)) ?? [];
  const tables = transferTables.filter((table) => (rows.get(table)?.length ?? 0) > 0);
  const entries = tables.map((table) => ({
    table,
    path: transferPath(table),
    bytes: new TextEncoder().encode(tableCsv(tableOf(table), rows.get(table) ?? [])),
  }));
  const name = `${from.code}_${to.code}_${date}_${id.slice(-8)}`;
  const manifest: TransferManifest = {
    ...headOf(bookkeeping, transferDocument, { name, title: `${from.name}转到${to.name}的转接单` }),
    'lx:transfer': id,
    'lx:from': from,
    'lx:to': to,
    'lx:subject': subject,
    'lx:date': date,
    'lx:counts': Object.fromEntries(tables.map((table) => [table, rows.get(table)?.length ?? 0])),
    resources: entries.map((entry) =>
      describeResource(entry.table, entry, {
        ...csvFormat,
        title: tableOf(entry.table).title,
        schema: tableSchema(withLocalCodes(tableOf(entry.table), undefined, new TextDecoder().decode(entry.bytes))),
      }),
    ),
  };
  const bytes = await seal({
    manifest: manifestBytes(manifest),
    resources: entries,
    signer: { privateKey: keys.privateKey, chain },
    at: manifest.created,
    recipients: [...recipients],
  });
  return { name: `${name}.${transferDocument.extension}`, bytes, content: contentOf(manifest) };
}

/** The first field of a slip's rows that the other desks would not read, as people call it; undefined where all can be read. */
export function unreadableIn(rows: TransferRows): { readonly table: string; readonly field: string } | undefined {
  for (const [name, list] of rows) {
    const table = tableOf(name);
    const read = readTableText(table, tableCsv(table, list));
    if ('fault' in read) return { table: table.title, field: table.fields[read.fault.field]?.title ?? '编号' };
  }
  return undefined;
}

/** A slip as it was opened; its signer is still to be trusted. */
export interface OpenedSlip {
  readonly transfer: Transfer;
  readonly content: ContentHash;
  readonly signature: Signature;
  /** The unit that signed, as the manifest says. */
  readonly signedFor: UnitStamp;
}

/**
 * Opens a slip. `trust` says whether its signer is to be believed, and is asked before its rows are read.
 * Throws the codes of opening, DOC-ROWS, DOC-MANIFEST, and what `trust` throws.
 */
export async function openSlip(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
  trust: (signature: Signature, manifest: TransferManifest) => void | Promise<void>,
): Promise<OpenedSlip> {
  const { identity } = await deskKeys(bookkeeping);
  const { manifest: found, contents } = await openDocument(file, transferDocument, identity);
  const { manifest } = found;
  const signature = signatureOf(contents, found);
  await trust(signature, manifest);
  checkResources(contents, manifest, true);
  const { 'lx:transfer': id, 'lx:from': from, 'lx:to': to, 'lx:subject': subject, 'lx:date': date } = manifest;
  const rows = rowsIn(manifest, contents);
  if (!rows.get(subject.table)?.some((row) => row.id === subject.id)) throw new LedgerError('DOC-MANIFEST', { reason: 'lx:subject' });
  if (subject.table !== 'organization' && !isOnePerson(subject.table, rows)) throw new LedgerError('DOC-MANIFEST', { reason: 'lx:counts' });
  return { transfer: { id, from, to, subject, date, rows }, content: contentOf(manifest), signature, signedFor: manifest['lx:unit'] };
}

/** One row of the person, and where that is a member's what is recorded of the same person's 发展党员: others do not ride along. */
function isOnePerson(table: TransferTable, rows: TransferRows): boolean {
  const [person, ...others] = rows.get(table) ?? [];
  const along = table === 'member' ? (rows.get('development') ?? []) : [];
  const some = [...rows].filter(([, list]) => list.length > 0).map(([name]) => name);
  const isKnown = some.every((name) => name === table || (table === 'member' && name === 'development'));
  return isKnown && others.length === 0 && along.every((row) => row.id_number === person?.id_number);
}

const contentOf = ({ resources, 'lx:subject': subject, 'lx:from': from, 'lx:to': to }: TransferManifest): ContentHash =>
  sha256(new TextEncoder().encode(JSON.stringify([subject, from.code, to.code, resources.map(({ path, hash }) => [path, hash])])));

/** Every row of a slip, read against our own Table Schema; each the giving unit's. */
function rowsIn(manifest: TransferManifest, contents: Contents): TransferRows {
  const read = new Map<TransferTable, ReturnType<typeof readRows>>();
  for (const { name, path } of manifest.resources) {
    const table = transferTables.find((one) => one === name);
    if (!table || path !== transferPath(table)) throw new LedgerError('DOC-MANIFEST', { reason: `没有“${name}”这张表` });
    const rows = readRows(table, textOf(contents, path));
    const stranger = rows.findIndex((row) => row.unit !== manifest['lx:from'].code);
    if (stranger >= 0) throw rowFault(table, { row: stranger + 2, field: 'unit' });
    if (rows.length !== manifest['lx:counts'][table]) throw new LedgerError('DOC-MANIFEST', { reason: 'lx:counts' });
    read.set(table, rows);
  }
  return read;
}

function readRows(table: TransferTable, text: string) {
  const read = readTableText(tableOf(table), text);
  if ('fault' in read) throw rowFault(table, read.fault);
  return read.rows;
}

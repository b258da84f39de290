import type { z } from 'zod';
import type { rosterStaged } from '#shared/contract/rosters.ts';
import { type RosterManifest, rosterPaths } from '#shared/documents/roster-manifest.ts';
import { readTableText } from '#shared/documents/table-rows.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { attachmentStore } from '../../attachments/attachment-store.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { foundingStamp, isOfSuperiorNow } from '../../bookkeeping/founding.ts';
import { stageGiven } from '../../intake/staging/given.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { rosterDocument } from '../documents/roster.ts';
import { type Contents, checkResources, type DocumentFile, openDocument, signatureOf, textOf } from '../envelope/open.ts';
import { type PackageRows, readPackageRows, rowFault } from '../receiving/package-rows.ts';
import { trustFromAbove } from '../receiving/trust.ts';
import { recallReported } from './recall-reported.ts';
import { carriedFiles } from './roster-attachments.ts';

interface OpenedRoster {
  readonly manifest: RosterManifest;
  readonly contents: Contents;
  readonly rows: PackageRows;
  /** New registrations, as rows of 两新组织 with ids of their own. */
  readonly extract: readonly AnyRow[];
}

/**
 * Takes the superior's 底册 into a stage like an import's: what is new, what differs cell by cell, what is the same. Nothing is written before the commit; what
 * this desk has stays until a person takes the other value. A ledger that never reported goes on from the packages the superior has.
 * Throws the codes of opening and of trust, ROSTER-UNIT for another unit's, ROSTER-OLD for one older than that taken last, DOC-ROWS, DOC-ATTACHMENT.
 */
export async function stageRoster(bookkeeping: Bookkeeping, file: DocumentFile, watch?: Watch): Promise<z.infer<typeof rosterStaged>> {
  const { registers, clock, ledger } = bookkeeping;
  const { manifest, contents, rows, extract } = await openRoster(bookkeeping, file);
  const { id, created, 'lx:unit': issuer, 'lx:version': version, 'lx:packages': packages } = manifest;
  const again = registers.get('roster', id) !== undefined;
  const recovers = packages.length > 0 && registers.list('sent').length === 0;
  const slips = manifest.resources
    .filter(({ path }) => rosterPaths.isSlip(path))
    .map(({ name, path }) => ({ id: name, name: path.slice(path.lastIndexOf('/') + 1), bytes: new Uint8Array(contents.get(path) ?? []) }));
  const stage = stageGiven(
    bookkeeping,
    {
      name: file.name,
      origin: 'roster',
      label: `${issuer.name}底册第 ${version} 版`,
      rows: withExtract(rows, extract),
      first: 'own',
      stops: false,
      written: () => {
        requireLatest(bookkeeping, manifest);
        const store = attachmentStore(ledger);
        for (const bytes of carriedFiles(manifest, contents, rows)) store.put(bytes);
        const body = { unit: ledger.identity.unit, version, issued: created, name: file.name, held: manifest['lx:attachments'] };
        registers.put('roster', id, { direction: 'taken', ...body, at: clock.now(), ...foundingStamp(registers) });
        for (const slip of slips) registers.put('slip', slip.id, { name: slip.name, at: clock.now() }, slip.bytes);
        // another 底册 may have been taken, or a month exported, since this one was staged
        if (recovers && registers.list('sent').length === 0) recallReported(bookkeeping, manifest, contents);
      },
    },
    watch,
  );
  return {
    stage,
    roster: id,
    issuer: { code: issuer.code, name: issuer.name },
    version,
    created,
    again,
    recovers: recovers ? { months: new Set(packages.map(({ period }) => period)).size, last: packages.at(-1)?.period ?? '' } : null,
    extract: extract.length,
    transfers: slips.map(({ name, bytes }) => ({ name, bytes })),
  };
}

async function openRoster(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenedRoster> {
  const { identity } = await deskKeys(bookkeeping);
  const { manifest: found, contents } = await openDocument(file, rosterDocument, identity);
  const { manifest } = found;
  await trustFromAbove(bookkeeping, signatureOf(contents, found), manifest['lx:unit'].code);
  const { unit } = bookkeeping.ledger.identity;
  if (manifest['lx:to'].code !== unit) throw new LedgerError('ROSTER-UNIT', { unit: manifest['lx:to'].name });
  requireLatest(bookkeeping, manifest);
  checkResources(contents, manifest, true);
  const rows = readPackageRows(
    {
      resources: manifest.resources.filter(({ path }) => rosterPaths.isData(path)),
      'lx:unit': manifest['lx:to'],
      'lx:counts': manifest['lx:counts'],
    },
    contents,
  );
  carriedFiles(manifest, contents, rows);
  return { manifest, contents, rows, extract: extractIn(contents, unit) };
}

/** The same one again is no harm, one older than the last taken of this superior is. */
function requireLatest({ registers }: Bookkeeping, { id, 'lx:version': version }: RosterManifest): void {
  const isOfNow = isOfSuperiorNow(registers);
  const taken = registers.list('roster').filter(({ body }) => body.direction === 'taken' && isOfNow(body));
  const current = Math.max(0, ...taken.map(({ body }) => body.version));
  if (version < current || (version === current && !taken.some((one) => one.id === id)))
    throw new LedgerError('ROSTER-OLD', { version, current });
}

function extractIn(contents: Contents, unit: string): readonly AnyRow[] {
  if (!contents.has(rosterPaths.extract)) return [];
  const read = readTableText(tableOf('organization'), textOf(contents, rosterPaths.extract));
  if ('fault' in read) throw rowFault('organization', read.fault);
  const stranger = read.rows.findIndex((row) => row.unit !== unit);
  if (stranger >= 0) throw rowFault('organization', { row: stranger + 2, field: 'unit' });
  return read.rows;
}

function withExtract(rows: PackageRows, extract: readonly AnyRow[]): ReadonlyMap<TableName, readonly AnyRow[]> {
  return new Map([...rows, ['organization', [...(rows.get('organization') ?? []), ...extract]] as const]);
}

import { isAttachmentPath, type PackageManifest, packageManifest, packageName } from '#shared/documents/package-manifest.ts';
import { type RosterManifest, rosterPaths } from '#shared/documents/roster-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping, Snapshot } from '../../bookkeeping/bookkeeping.ts';
import { foundingStamp } from '../../bookkeeping/founding.ts';
import { packageDocument } from '../documents/package.ts';
import type { Contents } from '../envelope/open.ts';
import { sha256 } from '../envelope/seal.ts';
import { parseStrictJson } from '../envelope/strict-json.ts';
import { asProblem } from '../receiving/receipt.ts';
import { latestOfMonths, readProblems, recallAnswers } from './standing-problems.ts';

/**
 * Tells a ledger that begins again what it had reported: its packages with their answers, so that the next one follows the last that arrived, and the months they
 * closed, with what is still to be mended. The last month comes back whole where the 底册 has its rows byte for byte. Only within a transaction.
 * Throws DOC-MANIFEST for a last manifest that is no package's, and for problems that do not fit.
 */
export function recallReported(bookkeeping: Bookkeeping, roster: RosterManifest, contents: Contents): void {
  const { registers } = bookkeeping;
  const unit = roster['lx:to'].code;
  const packages = roster['lx:packages'];
  const last = lastManifest(roster, contents);
  const asked = readProblems(contents);
  for (const held of packages) {
    const { id, period, revision, sequence, previous, received, outcome, remark } = held;
    const name = `${packageName(unit, period, revision, sequence)}.${packageDocument.extension}`;
    const own = last?.manifest.id === id ? last : undefined;
    const counts = own?.manifest['lx:counts'] ?? {};
    const body = {
      period,
      revision,
      sequence,
      previous,
      created: own?.manifest.created ?? received,
      manifestSha256: held.sha256,
      name,
      counts,
    };
    registers.put('sent', id, body, own?.bytes ?? null);
    const problems = asked.get(id) ?? [];
    registers.put('receipt', id, {
      period,
      revision,
      at: received,
      outcome,
      remark,
      problems: problems.map(asProblem),
      ...foundingStamp(registers),
    });
    recallAnswers(registers, problems);
  }
  for (const { id, period, revision, sequence, outcome } of latestOfMonths(packages)) {
    const file = `${packageName(unit, period, revision, sequence)}.${packageDocument.extension}`;
    const frozen = last?.manifest.id === id ? frozenIn(last.manifest, contents) : null;
    bookkeeping.recall({ period, revision, outcome, file, frozen });
  }
}

function lastManifest(roster: RosterManifest, contents: Contents): { manifest: PackageManifest; bytes: Uint8Array } | undefined {
  const bytes = contents.get(rosterPaths.last);
  const held = roster['lx:packages'].at(-1);
  if (!bytes || !held) return undefined;
  const read = packageManifest.safeParse(parseStrictJson(bytes));
  if (!read.success || read.data.id !== held.id || sha256(bytes) !== held.sha256)
    throw new LedgerError('DOC-MANIFEST', { reason: rosterPaths.last });
  return { manifest: read.data, bytes };
}

/** The month's resources, where all of them are in the 底册 as the package had them. */
function frozenIn(manifest: PackageManifest, contents: Contents): Pick<Snapshot, 'closedAt' | 'ruleset' | 'resources'> | null {
  const resources: Snapshot['resources'][number][] = [];
  for (const { name, path, hash } of manifest.resources) {
    if (isAttachmentPath(path)) continue;
    const bytes = [path, rosterPaths.ofLast(path)].map((one) => contents.get(one)).find((one) => one && `sha256:${sha256(one)}` === hash);
    if (!bytes) return null;
    resources.push({ table: name, path, rows: manifest['lx:counts'][name] ?? 0, bytes });
  }
  return { closedAt: manifest.created, ruleset: manifest['lx:ruleset'], resources };
}

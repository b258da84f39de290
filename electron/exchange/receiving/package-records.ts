import {
  type AnswerRecord,
  type ChangeRecord,
  mostRecords,
  type RecordResourceName,
  recordResources,
  recordSchemas,
} from '#shared/documents/month-records.ts';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { parseRecordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import { type Contents, textOf } from '../envelope/open.ts';

/** What a package says beside its rows; an older program's package says nothing. */
export interface PackageRecords {
  readonly changes: readonly ChangeRecord[];
  readonly answers: readonly AnswerRecord[];
}

/** Reads 变更说明 and answers where they are there. Throws DOC-MANIFEST for another path, DOC-ROWS for what does not fit, DOC-LIMIT for too many. */
export const readPackageRecords = (manifest: PackageManifest, contents: Contents): PackageRecords => ({
  changes: recordsOf('changes', manifest, contents) as ChangeRecord[],
  answers: recordsOf('answers', manifest, contents) as AnswerRecord[],
});

function recordsOf(name: RecordResourceName, manifest: PackageManifest, contents: Contents): unknown[] {
  const { path, title, columns } = recordResources[name];
  const resource = manifest.resources.find((one) => one.name === name);
  if (!resource) return [];
  if (resource.path !== path) throw new LedgerError('DOC-MANIFEST', { reason: `“${title}”应为 ${path}` });
  const records = parsed(columns, textOf(contents, path), title);
  if (records.length > mostRecords) throw new LedgerError('DOC-LIMIT', { reason: `${title} ${records.length} 条` });
  return records.map((record, index) => {
    const read = recordSchemas[name].safeParse(record);
    if (read.success) return read.data;
    throw new LedgerError('DOC-ROWS', { table: title, row: index + 2, field: String(read.error.issues[0]?.path[0] ?? '') });
  });
}

function parsed(columns: readonly string[], text: string, title: string): Record<string, string>[] {
  try {
    return parseRecordsCsv(columns, text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LedgerError('DOC-ROWS', { table: title, row: 1, field: '表头' }, { cause: error });
  }
}

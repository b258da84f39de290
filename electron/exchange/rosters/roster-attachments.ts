import { attachmentPath, isAttachmentPath } from '#shared/documents/package-manifest.ts';
import type { RosterManifest } from '#shared/documents/roster-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { attachmentsOf, attachmentTables } from '#shared/model/attachment.ts';
import { attachmentKinds, kindOf } from '#shared/model/attachment-kind.ts';
import type { Contents } from '../envelope/open.ts';
import type { PackageRows } from '../receiving/package-rows.ts';

/** The files that travel in a 底册, whose sizes and hashes have been checked: each named by a row, of a kind that can be attached, under its own hash. Throws DOC-ATTACHMENT. */
export function carriedFiles(manifest: RosterManifest, contents: Contents, rows: PackageRows): Uint8Array[] {
  const named = new Map(
    attachmentTables().flatMap(({ table }) =>
      (rows.get(table) ?? []).flatMap((row) => attachmentsOf(table, row).map((one) => [one.sha256, one.name] as const)),
    ),
  );
  return manifest.resources
    .filter(({ path }) => isAttachmentPath(path))
    .map(({ name, path, hash }) => {
      const bytes = contents.get(path);
      const kind = bytes && kindOf(bytes);
      const fault = (reason: string) => new LedgerError('DOC-ATTACHMENT', { name: named.get(name) ?? path, reason });
      if (!bytes || typeof kind !== 'string') throw fault('不是允许的文件类型');
      if (hash !== `sha256:${name}` || path !== attachmentPath(name, attachmentKinds[kind].extension)) throw fault('文件名与内容不符');
      if (!named.has(name)) throw fault('没有哪一行用到它');
      return bytes;
    });
}

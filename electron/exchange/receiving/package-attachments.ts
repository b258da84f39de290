import { attachmentPath, isAttachmentPath, type PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { attachmentKinds, kindOf } from '#shared/model/attachment-kind.ts';
import { type AttachmentStore, attachmentStore } from '../../attachments/attachment-store.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';
import type { Contents } from '../envelope/open.ts';
import { type NamedAttachment, namedAttachments } from '../named-attachments.ts';
import type { PackageRows } from './package-rows.ts';

/** A file that a package carries; read when it is wanted, for all of them may be too much for memory. */
export type Carried = () => Uint8Array;

export interface PackageAttachments {
  readonly carried: readonly Carried[];
  /** Files that earlier rows name and that are neither in the package nor at this desk. */
  readonly lacking: number;
}

const fault = (name: string, reason: string) => new LedgerError('DOC-ATTACHMENT', { name, reason });

/**
 * The files of a package, whose sizes and hashes have been checked: each is named by a row with its true size, of a kind that can be attached,
 * under its own hash; none that a row of the month names is missing. Throws DOC-ATTACHMENT.
 */
export function readPackageAttachments(
  ledger: ReadableLedger,
  manifest: PackageManifest,
  contents: Contents,
  rows: PackageRows,
): PackageAttachments {
  const named = namedAttachments(rows, manifest['lx:unit'].code, manifest['lx:period']);
  const carried = new Map<string, Carried>();
  for (const resource of manifest.resources) {
    if (!isAttachmentPath(resource.path)) continue;
    check(resource, contents.get(resource.path), named.get(resource.name));
    carried.set(resource.name, () => contents.get(resource.path) ?? new Uint8Array());
  }
  const store = attachmentStore(ledger);
  let lacking = 0;
  for (const { sha256, name, ofMonth } of named.values()) {
    if (carried.has(sha256) || store.has(sha256)) continue;
    if (ofMonth) throw fault(name, '缺少文件');
    lacking += 1;
  }
  return { carried: [...carried.values()], lacking };
}

type Resource = PackageManifest['resources'][number];

function check({ name, path, hash }: Resource, bytes: Uint8Array | undefined, row: NamedAttachment | undefined): void {
  const kind = bytes && kindOf(bytes);
  if (!bytes || typeof kind !== 'string') throw fault(row?.name ?? path, '不是允许的文件类型');
  if (hash !== `sha256:${name}` || path !== attachmentPath(name, attachmentKinds[kind].extension)) throw fault(path, '文件名与内容不符');
  if (!row) throw fault(path, '没有哪一行用到它');
  if (row.size !== bytes.length) throw fault(row.name, '大小与记录不符');
}

/** Keeps the files of a package in this desk's own store, all of them or none. Gives the way to take back those that were new. */
export function keepAttachments(store: AttachmentStore, files: readonly Carried[]): { takeBack(): void } {
  const fresh: string[] = [];
  const takeBack = () => {
    for (const sha256 of fresh) store.remove(sha256);
  };
  try {
    for (const read of files) {
      const kept = store.put(read());
      if (kept.fresh) fresh.push(kept.sha256);
    }
    return { takeBack };
  } catch (error) {
    takeBack();
    throw error;
  }
}

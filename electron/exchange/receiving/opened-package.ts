import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { packageDocument } from '../documents/package.ts';
import { type Contents, type DocumentFile, type Manifest, openDocument, signatureOf } from '../envelope/open.ts';
import type { Signature } from '../envelope/read-signature.ts';
import { type PackageRows, readPackageRows } from './package-rows.ts';

/** A package that this desk has kept, opened once more. */
export interface OpenedPackage {
  readonly manifest: Manifest<PackageManifest>;
  readonly contents: Contents;
  readonly signature: Signature;
  rows(): PackageRows;
}

/** Opens a package that passed its checks when it came; its signer is not trusted anew. Throws what opening and its signature throw. */
export async function openPackage(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenedPackage> {
  const { identity } = await deskKeys(bookkeeping);
  const { manifest, contents } = await openDocument(file, packageDocument, identity);
  return { manifest, contents, signature: signatureOf(contents, manifest), rows: () => readPackageRows(manifest.manifest, contents) };
}

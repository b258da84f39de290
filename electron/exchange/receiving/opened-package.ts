import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { packageDocument } from '../documents/package.ts';
import { closeZip, contentsIn, unwrapAnySize } from '../envelope/any-size.ts';
import type { GivenFile } from '../envelope/given-file.ts';
import { type Contents, checkFileSize, type Manifest, readManifest, signatureOf } from '../envelope/open.ts';
import type { Signature } from '../envelope/read-signature.ts';
import { type PackageRows, readPackageRows } from './package-rows.ts';

/** A package that this desk has kept, opened once more. */
export interface OpenedPackage {
  readonly manifest: Manifest<PackageManifest>;
  readonly contents: Contents;
  readonly signature: Signature;
  rows(): PackageRows;
}

/**
 * What `read` makes of a package that passed its checks when it came; its signer is not trusted anew, and it is open only until then.
 * Throws what opening and its signature throw.
 */
export async function readPackage<T>(bookkeeping: Bookkeeping, file: GivenFile, read: (opened: OpenedPackage) => T): Promise<T> {
  const { identity } = await deskKeys(bookkeeping);
  checkFileSize(file);
  const unwrapped = await unwrapAnySize(file, identity, bookkeeping.ledger.folder);
  try {
    const contents = await contentsIn(unwrapped);
    const manifest = readManifest(contents, packageDocument, unwrapped.encrypted);
    const rows = () => readPackageRows(manifest.manifest, contents);
    return read({ manifest, contents, signature: signatureOf(contents, manifest), rows });
  } finally {
    closeZip(unwrapped);
  }
}

/** What of a package outlives its opening: its manifest and who signed it. */
export const signed = ({ manifest, signature }: OpenedPackage): Pick<OpenedPackage, 'manifest' | 'signature'> => ({ manifest, signature });

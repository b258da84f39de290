import { createHash } from 'node:crypto';
import type { ManifestHead, Resource } from '#shared/documents/manifest.ts';
import { encryptParts, encryptTo } from './encryption.ts';
import { manifestPath, signaturePath } from './limits.ts';
import { type Signer, signManifest } from './sign-manifest.ts';
import { writeZip, type ZipEntry, zipStream } from './write-zip.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A resource's entry in a manifest; `more` holds what else it says, such as its Table Schema. */
export const describeResource = (name: string, { path, bytes }: ZipEntry, more: Readonly<Record<string, unknown>> = {}): Resource => ({
  name,
  path,
  ...more,
  bytes: bytes.length,
  hash: `sha256:${sha256(bytes)}`,
});

/** What a CSV resource says of itself. */
export const csvFormat = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' } as const;

/** The bytes of a manifest, as they are hashed and signed. */
export const manifestBytes = (manifest: ManifestHead): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', ...manifest }, null, 2)}\n`,
  );

/** Bytes of their own, as calls between threads carry them. */
export type SealedBytes = Uint8Array<ArrayBuffer>;
/** A document as it leaves: name and bytes. */
export interface SealedFile {
  readonly name: string;
  readonly bytes: SealedBytes;
}

export interface ToSeal {
  readonly manifest: Uint8Array;
  readonly resources: readonly ZipEntry[];
  /** Null for a request. */
  readonly signer: Signer | null;
  /** The moment of signing, ISO 8601. */
  readonly at: string;
  /** Of one suite; null: not encrypted. */
  readonly recipients: readonly string[] | null;
}

/** The file of a document: zip with the manifest first, its signature, then the resources in the manifest's order; encryption around it. */
export async function seal(document: ToSeal): Promise<SealedBytes> {
  const zip = await writeZip(await entriesOf(document));
  return new Uint8Array(document.recipients ? await encryptTo(document.recipients, zip) : zip);
}

/** The same part by part, where the whole may be too large for memory. */
export async function* sealParts(document: ToSeal & { readonly recipients: readonly string[] }): AsyncGenerator<Uint8Array> {
  const zip = zipStream(await entriesOf(document)) as AsyncIterable<unknown> as AsyncIterable<Uint8Array>;
  yield* encryptParts(document.recipients, zip);
}

async function entriesOf({ manifest, signer, at, resources }: ToSeal): Promise<ZipEntry[]> {
  const signature = signer && (await signManifest(manifest, signer, at));
  return [{ path: manifestPath, bytes: manifest }, ...(signature ? [{ path: signaturePath, bytes: signature }] : []), ...resources];
}

import { z } from 'zod';
import { formatVersion, type ManifestHead } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { DocumentType } from '../documents/document-type.ts';
import { typeOfKind } from '../documents/registry.ts';
import { decryptParts, decryptWith, isEncrypted } from './encryption.ts';
import { type DocumentFile, type GivenFile, partsOf, sizeOf } from './given-file.ts';
import { limits, manifestPath, signaturePath } from './limits.ts';
import { readSignature, type Signature } from './read-signature.ts';
import { readZip } from './read-zip.ts';
import { ScratchFile } from './scratch-file.ts';
import { sha256 } from './seal.ts';
import { parseStrictJson, utf8Text } from './strict-json.ts';

export type { DocumentFile };
export type Contents = ReadonlyMap<string, Uint8Array>;
export interface Manifest<M extends ManifestHead = ManifestHead> {
  readonly manifest: M;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Throws FILE-EMPTY or DOC-LIMIT. */
export function checkFileSize(file: GivenFile): void {
  const size = sizeOf(file);
  if (size === 0) throw new LedgerError('FILE-EMPTY', { name: file.name });
  if (size > limits.file) throw new LedgerError('DOC-LIMIT', { reason: `${size} 字节` });
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The zip in a file, and whether it was encrypted. Throws DOC-KIND where it is neither, and what decryptWith throws. */
export async function unwrap(file: DocumentFile, identity: string): Promise<{ zip: Uint8Array; encrypted: boolean }> {
  const encrypted = isEncrypted(file.bytes);
  const zip = encrypted ? await decryptWith(identity, file.bytes) : file.bytes;
  if (!isZip(zip)) throw new LedgerError('DOC-KIND', { name: file.name });
  return { zip, encrypted };
}

/** The same for a file that is too large for memory: its zip lies in a scratch file in a folder. Throws what unwrap throws; only what is encrypted is opened like this. */
export async function unwrapLarge(file: GivenFile, identity: string, folder: string): Promise<ScratchFile> {
  const [head = new Uint8Array()] = partsOf(file);
  if (!isEncrypted(head)) throw new LedgerError('DOC-KIND', { name: file.name });
  const zip = new ScratchFile(folder);
  try {
    for await (const part of decryptParts(identity, { head, parts: partsOf(file), size: sizeOf(file) })) zip.append(part);
    if (!isZip(zip.read(0, 2))) throw new LedgerError('DOC-KIND', { name: file.name });
    return zip;
  } catch (error) {
    zip.close();
    throw error;
  }
}

const kindAndFormat = z.looseObject({ 'lx:document': z.string(), 'lx:format': z.number() });

/** Reads the manifest of any document. Throws DOC-ENTRIES, DOC-MANIFEST, DOC-FORMAT, or DOC-KIND for a document of no known kind. */
export function readAnyManifest(contents: Contents): Manifest & { type: DocumentType } {
  const bytes = contents.get(manifestPath);
  if (!bytes) throw new LedgerError('DOC-ENTRIES', { path: manifestPath });
  const json = parseStrictJson(bytes);
  const first = kindAndFormat.safeParse(json);
  if (!first.success) throw new LedgerError('DOC-MANIFEST', { reason: '没有 lx:document 或 lx:format' });
  if (first.data['lx:format'] !== formatVersion) throw new LedgerError('DOC-FORMAT', { format: first.data['lx:format'] });
  const type = typeOfKind(first.data['lx:document']);
  if (!type) throw new LedgerError('DOC-KIND', { name: first.data['lx:document'].slice(0, 40) });
  const read = type.manifest.safeParse(json);
  if (!read.success) throw new LedgerError('DOC-MANIFEST', { reason: read.error.issues[0]?.path.join('/') ?? '' });
  return { type, manifest: read.data, bytes, sha256: sha256(bytes) };
}

/** Reads the manifest of the kind that is wanted here. Throws DOC-UNEXPECTED for another kind, DOC-MANIFEST for personal data without age around it. */
export function readManifest<M extends ManifestHead>(contents: Contents, wanted: DocumentType<M>, encrypted: boolean): Manifest<M> {
  const { type, manifest, ...found } = readAnyManifest(contents);
  if (type.kind !== wanted.kind) throw new LedgerError('DOC-UNEXPECTED', { actual: type.title, expected: wanted.title });
  if (wanted.encrypted && !encrypted) throw new LedgerError('DOC-MANIFEST', { reason: '没有加密' });
  // the wanted type's own schema has read it
  return { ...found, manifest: manifest as M };
}

/** The signature over a manifest. Throws DOC-SIGNATURE where there is none. */
export function signatureOf(contents: Contents, manifest: Manifest): Signature {
  const der = contents.get(signaturePath);
  if (!der) throw new LedgerError('DOC-SIGNATURE');
  return readSignature(der, manifest.bytes);
}

/** Every resource is there, of its size and hash, and nothing else is. Throws DOC-ENTRIES or DOC-HASH. */
export function checkResources(contents: Contents, manifest: ManifestHead, signed: boolean): void {
  const foreign = new Set(contents.keys());
  foreign.delete(manifestPath);
  if (signed) foreign.delete(signaturePath);
  for (const { path, bytes, hash } of manifest.resources) {
    const content = contents.get(path);
    if (!content || !foreign.delete(path)) throw new LedgerError('DOC-ENTRIES', { path });
    if (content.length !== bytes || `sha256:${sha256(content)}` !== hash) throw new LedgerError('DOC-HASH', { path });
  }
  for (const path of foreign) throw new LedgerError('DOC-ENTRIES', { path });
}

/** Opens a small document up to its signature, which the caller must still trust. */
export async function openDocument<M extends ManifestHead>(
  file: DocumentFile,
  wanted: DocumentType<M>,
  identity: string,
): Promise<{ manifest: Manifest<M>; contents: Contents }> {
  checkFileSize(file);
  const { zip, encrypted } = await unwrap(file, identity);
  const contents = await readZip(zip);
  return { manifest: readManifest(contents, wanted, encrypted), contents };
}

/** The text of a resource. Throws DOC-ENTRIES where it is missing, DOC-DAMAGED where it is no UTF-8. */
export function textOf(contents: Contents, path: string): string {
  const bytes = contents.get(path);
  if (!bytes) throw new LedgerError('DOC-ENTRIES', { path });
  const text = utf8Text(bytes);
  if (text === undefined) throw new LedgerError('DOC-DAMAGED');
  return text;
}

import type { Inspected } from '#shared/contract/inspection.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../keys/desk-keys.ts';
import { typeOfFile } from './documents/registry.ts';
import { isEncrypted, recipientsIn } from './envelope/encryption.ts';
import { signaturePath } from './envelope/limits.ts';
import { type Contents, checkFileSize, type DocumentFile, type Manifest, readAnyManifest, signatureOf, unwrap } from './envelope/open.ts';
import type { Signature } from './envelope/read-signature.ts';
import { readZip } from './envelope/read-zip.ts';
import { addresseeOf, countsIn, factsIn } from './inspecting/facts.ts';
import { signerOf } from './inspecting/signer.ts';
import { judgeTrust } from './inspecting/trust-checks.ts';

/**
 * What a document says it is, who signed it, and every reason for and against believing it; nothing of it is taken in, nothing is written.
 * Throws FILE-EMPTY, DOC-KIND and what files throw that cannot be read at all; what is wrong with one that can be read stands in its checks.
 */
export async function inspect(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Inspected> {
  checkFileSize(file);
  const { identity } = await deskKeys(bookkeeping);
  const opened = await unwrapIfOurs(file, identity);
  if (!opened) return closed(file);
  const { zip, encrypted } = opened;
  const contents = await readZip(zip);
  const { type, ...found } = readAnyManifest(contents);
  const signature = signatureIn(contents, found);
  const { manifest } = found;
  return {
    kind: type.kind,
    title: manifest.title,
    readable: true,
    encrypted,
    recipients: encrypted ? recipientsIn(file.bytes) : null,
    size: file.bytes.length,
    id: manifest.id,
    unit: manifest['lx:unit'].code,
    unitName: manifest['lx:unit'].name,
    to: addresseeOf(manifest),
    period: type.periodOf(manifest),
    created: manifest.created,
    software: `${manifest['lx:software'].name} ${manifest['lx:software'].version}`,
    facts: factsIn(type.kind, manifest),
    counts: countsIn(manifest),
    signer: signature && !(signature instanceof LedgerError) ? signerOf(signature) : null,
    ...(await judgeTrust(bookkeeping, { file, type, found, contents, encrypted, signature })),
    resources: manifest.resources.map(({ path, bytes }) => ({ path, bytes })),
  };
}

/** Null where the file is encrypted to somebody else. */
async function unwrapIfOurs(file: DocumentFile, identity: string): Promise<{ zip: Uint8Array; encrypted: boolean } | null> {
  try {
    return await unwrap(file, identity);
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'DOC-NO-KEY' && isEncrypted(file.bytes)) return null;
    throw error;
  }
}

/** The signature, or what is wrong with it; null where there is none. */
function signatureIn(contents: Contents, manifest: Manifest): Signature | LedgerError | null {
  if (!contents.has(signaturePath)) return null;
  try {
    return signatureOf(contents, manifest);
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
}

/** All that can be said of it is what its name claims. */
function closed(file: DocumentFile): Inspected {
  const type = typeOfFile(file.name);
  return {
    kind: type?.kind ?? 'unknown',
    title: type?.title ?? '加密文件',
    readable: false,
    encrypted: true,
    recipients: recipientsIn(file.bytes),
    size: file.bytes.length,
    id: null,
    unit: null,
    unitName: null,
    to: null,
    period: null,
    created: null,
    software: null,
    facts: [],
    counts: null,
    signer: null,
    verdict: 'closed',
    checks: [],
    fingerprint: null,
    resources: [],
  };
}

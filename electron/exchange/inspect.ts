import type { Inspected } from '#shared/contract/inspection.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../keys/desk-keys.ts';
import { typeOfFile } from './documents/registry.ts';
import { closeZip, contentsIn, type Unwrapped, unwrapAnySize } from './envelope/any-size.ts';
import { isEncrypted, recipientsIn } from './envelope/encryption.ts';
import { type GivenFile, partsOf, sizeOf } from './envelope/given-file.ts';
import { signaturePath } from './envelope/limits.ts';
import { type Contents, checkFileSize, type Manifest, readAnyManifest, signatureOf } from './envelope/open.ts';
import type { Signature } from './envelope/read-signature.ts';
import { addresseeOf, countsIn, factsIn } from './inspecting/facts.ts';
import { inspectList } from './inspecting/revocation-list.ts';
import { signerOf } from './inspecting/signer.ts';
import { judgeTrust } from './inspecting/trust-checks.ts';
import { lookingAt } from './receiving/kept-files.ts';

/**
 * What a document says it is, who signed it, and every reason for and against believing it; nothing of it is taken in, nothing is written.
 * Throws FILE-EMPTY, DOC-KIND and what files throw that cannot be read at all; what is wrong with one that can be read stands in its checks.
 */
export async function inspect(bookkeeping: Bookkeeping, file: GivenFile): Promise<Inspected> {
  checkFileSize(file);
  const list = await inspectList(bookkeeping, file);
  if (list) return list;
  const { identity } = await deskKeys(bookkeeping);
  const unwrapped = await unwrapIfOurs(bookkeeping, file, identity);
  if (!unwrapped) return closed(file);
  try {
    return await described(bookkeeping, file, unwrapped);
  } finally {
    closeZip(unwrapped);
  }
}

async function described(bookkeeping: Bookkeeping, file: GivenFile, unwrapped: Unwrapped): Promise<Inspected> {
  const contents = await contentsIn(unwrapped);
  const { encrypted } = unwrapped;
  const { type, ...found } = readAnyManifest(contents);
  const signature = signatureIn(contents, found);
  const { manifest } = found;
  return {
    kind: type.kind,
    title: manifest.title,
    readable: true,
    encrypted,
    recipients: encrypted ? recipientsIn(file) : null,
    size: sizeOf(file),
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
async function unwrapIfOurs({ ledger }: Bookkeeping, file: GivenFile, identity: string): Promise<Unwrapped | null> {
  try {
    return await unwrapAnySize(file, identity, ledger.folder);
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'DOC-NO-KEY' && isEncryptedFile(file)) return null;
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
function closed(file: GivenFile): Inspected {
  const type = typeOfFile(file.name);
  return {
    kind: type?.kind ?? 'unknown',
    title: type?.title ?? '加密文件',
    readable: false,
    encrypted: true,
    recipients: recipientsIn(file),
    size: sizeOf(file),
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

function isEncryptedFile(file: GivenFile): boolean {
  const [head = new Uint8Array()] = partsOf(file);
  return isEncrypted(head);
}

/** The same for a file where it lies, which may be too large for memory. Throws FILE-MISSING too. */
export const inspectAt = (bookkeeping: Bookkeeping, path: string): Promise<Inspected> =>
  lookingAt(bookkeeping.ledger.folder, path, (file) => inspect(bookkeeping, file));

import type { z } from 'zod';
import type { inspected } from '#shared/contract/exchange.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { organizationOf, unitOf } from '../keys/certificates.ts';
import { deskKeys } from '../keys/desk-keys.ts';
import { typeOfFile } from './documents/registry.ts';
import { isAge } from './envelope/age.ts';
import { type Contents, checkFileSize, type DocumentFile, type Manifest, readAnyManifest, signatureOf, unwrap } from './envelope/open.ts';
import { readZip } from './envelope/read-zip.ts';

type Inspected = z.infer<typeof inspected>;

/** What a document says it is and who signed it; nothing of it is trusted. Throws FILE-EMPTY, DOC-KIND and what unsound files throw. */
export async function inspect(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Inspected> {
  checkFileSize(file);
  const { identity } = await deskKeys(bookkeeping);
  const zip = await unwrapIfOurs(file, identity);
  if (!zip) return closed(file);
  const contents = await readZip(zip);
  const { type, ...found } = readAnyManifest(contents);
  const { manifest } = found;
  return {
    kind: type.kind,
    title: manifest.title,
    readable: true,
    unit: manifest['lx:unit'].code,
    period: type.periodOf(manifest),
    created: manifest.created,
    signer: type.signed ? signerOf(contents, found) : null,
    resources: manifest.resources.map(({ path, bytes }) => ({ path, bytes })),
  };
}

/** Null where the file is encrypted to somebody else. */
async function unwrapIfOurs(file: DocumentFile, identity: string): Promise<Uint8Array | null> {
  try {
    return (await unwrap(file, identity)).zip;
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'DOC-NO-KEY' && isAge(file.bytes)) return null;
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
    unit: null,
    period: null,
    created: null,
    signer: null,
    resources: [],
  };
}

function signerOf(contents: Contents, manifest: Manifest): Inspected['signer'] {
  const { signer } = signatureOf(contents, manifest);
  return {
    name: organizationOf(signer),
    unit: unitOf(signer),
    serial: signer.serialNumber,
    notBefore: signer.notBefore.toISOString(),
    notAfter: signer.notAfter.toISOString(),
  };
}

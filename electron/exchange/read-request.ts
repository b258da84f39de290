import type { Pkcs10CertificateRequest } from '@peculiar/x509';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { requestPaths } from '#shared/documents/request-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../keys/desk-keys.ts';
import { readRequest as readPkcs10 } from '../keys/enrolment-request.ts';
import { fingerprintOf } from '../keys/fingerprint.ts';
import { requestDocument } from './documents/request.ts';
import { checkResources, type DocumentFile, openDocument, textOf } from './envelope/open.ts';

/** A request that agrees with itself: who asks, with which keys. Whose it is, only the fingerprint on the phone can say. */
export interface OpenRequest {
  readonly unit: UnitStamp;
  readonly request: Pkcs10CertificateRequest;
  readonly recipient: string;
  readonly fingerprint: string;
}

/** Throws the codes of openDocument, DOC-SIGNATURE where the key is not held by the sender, DOC-UNIT where request and manifest name two units. */
export async function openRequest(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenRequest> {
  const { identity } = await deskKeys(bookkeeping);
  const { manifest, contents } = await openDocument(file, requestDocument, identity);
  checkResources(contents, manifest.manifest, false);
  const { request, unit, name } = await readPkcs10(textOf(contents, requestPaths.request));
  const stamp = manifest.manifest['lx:unit'];
  if (unit !== stamp.code || name !== stamp.name) throw new LedgerError('DOC-UNIT', { certificate: unit, manifest: stamp.code });
  const recipient = textOf(contents, requestPaths.recipient).trimEnd();
  if (!/^age1[0-9a-z]{20,4000}$/.test(recipient)) throw new LedgerError('DOC-DAMAGED');
  return { unit: stamp, request, recipient, fingerprint: fingerprintOf(request.publicKey.rawData, [recipient]) };
}

/** What a county sees before it issues. */
export async function readRequest(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
): Promise<{ unit: string; name: string; level: string; fingerprint: string }> {
  const { unit, fingerprint } = await openRequest(bookkeeping, file);
  return { unit: unit.code, name: unit.name, level: unit.level, fingerprint };
}

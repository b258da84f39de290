import type { Pkcs10CertificateRequest } from '@peculiar/x509';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { requestPaths } from '#shared/documents/request-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { suiteTitles } from '#shared/exchange/suite-ids.ts';
import type { RequestKind } from '#shared/exchange/unit-enrolment.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { readRequest as readPkcs10 } from '../../keys/enrolment-request.ts';
import { fingerprintOf } from '../../keys/fingerprint.ts';
import { isRecipientOf } from '../../keys/suites/recipients.ts';
import { requestDocument } from '../documents/request.ts';
import { signaturePath } from '../envelope/limits.ts';
import { checkResources, type DocumentFile, openDocument, signatureOf, textOf } from '../envelope/open.ts';
import type { Signature } from '../envelope/read-signature.ts';
import { trustFromBelow } from '../receiving/trust.ts';
import { currentCertificate, hasKey } from './issued-certificates.ts';

/** A request that agrees with itself: who asks, with which keys. Whose it is, only the fingerprint on the phone can say. */
export interface OpenRequest {
  readonly unit: UnitStamp;
  readonly request: Pkcs10CertificateRequest;
  readonly recipient: string;
  readonly fingerprint: string;
  /** Where another key of the sender vouches for it. */
  readonly signature: Signature | null;
}

/**
 * Throws the codes of openDocument, SUITE-OTHER where it is in another suite than this desk, DOC-SIGNATURE where the key is not held by the sender or the signature over it is not right, DOC-UNIT where request and
 * manifest name two units.
 */
export async function openRequest(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenRequest> {
  const { identity, suite: own } = await deskKeys(bookkeeping);
  const { manifest, contents } = await openDocument(file, requestDocument, identity);
  const signature = contents.has(signaturePath) ? signatureOf(contents, manifest) : null;
  checkResources(contents, manifest.manifest, signature !== null);
  const { request, suite, unit, name } = await readPkcs10(textOf(contents, requestPaths.request));
  if (suite.id !== own) throw new LedgerError('SUITE-OTHER', { theirs: suiteTitles[suite.id], ours: suiteTitles[own] });
  const stamp = manifest.manifest['lx:unit'];
  if (unit !== stamp.code || name !== stamp.name) throw new LedgerError('DOC-UNIT', { certificate: unit, manifest: stamp.code });
  const recipient = textOf(contents, requestPaths.recipient).trimEnd();
  if (!isRecipientOf(own, recipient)) throw new LedgerError('DOC-DAMAGED');
  return { unit: stamp, request, recipient, fingerprint: fingerprintOf(request.publicKey.rawData, [recipient]), signature };
}

/**
 * How a request stands to the certificate that its unit has. Throws ENROL-REVOKED where its key was revoked: whoever found the lost machine has it too,
 * DOC-REVOKED and the like where the key that vouches for it is not to be trusted.
 */
export function kindOf(bookkeeping: Bookkeeping, { unit, request, fingerprint, signature }: OpenRequest): RequestKind {
  const key = request.publicKey.rawData;
  if (bookkeeping.registers.list('certificate').some(({ body }) => body.revoked && hasKey(body, key)))
    throw new LedgerError('ENROL-REVOKED');
  const current = currentCertificate(bookkeeping.registers, unit.code);
  if (!current) return 'first';
  if (current.body.fingerprint === fingerprint) return 'renewal';
  // a key that has run out vouches for nothing: then the telephone has to
  if (!signature || signature.at > new Date(current.body.notAfter)) return 'replacement';
  const by = trustFromBelow(bookkeeping, signature);
  return by.body.unit === unit.code && by.body.fingerprint === current.body.fingerprint ? 'rekey' : 'replacement';
}

/** What a county sees before it issues. Throws what opening the request throws, and kindOf. */
export async function readRequest(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OutputOf<'exchange.readRequest'>> {
  const opened = await openRequest(bookkeeping, file);
  const { unit, fingerprint } = opened;
  const current = currentCertificate(bookkeeping.registers, unit.code);
  return {
    unit: unit.code,
    name: unit.name,
    level: unit.level,
    fingerprint,
    kind: kindOf(bookkeeping, opened),
    current: current ? shown(current) : null,
  };
}

const shown = ({ id, body: { fingerprint, notBefore, notAfter } }: Entry<'certificate'>) => ({
  serial: id,
  fingerprint,
  notBefore,
  notAfter,
});

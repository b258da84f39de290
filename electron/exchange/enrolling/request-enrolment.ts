import { requestPaths } from '#shared/documents/request-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { type DeskKeys, deskKeys, deskUnit } from '../../keys/desk-keys.ts';
import { makeRequest } from '../../keys/enrolment-request.ts';
import { requestDocument } from '../documents/request.ts';
import { describeResource, manifestBytes, type SealedFile, seal } from '../envelope/seal.ts';
import type { Signer } from '../envelope/sign-manifest.ts';
import { headOf } from '../head.ts';

export type RequestFile = SealedFile & { readonly fingerprint: string };

/**
 * The 申请文件 of this desk for the keys it has, and the fingerprint to read aloud: the first one, or the renewal of a certificate with the same key.
 * Throws LEDGER-LEVEL for a city, which has no superior here.
 */
export async function requestEnrolment(bookkeeping: Bookkeeping): Promise<RequestFile> {
  return sealRequest(bookkeeping, await deskKeys(bookkeeping), null);
}

/** A request for a pair of keys. `signer`: the key in force, where it vouches for the new one. Throws LEDGER-LEVEL for a city. */
export async function sealRequest(bookkeeping: Bookkeeping, keys: DeskKeys, signer: Signer | null): Promise<RequestFile> {
  const unit = deskUnit(bookkeeping);
  if (unit.level === 'city') throw new LedgerError('LEDGER-LEVEL', { level: '市', act: '申请授权' });
  const encoder = new TextEncoder();
  const resources = [
    { path: requestPaths.request, bytes: encoder.encode(await makeRequest(unit, keys)) },
    { path: requestPaths.recipient, bytes: encoder.encode(`${keys.recipient}\n`) },
  ];
  const manifest = {
    ...headOf(bookkeeping, requestDocument, { name: `${unit.code}_request`, title: `${unit.name}的申请文件` }),
    resources: resources.map((entry) => describeResource(entry.path.replace(/\..*$/, ''), entry)),
  };
  const bytes = await seal({ manifest: manifestBytes(manifest), resources, signer, at: manifest.created, recipients: null });
  return { name: `${unit.code}.${requestDocument.extension}`, bytes, fingerprint: keys.fingerprint };
}

import { requestPaths } from '#shared/documents/request-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { deskKeys, deskUnit } from '../keys/desk-keys.ts';
import { makeRequest } from '../keys/enrolment-request.ts';
import { requestDocument } from './documents/request.ts';
import { describeResource, manifestBytes, type SealedBytes, seal } from './envelope/seal.ts';
import { headOf } from './head.ts';

/** The 申请文件 of this desk and the fingerprint to read aloud. Throws LEDGER-LEVEL for a city, which has no superior here. */
export async function requestEnrolment(bookkeeping: Bookkeeping): Promise<{ name: string; bytes: SealedBytes; fingerprint: string }> {
  const unit = deskUnit(bookkeeping);
  if (unit.level === 'city') throw new LedgerError('LEDGER-LEVEL', { level: '市', act: '申请授权' });
  const keys = await deskKeys(bookkeeping);
  const encoder = new TextEncoder();
  const resources = [
    { path: requestPaths.request, bytes: encoder.encode(await makeRequest(unit, keys)) },
    { path: requestPaths.recipient, bytes: encoder.encode(`${keys.recipient}\n`) },
  ];
  const manifest = {
    ...headOf(bookkeeping, requestDocument, { name: `${unit.code}_request`, title: `${unit.name}的申请文件` }),
    resources: resources.map((entry) => describeResource(entry.path.replace(/\..*$/, ''), entry)),
  };
  const bytes = await seal({ manifest: manifestBytes(manifest), resources, signer: null, at: manifest.created, recipients: null });
  return { name: `${unit.code}.${requestDocument.extension}`, bytes, fingerprint: keys.fingerprint };
}

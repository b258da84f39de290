import 'reflect-metadata';
import { X509CrlGenerator } from '@peculiar/x509';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { signingAlgorithm } from './certificates.ts';
import { deskChain, deskKeys } from './desk-keys.ts';

const validDays = 90;

/** The CRL of what this desk issued and revoked, DER, good for 90 days. The written reasons stay in the ledger. Throws LEDGER-LEVEL for a township. */
export async function revocationList(bookkeeping: Bookkeeping): Promise<Uint8Array> {
  const keys = await deskKeys(bookkeeping);
  const [own] = (await deskChain(bookkeeping, keys)) ?? [];
  if (!own || bookkeeping.ledger.identity.level === 'township') throw new LedgerError('LEDGER-LEVEL', { level: '乡', act: '导出撤销名单' });
  const thisUpdate = new Date(bookkeeping.clock.now());
  const revoked = bookkeeping.registers
    .list('certificate')
    .flatMap(({ id, body }) => (body.revoked ? [{ serialNumber: id, revocationDate: new Date(body.revoked.at) }] : []));
  const list = await X509CrlGenerator.create({
    issuer: own.subjectName,
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + validDays * 86_400_000),
    entries: revoked,
    signingKey: keys.privateKey,
    signingAlgorithm,
  });
  return new Uint8Array(list.rawData);
}

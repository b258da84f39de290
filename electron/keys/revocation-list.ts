import 'reflect-metadata';
import { AuthorityKeyIdentifierExtension, Extension, X509CrlGenerator } from '@peculiar/x509';
import { Integer } from 'asn1js';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { signingAlgorithm } from './certificates.ts';
import { deskChain, deskKeys } from './desk-keys.ts';

const validDays = 90;
const crlNumber = '2.5.29.20';

/** The CRL of what this desk issued and revoked, DER, good for 90 days. The written reasons stay in the ledger. Throws LEDGER-LEVEL for a township. */
export async function revocationList(bookkeeping: Bookkeeping): Promise<Uint8Array> {
  const keys = await deskKeys(bookkeeping);
  const [own] = (await deskChain(bookkeeping, keys)) ?? [];
  if (!own || bookkeeping.ledger.identity.level === 'township') throw new LedgerError('LEDGER-LEVEL', { level: '乡', act: '导出撤销名单' });
  const thisUpdate = new Date(bookkeeping.clock.now());
  const revoked = bookkeeping.registers
    .list('certificate')
    .flatMap(({ id, body }) =>
      body.revoked ? [{ serialNumber: id, revocationDate: new Date(body.revoked.at), invalidity: invalidFrom(body.revoked) }] : [],
    );
  const list = await X509CrlGenerator.create({
    issuer: own.subjectName,
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + validDays * 86_400_000),
    entries: revoked,
    extensions: [
      await AuthorityKeyIdentifierExtension.create(keys.publicKey),
      // it only has to rise from list to list
      new Extension(crlNumber, false, new Integer({ value: Math.floor(thisUpdate.getTime() / 1000) }).toBER()),
    ],
    signingKey: keys.privateKey,
    signingAlgorithm,
  });
  return new Uint8Array(list.rawData);
}

/**
 * From when the certificate is not to be believed (RFC 5280's invalidityDate): the civil date that a person named, else the moment of revocation. Each entry
 * has one, for the library writes an empty list of extensions otherwise, which the standard forbids and strict readers refuse.
 */
const invalidFrom = ({ at, since }: { at: string; since?: string }) => new Date(since === undefined ? at : `${since}T00:00:00+08:00`);

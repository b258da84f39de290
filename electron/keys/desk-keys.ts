import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { X509Certificate } from '@peculiar/x509';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { certificatesIn, makeRoot, signingAlgorithm } from './certificates.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What a desk signs and opens documents with. */
export interface DeskKeys {
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicKey: webcrypto.CryptoKey;
  /** DER of the public key (SubjectPublicKeyInfo). */
  readonly publicDer: Uint8Array;
  /** age identity, AGE-SECRET-KEY-1… */
  readonly identity: string;
  /** age recipient, age1… */
  readonly recipient: string;
  readonly fingerprint: string;
}

/** This desk's unit as documents name it. */
export const deskUnit = (bookkeeping: Bookkeeping): UnitStamp => {
  const { unit, name, level } = bookkeeping.ledger.identity;
  return { code: unit, name, level };
};

/** This desk's keys, made at first need; the private halves live only in the encrypted ledger. */
export async function deskKeys(bookkeeping: Bookkeeping): Promise<DeskKeys> {
  const [signing, age] = [await signingKey(bookkeeping), await ageIdentity(bookkeeping)];
  return { ...signing, ...age, fingerprint: fingerprintOf(signing.publicDer, [age.recipient]) };
}

async function signingKey({ registers, clock }: Bookkeeping): Promise<Pick<DeskKeys, 'privateKey' | 'publicKey' | 'publicDer'>> {
  if (!registers.get('key', 'signing')) {
    const pair = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
    const [secret, open] = [
      await webcrypto.subtle.exportKey('pkcs8', pair.privateKey),
      await webcrypto.subtle.exportKey('spki', pair.publicKey),
    ];
    const body = { algorithm: 'ECDSA-P256', public: Buffer.from(open).toString('base64'), created: clock.now() };
    // another call may have been quicker while this one waited
    if (!registers.get('key', 'signing')) registers.put('key', 'signing', body, new Uint8Array(secret));
  }
  const kept = registers.get('key', 'signing');
  if (!kept?.blob) throw new Error('the signing key has no private half');
  const publicDer = new Uint8Array(Buffer.from(kept.body.public, 'base64'));
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', kept.blob, signingAlgorithm, false, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', publicDer, signingAlgorithm, true, ['verify']),
    publicDer,
  };
}

async function ageIdentity({ registers, clock }: Bookkeeping): Promise<Pick<DeskKeys, 'identity' | 'recipient'>> {
  if (!registers.get('key', 'age')) {
    const identity = await generateX25519Identity();
    const body = { algorithm: 'X25519', public: await identityToRecipient(identity), created: clock.now() };
    if (!registers.get('key', 'age')) registers.put('key', 'age', body, new TextEncoder().encode(identity));
  }
  const kept = registers.get('key', 'age');
  if (!kept?.blob) throw new Error('the age key has no private half');
  return { identity: new TextDecoder().decode(kept.blob), recipient: kept.body.public };
}

/**
 * The certificates this desk signs with, its own first, then up to the root: from its enrolment, or its own root where it has no superior to ask.
 * Undefined for a township that is not enrolled.
 */
export async function deskChain(bookkeeping: Bookkeeping, keys: DeskKeys): Promise<X509Certificate[] | undefined> {
  const { registers, clock } = bookkeeping;
  const enrolment = registers.get('enrolment', 'current');
  if (enrolment) return enrolment.body.chain.flatMap(certificatesIn);
  const unit = deskUnit(bookkeeping);
  if (unit.level === 'township') return undefined;
  if (!registers.get('key', 'root')) {
    const root = await makeRoot(unit, keys, clock.now());
    if (!registers.get('key', 'root'))
      registers.put('key', 'root', { algorithm: 'X.509', public: root.toString('pem'), created: clock.now() });
  }
  const kept = registers.get('key', 'root');
  if (!kept) throw new Error('the root certificate was not kept');
  return [new X509Certificate(kept.body.public)];
}

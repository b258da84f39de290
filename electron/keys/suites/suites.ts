import type { webcrypto } from 'node:crypto';
import type { SuiteId } from '#shared/exchange/suite-ids.ts';
import { derOf } from './der-signature.ts';
import { gmSuite } from './gm-suite.ts';
import { p256Suite } from './p256-suite.ts';
import { isSm2PublicKey, sm2WithSm3 } from './sm2-keys.ts';
import { isHeld, type Suite } from './suite.ts';
import { subtle } from './web-crypto.ts';

/** Every suite this program works with; which one a document is in, its identifiers say. */
export const suites: readonly Suite[] = [p256Suite, gmSuite];

export const suiteOf = (id: SuiteId): Suite => (id === 'gm' ? gmSuite : p256Suite);
/** The suite of a key that signs. */
export const suiteOfKey = (key: webcrypto.CryptoKey): Suite => (key.algorithm.name === sm2WithSm3 ? gmSuite : p256Suite);
/** The suite of a public key, SubjectPublicKeyInfo; whether it is a key at all, is not asked here. */
export const suiteOfPublicKey = (open: Uint8Array): Suite => (isSm2PublicKey(open) ? gmSuite : p256Suite);

/** A signature over bytes, DER. */
export async function signWith(key: webcrypto.CryptoKey, bytes: Uint8Array): Promise<Uint8Array> {
  const numbers = isHeld(key) ? await key.sign(bytes) : await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new Uint8Array(bytes));
  return derOf(new Uint8Array(numbers));
}

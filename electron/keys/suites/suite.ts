import type { webcrypto } from 'node:crypto';
import type { SuiteId } from '#shared/exchange/suite-ids.ts';

/** An object identifier and what people call it. */
export interface Named {
  readonly identifier: string;
  readonly name: string;
}

/** What an algorithm is used for, where a document names one. */
export interface Algorithms {
  /** Of the content of a CMS signature. */
  readonly digest: Named;
  /** Over certificates, requests and revocation lists. */
  readonly signature: Named;
  /** In the signer info of a CMS signature. */
  readonly signerSignature: Named;
  readonly key: Named;
  readonly curve: Named;
}

/** A pair as it is kept: PKCS#8 and SubjectPublicKeyInfo, DER. */
export interface KeptPair {
  readonly secret: Uint8Array;
  readonly open: Uint8Array;
}

/** The algorithms that a desk signs with and that its certificates and signatures name; what encrypts beside it is in exchange/envelope/encryption.ts. */
export interface Suite {
  readonly id: SuiteId;
  readonly algorithms: Algorithms;
  /** Content types of CMS: what is signed, and the signature around it. */
  readonly contentTypes: { readonly data: string; readonly signedData: string };
  digest(bytes: Uint8Array): Uint8Array;
  makePair(): Promise<KeptPair>;
  importPair(pair: KeptPair): Promise<{ privateKey: webcrypto.CryptoKey; publicKey: webcrypto.CryptoKey }>;
  /** Whether a signature (r and s, DER) over the bytes was made with the key (SubjectPublicKeyInfo, DER). */
  verify(open: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean;
}

/**
 * A private key that does not show itself and gives signatures: in software or on a hardware key. It stands wherever a CryptoKey does; `algorithm` is
 * ECDSA with its curve, or the identifier of SM2 with SM3.
 */
export interface HeldKey extends webcrypto.CryptoKey {
  /** r and s, 32 bytes each. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export const isHeld = (key: webcrypto.CryptoKey): key is HeldKey => 'sign' in key && typeof key.sign === 'function';

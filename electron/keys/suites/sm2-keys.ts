import type { webcrypto } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { HeldKey, KeptPair } from './suite.ts';

/** SM2 with SM3 (GM/T 0006), which certificates of SM2 keys are signed with. */
export const sm2WithSm3 = '1.2.156.10197.1.501';

// id-ecPublicKey on the curve of SM2 (GM/T 0015), point uncompressed: nothing in these structures varies but the numbers
const openHead = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
const secretHead = Buffer.from('308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420', 'hex');
const between = Buffer.from('a144034200', 'hex');
const pointLength = 65;
const numberLength = 32;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const startsWith = (bytes: Uint8Array, head: Uint8Array) => Buffer.from(bytes.subarray(0, head.length)).equals(head);

export const isSm2PublicKey = (open: Uint8Array): boolean =>
  open.length === openHead.length + pointLength && startsWith(open, openHead) && open[openHead.length] === 4;

/** The point of a SubjectPublicKeyInfo, as the library takes it. Throws where it is none of SM2 or does not lie on the curve. */
export function pointOf(open: Uint8Array): string {
  const point = hex(open.subarray(openHead.length));
  if (!isSm2PublicKey(open) || !sm2.verifyPublicKey(point)) throw new TypeError('no SM2 public key');
  return point;
}

/** The private number of a PKCS#8 key. Throws where it is none of SM2. */
export function numberOf(secret: Uint8Array): string {
  if (secret.length !== secretHead.length + numberLength + between.length + pointLength || !startsWith(secret, secretHead))
    throw new TypeError('no SM2 private key');
  return hex(secret.subarray(secretHead.length, secretHead.length + numberLength));
}

/** The public half of a PKCS#8 key, SubjectPublicKeyInfo. */
export const openOf = (secret: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([openHead, secret.subarray(-pointLength)]));

export function makeSm2Pair(): KeptPair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const point = Buffer.from(publicKey, 'hex');
  return {
    secret: new Uint8Array(Buffer.concat([secretHead, Buffer.from(privateKey, 'hex'), between, point])),
    open: new Uint8Array(Buffer.concat([openHead, point])),
  };
}

/** An SM2 key that signs, as what makes certificates expects a CryptoKey. */
export class Sm2PrivateKey implements HeldKey {
  readonly type = 'private';
  readonly extractable = false;
  readonly algorithm: webcrypto.KeyAlgorithm = { name: sm2WithSm3 };
  readonly usages: webcrypto.KeyUsage[] = ['sign'];
  readonly #number: string;
  readonly #point: string;
  constructor({ secret, open }: KeptPair) {
    this.#number = numberOf(secret);
    this.#point = pointOf(open);
  }
  /** With the identity that the standard gives where no other is agreed, 1234567812345678 (GM/T 0009). */
  async sign(bytes: Uint8Array): Promise<Uint8Array> {
    return new Uint8Array(Buffer.from(sm2.doSignature(bytes, this.#number, { hash: true, publicKey: this.#point }), 'hex'));
  }
}

export class Sm2PublicKey implements webcrypto.CryptoKey {
  readonly type = 'public';
  readonly extractable = true;
  readonly algorithm: webcrypto.KeyAlgorithm = { name: sm2WithSm3 };
  readonly usages: webcrypto.KeyUsage[] = ['verify'];
  readonly open: Uint8Array;
  /** Throws where it is no key of SM2. */
  constructor(open: Uint8Array) {
    pointOf(open);
    this.open = open;
  }
}

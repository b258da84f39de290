import { sm2, sm3 } from 'sm-crypto-v2';
import { fromDer } from './der-signature.ts';
import { makeSm2Pair, pointOf, Sm2PrivateKey, Sm2PublicKey, sm2WithSm3 } from './sm2-keys.ts';
import type { KeptPair, Suite } from './suite.ts';

/** The order of the group of SM2 (GB/T 32918.5). */
const order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

const inGroup = (number: string) => BigInt(`0x${number}`) < order;

/** SM2 with SM3; identifiers of GM/T 0006, content types of GB/T 35275. */
export const gmSuite: Suite = {
  id: 'gm',
  algorithms: {
    digest: { identifier: '1.2.156.10197.1.401', name: 'SM3' },
    signature: { identifier: sm2WithSm3, name: 'SM2-SM3' },
    signerSignature: { identifier: '1.2.156.10197.1.301.1', name: 'SM2-1' },
    key: { identifier: '1.2.840.10045.2.1', name: 'EC' },
    curve: { identifier: '1.2.156.10197.1.301', name: 'SM2' },
  },
  contentTypes: { data: '1.2.156.10197.6.1.4.2.1', signedData: '1.2.156.10197.6.1.4.2.2' },
  digest: (bytes) => new Uint8Array(Buffer.from(sm3(bytes), 'hex')),
  makePair: async () => makeSm2Pair(),
  importPair: async (pair: KeptPair) => ({ privateKey: new Sm2PrivateKey(pair), publicKey: new Sm2PublicKey(pair.open) }),
  verify(open, bytes, signature) {
    const numbers = Buffer.from(fromDer(signature) ?? []).toString('hex');
    if (numbers.length !== 128 || !inGroup(numbers.slice(0, 64)) || !inGroup(numbers.slice(64))) return false;
    try {
      return sm2.doVerifySignature(bytes, numbers, pointOf(open), { hash: true });
    } catch (error) {
      // the library throws for a key that does not lie on the curve
      if (error instanceof Error) return false;
      throw error;
    }
  },
};

import { Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { SuiteId } from '#shared/exchange/suite-ids.ts';
import { isSm2PublicKey, makeSm2Pair, pointOf } from './sm2-keys.ts';

/** What a desk opens documents with, and what others encrypt to it with: texts of one line. */
export interface RecipientPair {
  readonly algorithm: string;
  readonly identity: string;
  readonly recipient: string;
}

/** A new pair. `hybrid`: of age, its post-quantum hybrid. SM2 keys are texts of base64, PKCS#8 and SubjectPublicKeyInfo. */
export async function makeRecipient(suite: SuiteId, hybrid: boolean): Promise<RecipientPair> {
  if (suite === 'gm') {
    const { secret, open } = makeSm2Pair();
    return { algorithm: 'SM2', identity: base64(secret), recipient: base64(open) };
  }
  const identity = await (hybrid ? generateHybridIdentity() : generateX25519Identity());
  return { algorithm: hybrid ? 'MLKEM768-X25519' : 'X25519', identity, recipient: await identityToRecipient(identity) };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** Whether it is a recipient of the suite: of age X25519 (age1…), the post-quantum hybrid (age1pq1…) and keys on hardware (age1tag1…); of 国密 an SM2 key. */
export function isRecipientOf(suite: SuiteId, text: string): boolean {
  try {
    return suite === 'gm' ? isSm2Recipient(text) : isAgeRecipient(text);
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function isAgeRecipient(text: string): boolean {
  new Encrypter().addRecipient(text);
  return /^age1[0-9a-z]{20,4000}$/.test(text);
}

function isSm2Recipient(text: string): boolean {
  const open = new Uint8Array(Buffer.from(text, 'base64'));
  return isSm2PublicKey(open) && base64(open) === text && pointOf(open) !== '';
}

/** Which suite a line of an identity file belongs to. */
export const suiteOfIdentity = (line: string): SuiteId => (line.startsWith('AGE-') ? 'p256' : 'gm');

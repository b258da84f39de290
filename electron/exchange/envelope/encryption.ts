import { LedgerError } from '#shared/errors.ts';
import type { SuiteId } from '#shared/exchange/suite-ids.ts';
import { isRecipientOf, suiteOfIdentity } from '../../keys/suites/recipients.ts';
import * as age from './age.ts';
import { decodeAuthEnveloped, isAuthEnveloped } from './auth-enveloped.ts';
import { type GivenFile, inMemory, partsOf } from './given-file.ts';
import { limits } from './limits.ts';
import { decryptWithSm, encryptWithSm } from './sm-encryption.ts';

/** How a suite encrypts documents. */
interface Encryption {
  /** As a refusal names it. */
  readonly name: string;
  encrypt(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array>;
  encryptParts(recipients: readonly string[], parts: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  decrypt(identities: readonly string[], bytes: Uint8Array): Promise<Uint8Array>;
  decryptParts(identities: readonly string[], parts: Iterable<Uint8Array>, size: number): AsyncIterable<Uint8Array>;
}

const encryptions: Readonly<Record<SuiteId, Encryption>> = {
  p256: {
    name: 'age',
    encrypt: age.encryptTo,
    encryptParts: age.encryptParts,
    decrypt: (identities, bytes) => age.decryptWith(identities.join('\n'), bytes),
    decryptParts: (identities, parts, size) => age.decryptParts(identities.join('\n'), parts, size),
  },
  gm: {
    name: 'SM2、SM4-GCM',
    encrypt: async (recipients, bytes) => encryptWithSm(recipients, bytes),
    async *encryptParts(recipients, parts) {
      yield encryptWithSm(recipients, await collected(parts));
    },
    decrypt: async (identities, bytes) => decryptWithSm(identities, bytes),
    async *decryptParts(identities, parts, size) {
      if (size > limits.smContent + limits.ageHeader) throw new LedgerError('DOC-LIMIT', { reason: `${size} 字节` });
      // a part is overwritten by the next
      yield decryptWithSm(identities, Buffer.concat(Array.from(parts, (part) => new Uint8Array(part))));
    },
  },
};

/** The whole of it is needed at once: the tag is over all. Throws DOC-LIMIT. */
async function collected(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > limits.smContent) throw new LedgerError('DOC-LIMIT', { reason: `国密文件最多 ${limits.smContent} 字节` });
    all.push(new Uint8Array(part));
  }
  return Buffer.concat(all);
}

/** The suite that encrypted a file, by how it begins; undefined where none did. */
function suiteAround(bytes: Uint8Array): SuiteId | undefined {
  if (age.isAge(bytes)) return 'p256';
  return isAuthEnveloped(bytes) ? 'gm' : undefined;
}

export const isEncrypted = (bytes: Uint8Array): boolean => suiteAround(bytes) !== undefined;

/** The suite of recipients, which must be of one. */
function encryptionTo(recipients: readonly string[]): Encryption {
  const suite = recipients[0]?.startsWith('age1') ? 'p256' : 'gm';
  if (recipients.length === 0 || !recipients.every((one) => isRecipientOf(suite, one))) throw new LedgerError('RECIPIENT-INVALID');
  return encryptions[suite];
}

/** Encrypts to every recipient, in the suite they are of. Throws RECIPIENT-INVALID where they are of two, DOC-LIMIT. */
export const encryptTo = async (recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> =>
  encryptionTo(recipients).encrypt(recipients, bytes);

/** The same part by part. */
export async function* encryptParts(recipients: readonly string[], parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* encryptionTo(recipients).encryptParts(recipients, parts);
}

/** Opens a file with those of the identities, one a line, that are of its suite. Throws DOC-ALGORITHM where none is, and what the suite throws. */
export async function decryptWith(identities: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { encryption, own } = opening(identities, bytes);
  return encryption.decrypt(own, bytes);
}

/** The same part by part; `head`: how the file begins. Nothing that is given out has not been authenticated. */
export async function* decryptParts(
  identities: string,
  { head, parts, size }: { head: Uint8Array; parts: Iterable<Uint8Array>; size: number },
): AsyncGenerator<Uint8Array> {
  const { encryption, own } = opening(identities, head);
  yield* encryption.decryptParts(own, parts, size);
}

function opening(identities: string, head: Uint8Array): { encryption: Encryption; own: string[] } {
  const suite = suiteAround(head);
  if (suite === undefined) throw new LedgerError('DOC-DAMAGED');
  const own = identities.split('\n').filter((line) => suiteOfIdentity(line) === suite);
  const encryption = encryptions[suite];
  // a desk opens what its own suite encrypted, and nothing weaker or stronger
  if (own.length === 0) throw new LedgerError('DOC-ALGORITHM', { algorithm: encryption.name });
  return { encryption, own };
}

/** How many keys can open a file. */
export function recipientsIn(file: GivenFile): number {
  const [head = new Uint8Array()] = partsOf(file);
  if (suiteAround(head) === 'gm') return decodeAuthEnveloped(inMemory(file).bytes).recipients.length;
  const [header = ''] = Buffer.from(head.subarray(0, limits.ageHeader)).toString('latin1').split('\n---');
  return header.split('\n').filter((line) => /^-> .*X25519 /.test(line)).length;
}

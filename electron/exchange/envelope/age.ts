import { Decrypter, Encrypter } from 'age-encryption';
import { LedgerError } from '#shared/errors.ts';
import { limits } from './limits.ts';

const intro = 'age-encryption.org/';

export const isAge = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, intro.length)).toString('latin1') === intro;

/** Encrypts to every recipient (age v1). */
export function encryptTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

/** The same part by part. */
export async function* encryptParts(recipients: readonly string[], parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(ReadableStream.from(parts));
}

/** Opens an age file with any of the identities, one a line as an identity file has them. Throws DOC-FORMAT for another version of age, DOC-NO-KEY where it is for none of them, DOC-DAMAGED otherwise. */
export async function decryptWith(identities: string, bytes: Uint8Array): Promise<Uint8Array> {
  checkHeader(bytes.subarray(0, limits.ageHeader), bytes.length);
  const decrypter = decrypterOf(identities);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The same part by part, as the parts of the file come. Nothing that is given out has not been authenticated; that the end is missing shows at the end. */
export async function* decryptParts(identities: string, parts: Iterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let begun = false;
  // a part is overwritten by the next
  const copies = function* () {
    for (const part of parts) {
      if (!begun) checkHeader(part.subarray(0, limits.ageHeader), size);
      begun = true;
      yield new Uint8Array(part);
    }
  };
  try {
    yield* await decrypterOf(identities).decrypt(ReadableStream.from(copies()));
  } catch (error) {
    throw refusalOf(error);
  }
}

function checkHeader(start: Uint8Array, size: number): void {
  const head = Buffer.from(start).toString('latin1');
  const version = /^[^\n]{1,40}/.exec(head)?.[0] ?? '';
  if (version !== `${intro}v1`) throw new LedgerError('DOC-FORMAT', { format: version.replace(/[^\x20-\x7e]/g, '?') });
  if (!head.includes('\n---')) throw new LedgerError(size > limits.ageHeader ? 'DOC-LIMIT' : 'DOC-DAMAGED', { reason: '收件人过多' });
}

function decrypterOf(identities: string): Decrypter {
  const decrypter = new Decrypter();
  for (const identity of identities.split('\n')) decrypter.addIdentity(identity);
  return decrypter;
}

function refusalOf(error: unknown): LedgerError {
  if (error instanceof LedgerError) return error;
  const foreign = error instanceof Error && error.message.startsWith('no identity matched');
  return new LedgerError(foreign ? 'DOC-NO-KEY' : 'DOC-DAMAGED', {}, { cause: error });
}

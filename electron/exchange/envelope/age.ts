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

/** Opens an age file. Throws DOC-FORMAT for another version of age, DOC-NO-KEY where it is not for this identity, DOC-DAMAGED otherwise. */
export async function decryptWith(identity: string, bytes: Uint8Array): Promise<Uint8Array> {
  const head = Buffer.from(bytes.subarray(0, limits.ageHeader)).toString('latin1');
  const version = /^[^\n]{1,40}/.exec(head)?.[0] ?? '';
  if (version !== `${intro}v1`) throw new LedgerError('DOC-FORMAT', { format: version.replace(/[^\x20-\x7e]/g, '?') });
  if (!head.includes('\n---'))
    throw new LedgerError(bytes.length > limits.ageHeader ? 'DOC-LIMIT' : 'DOC-DAMAGED', { reason: '收件人过多' });
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    const foreign = error instanceof Error && error.message.startsWith('no identity matched');
    throw new LedgerError(foreign ? 'DOC-NO-KEY' : 'DOC-DAMAGED', {}, { cause: error });
  }
}

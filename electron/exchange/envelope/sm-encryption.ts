import { randomBytes } from 'node:crypto';
import { fromBER, Integer, OctetString, Sequence } from 'asn1js';
import { sm2, sm4 } from 'sm-crypto-v2';
import { LedgerError } from '#shared/errors.ts';
import { gmSuite } from '../../keys/suites/gm-suite.ts';
import { numberOf, openOf, pointOf } from '../../keys/suites/sm2-keys.ts';
import { decodeAuthEnveloped, encodeAuthEnveloped } from './auth-enveloped.ts';
import { limits } from './limits.ts';

const keyLength = 16;
const nonceLength = 12;
/** Before the point in SM2's ciphertext, as C1C3C2. */
const hashLength = 32;

/** Which key a recipient is: the first 20 bytes of SM3 over the point of its public key (as method 1 of RFC 7093 with its hash). */
const keyIdentifierOf = (open: Uint8Array) => gmSuite.digest(Buffer.from(pointOf(open), 'hex')).subarray(0, 20);

/** Encrypts to every recipient (SubjectPublicKeyInfo of SM2, base64). Throws DOC-LIMIT for more than is encrypted at once. */
export function encryptWithSm(recipients: readonly string[], bytes: Uint8Array): Uint8Array {
  if (bytes.length > limits.smContent) throw new LedgerError('DOC-LIMIT', { reason: `国密文件最多 ${limits.smContent} 字节` });
  const [key, nonce] = [randomBytes(keyLength), randomBytes(nonceLength)];
  const { output, tag } = sm4.encrypt(bytes, key, { mode: 'gcm', iv: nonce, output: 'array', outputTag: true });
  if (!tag) throw new Error('SM4-GCM gave no tag');
  const infos = recipients.map((recipient) => {
    const open = new Uint8Array(Buffer.from(recipient, 'base64'));
    return { keyIdentifier: keyIdentifierOf(open), encryptedKey: toDer(sm2.doEncrypt(new Uint8Array(key), pointOf(open), 1)) };
  });
  return encodeAuthEnveloped({ recipients: infos, nonce, content: output, tag });
}

/** Opens with any of the identities (PKCS#8 of SM2, base64). Throws DOC-NO-KEY where it is for none of them, DOC-ALGORITHM, DOC-LIMIT, else DOC-DAMAGED. */
export function decryptWithSm(identities: readonly string[], bytes: Uint8Array): Uint8Array {
  if (bytes.length > limits.smContent + limits.ageHeader) throw new LedgerError('DOC-LIMIT', { reason: `${bytes.length} 字节` });
  try {
    const { recipients, nonce, content, tag } = decodeAuthEnveloped(bytes);
    const secrets = identities.map((identity) => new Uint8Array(Buffer.from(identity, 'base64')));
    for (const secret of secrets) {
      const own = keyIdentifierOf(openOf(secret));
      const info = recipients.find(({ keyIdentifier }) => Buffer.from(keyIdentifier).equals(own));
      if (info) return sm4.decrypt(content, contentKey(info.encryptedKey, secret), { mode: 'gcm', iv: nonce, tag, output: 'array' });
    }
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
  throw new LedgerError('DOC-NO-KEY');
}

function contentKey(encryptedKey: Uint8Array, secret: Uint8Array): Uint8Array {
  const key = sm2.doDecrypt(fromDer(encryptedKey), numberOf(secret), 1, { output: 'array' });
  // the library gives nothing where SM2's own hash does not fit
  if (key.length !== keyLength) throw new LedgerError('DOC-DAMAGED');
  return key;
}

/** SEQUENCE { x INTEGER, y INTEGER, hash OCTET STRING, cipher OCTET STRING } (GM/T 0009), of hexadecimal C1C3C2. */
function toDer(cipher: string): Uint8Array {
  const bytes = Buffer.from(cipher, 'hex');
  const number = (from: number) => Integer.fromBigInt(BigInt(`0x${bytes.subarray(from, from + 32).toString('hex')}`));
  const octets = (from: number, to?: number) => new OctetString({ valueHex: new Uint8Array(bytes.subarray(from, to)) });
  return new Uint8Array(
    new Sequence({ value: [number(0), number(32), octets(64, 64 + hashLength), octets(64 + hashLength)] }).toBER(false),
  );
}

/** Hexadecimal C1C3C2. Throws DOC-DAMAGED where it is not DER. */
function fromDer(der: Uint8Array): string {
  const { result } = fromBER(new Uint8Array(der), { parseEmbedded: false });
  const [x, y, hash, cipher] = result instanceof Sequence ? result.valueBlock.value : [];
  if (!(x instanceof Integer && y instanceof Integer && hash instanceof OctetString && cipher instanceof OctetString))
    throw new LedgerError('DOC-DAMAGED');
  const number = (one: Integer) => one.toBigInt().toString(16).padStart(64, '0');
  const hex = (one: OctetString) => Buffer.from(one.valueBlock.valueHexView).toString('hex');
  const found = `${number(x)}${number(y)}${hex(hash)}${hex(cipher)}`;
  if (found.length !== 2 * (64 + hashLength + keyLength) || !Buffer.from(toDer(found)).equals(der)) throw new LedgerError('DOC-DAMAGED');
  return found;
}

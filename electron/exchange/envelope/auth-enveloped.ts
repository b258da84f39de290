import { Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Primitive, Sequence, Set as SetOf } from 'asn1js';
import { LedgerError } from '#shared/errors.ts';
import { foreignAlgorithm } from '../../keys/algorithms.ts';
import { limits } from './limits.ts';

/** CMS AuthEnvelopedData (RFC 5083) as it is written for SM2 recipients: the content under SM4-GCM, its key under SM2 for each of them. */
export interface AuthEnveloped {
  readonly recipients: readonly Recipient[];
  /** 12 bytes. */
  readonly nonce: Uint8Array;
  readonly content: Uint8Array;
  /** 16 bytes. */
  readonly tag: Uint8Array;
}
interface Recipient {
  readonly keyIdentifier: Uint8Array;
  /** The content's key, encrypted (GM/T 0009). */
  readonly encryptedKey: Uint8Array;
}

const identifiers = {
  authEnvelopedData: '1.2.840.113549.1.9.16.1.23',
  data: '1.2.840.113549.1.7.1',
  sm2Encryption: '1.2.156.10197.1.301.3',
  sm4Gcm: '1.2.156.10197.1.104.8',
} as const;
const tagLength = 16;

const integer = (value: number) => new Integer({ value });
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: bytes });
const identifier = (value: string) => new ObjectIdentifier({ value });
const sequence = (...value: Sequence['valueBlock']['value']) => new Sequence({ value });
const explicit0 = (inner: Sequence) => new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [inner] });
const implicit0 = (bytes: Uint8Array) => new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: bytes });

const recipientInfo = ({ keyIdentifier, encryptedKey }: Recipient) =>
  sequence(integer(2), implicit0(keyIdentifier), sequence(identifier(identifiers.sm2Encryption)), octets(encryptedKey));

/** DER: the same parts give the same bytes. */
export function encodeAuthEnveloped({ recipients, nonce, content, tag }: AuthEnveloped): Uint8Array {
  const infos = recipients
    .map(recipientInfo)
    .map((info) => ({ info, bytes: Buffer.from(info.toBER(false)) }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  const algorithm = sequence(identifier(identifiers.sm4Gcm), sequence(octets(nonce), integer(tagLength)));
  const enveloped = sequence(
    integer(0),
    new SetOf({ value: infos.map(({ info }) => info) }),
    sequence(identifier(identifiers.data), algorithm, implicit0(content)),
    octets(tag),
  );
  return new Uint8Array(sequence(identifier(identifiers.authEnvelopedData), explicit0(enveloped)).toBER(false));
}

const start = Buffer.from(new ObjectIdentifier({ value: identifiers.authEnvelopedData }).toBER(false));

/** Whether a file begins as one: SEQUENCE, its length, the content type. */
export function isAuthEnveloped(bytes: Uint8Array): boolean {
  const [tag, length = 0] = bytes;
  const at = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return tag === 0x30 && Buffer.from(bytes.subarray(at, at + start.length)).equals(start);
}

/** Reads one. Throws DOC-ALGORITHM for other algorithms than these, DOC-DAMAGED for what is not exactly what would be written for its parts. */
export function decodeAuthEnveloped(bytes: Uint8Array): AuthEnveloped {
  const options = { maxDepth: 12, maxNodes: 400, maxContentLength: limits.inMemory * 4, parseEmbedded: false };
  const { result, offset } = fromBER(new Uint8Array(bytes), options);
  if (offset !== bytes.length) throw damaged();
  const [, wrapped] = partsOf(result, 2);
  const [enveloped] = partsOf(wrapped, 1);
  const [, infos, encrypted, tag] = partsOf(enveloped, 4);
  const [, algorithm, content] = partsOf(encrypted, 3);
  const [cipher, parameters] = partsOf(algorithm, 2);
  if (identifierOf(cipher) !== identifiers.sm4Gcm) throw foreignAlgorithm(identifierOf(cipher));
  const [nonce] = partsOf(parameters, 2);
  const found = { recipients: partsOf(infos).map(recipientOf), nonce: bytesOf(nonce), content: bytesOf(content), tag: bytesOf(tag) };
  if (found.nonce.length !== 12 || found.tag.length !== tagLength) throw damaged();
  // lengths written otherwise, another version, something more: nothing of it is authenticated, so nothing of it may be
  if (!Buffer.from(bytes).equals(encodeAuthEnveloped(found))) throw damaged();
  return found;
}

function recipientOf(info: unknown): Recipient {
  const [, keyIdentifier, algorithm, encryptedKey] = partsOf(info, 4);
  const [encryption] = partsOf(algorithm);
  if (identifierOf(encryption) !== identifiers.sm2Encryption) throw foreignAlgorithm(identifierOf(encryption));
  return { keyIdentifier: bytesOf(keyIdentifier), encryptedKey: bytesOf(encryptedKey) };
}

const damaged = () => new LedgerError('DOC-DAMAGED');

function partsOf(block: unknown, count?: number): unknown[] {
  if (!(block instanceof Constructed) || (count !== undefined && block.valueBlock.value.length !== count)) throw damaged();
  return block.valueBlock.value;
}

function identifierOf(block: unknown): string {
  if (!(block instanceof ObjectIdentifier)) throw damaged();
  return block.getValue();
}

function bytesOf(block: unknown): Uint8Array {
  if (!(block instanceof OctetString || block instanceof Primitive)) throw damaged();
  return block.valueBlock.valueHexView;
}

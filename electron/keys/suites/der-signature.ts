import { fromBER, Integer, Sequence } from 'asn1js';

const half = 32;

const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint) => Buffer.from(number.toString(16).padStart(2 * half, '0'), 'hex');
const encoded = (r: bigint, s: bigint) =>
  new Uint8Array(new Sequence({ value: [Integer.fromBigInt(r), Integer.fromBigInt(s)] }).toBER(false));

/** SEQUENCE { r INTEGER, s INTEGER }, DER, of r and s one after the other. */
export const derOf = (signature: Uint8Array): Uint8Array =>
  encoded(numberOf(signature.subarray(0, signature.length / 2)), numberOf(signature.subarray(signature.length / 2)));

/** r and s, 32 bytes each; undefined where it is not DER, or not of two positive numbers of at most 256 bits. */
export function fromDer(der: Uint8Array): Uint8Array | undefined {
  const { result, offset } = fromBER(new Uint8Array(der));
  const [first, second, ...more] = offset === -1 || !(result instanceof Sequence) ? [] : result.valueBlock.value;
  if (!(first instanceof Integer) || !(second instanceof Integer) || more.length > 0) return undefined;
  const [r, s] = [first.toBigInt(), second.toBigInt()];
  const most = 1n << BigInt(8 * half);
  if (r <= 0n || s <= 0n || r >= most || s >= most) return undefined;
  return Buffer.from(der).equals(encoded(r, s)) ? new Uint8Array(Buffer.concat([bytesOf(r), bytesOf(s)])) : undefined;
}

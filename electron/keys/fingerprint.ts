import { createHash } from 'node:crypto';

const digits = 40;
const group = 5;

/**
 * What two desks read to each other on the phone: 40 decimal digits in groups of five (132 bits) that cover the signing key and every age recipient.
 * SHA-256 over the DER of the public key (SubjectPublicKeyInfo), then each recipient with a line feed; as a number, modulo 10^40.
 */
export function fingerprintOf(publicKey: ArrayBuffer | Uint8Array, recipients: readonly string[]): string {
  const hash = createHash('sha256').update(new Uint8Array(publicKey));
  for (const recipient of recipients) hash.update(`${recipient}\n`);
  const number = BigInt(`0x${hash.digest('hex')}`) % 10n ** BigInt(digits);
  return number
    .toString()
    .padStart(digits, '0')
    .replace(new RegExp(`\\d{${group}}(?=\\d)`, 'g'), '$& ');
}

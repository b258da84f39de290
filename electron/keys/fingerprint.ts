import { suiteOfPublicKey } from './suites/suites.ts';

const digits = 40;
const group = 5;

/**
 * What two desks read to each other on the phone: 40 decimal digits in groups of five (132 bits) that cover the signing key and every recipient.
 * SHA-256 (SM3 for a key of SM2) over the DER of the public key (SubjectPublicKeyInfo), then each recipient with a line feed; as a number, modulo 10^40.
 */
export function fingerprintOf(publicKey: ArrayBuffer | Uint8Array, recipients: readonly string[]): string {
  const open = new Uint8Array(publicKey);
  const covered = Buffer.concat([open, ...recipients.map((recipient) => Buffer.from(`${recipient}\n`))]);
  const hash = Buffer.from(suiteOfPublicKey(open).digest(covered)).toString('hex');
  const number = BigInt(`0x${hash}`) % 10n ** BigInt(digits);
  return number
    .toString()
    .padStart(digits, '0')
    .replace(new RegExp(`\\d{${group}}(?=\\d)`, 'g'), '$& ');
}

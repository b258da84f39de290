import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { signingAlgorithm } from './certificates.ts';
import { deskKeys, deskUnit } from './desk-keys.ts';
import { levelBelow } from './subordination.ts';

const day = 86_400_000;
const years = 20;

export interface ServerAuthority {
  readonly certificate: X509Certificate;
  readonly privateKey: webcrypto.CryptoKey;
}

/**
 * What issues the server certificates of a desk in 国密, made at first need: a key of P-256, since neither end of a TLS line could check what SM2 signed.
 * Its certificate goes into the 授权文件, under the desk's signature, and is trusted for the line alone: it names no unit and is of another suite than the
 * desk's documents. Undefined for a desk whose own key issues them, and for one that issues nothing.
 */
export async function serverAuthority(books: Bookkeeping): Promise<ServerAuthority | undefined> {
  const { registers, clock } = books;
  const unit = deskUnit(books);
  const { suite } = await deskKeys(books);
  if (suite !== 'gm' || levelBelow(unit.level) === undefined) return undefined;
  if (!registers.get('key', 'server')) {
    const { certificate, secret } = await makeAuthority(unit.name, clock.now());
    // another call may have been quicker
    if (!registers.get('key', 'server'))
      registers.put('key', 'server', { algorithm: 'ECDSA-P256', public: certificate.toString('pem'), created: clock.now() }, secret);
  }
  const kept = registers.get('key', 'server');
  if (!kept?.blob) throw new Error('the key of the server was not kept');
  const privateKey = await webcrypto.subtle.importKey('pkcs8', new Uint8Array(kept.blob), signingAlgorithm, false, ['sign']);
  return { certificate: new X509Certificate(kept.body.public), privateKey };
}

async function makeAuthority(name: string, now: string): Promise<{ certificate: X509Certificate; secret: Uint8Array }> {
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
    name: [{ CN: [`${name}接收服务签发`] }],
    keys,
    signingAlgorithm,
    notBefore: new Date(Date.parse(now) - day),
    notAfter: new Date(Date.parse(now) + years * 365 * day),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, secret: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)) };
}

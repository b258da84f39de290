import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { titleOf } from '#shared/codes/code-list.ts';
import { unitLevel } from '#shared/codes/party-codes.ts';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { signingAlgorithm } from './certificates.ts';
import { chainToRoot, deskKeys, deskLinks, deskUnit } from './desk-keys.ts';
import { serverAuthority } from './server-authority.ts';
import { levelBelow } from './subordination.ts';

const day = 86_400_000;
const validDays = 730;

const isAddress = (host: string) => /^\d+(\.\d+){3}$|:/.test(host);

/**
 * A TLS server's key and certificate for the hosts (names or addresses), issued by this desk, with the chain above it and, while a change of keys lasts,
 * what certifies its new key with the old one; PEM. Its subject has no unit code
 * and its use is serverAuth alone, so nothing signed with it can pass for a document. Throws LEDGER-LEVEL for a township, which issues nothing.
 */
export async function makeServerCertificate(books: Bookkeeping, hosts: readonly string[]): Promise<{ key: string; certificate: string }> {
  const unit = deskUnit(books);
  const { own, privateKey, above } = await issuerOf(books, unit);
  const pair = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const now = Date.parse(books.clock.now());
  const certificate = await X509CertificateGenerator.create({
    serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
    subject: [{ CN: [`${unit.name}接收服务`] }],
    issuer: own.subjectName,
    notBefore: new Date(now - day),
    notAfter: new Date(Math.min(now + validDays * day, own.notAfter.getTime())),
    publicKey: pair.publicKey,
    signingKey: privateKey,
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth], true),
      new SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isAddress(host) ? 'ip' : 'dns', value: host }))),
      await SubjectKeyIdentifierExtension.create(pair.publicKey),
      await AuthorityKeyIdentifierExtension.create(own.publicKey),
    ],
  });
  const secret = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${secret.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----\n`,
    certificate: [certificate, ...above].map((one) => `${one.toString('pem')}\n`).join(''),
  };
}

/** What the server certificate is issued with, and what is shown behind it. */
async function issuerOf(books: Bookkeeping, unit: UnitStamp) {
  const keys = await deskKeys(books);
  const chain = levelBelow(unit.level) && (await chainToRoot(books, keys));
  const own = chain?.[0];
  if (!chain || !own) throw new LedgerError('LEDGER-LEVEL', { level: titleOf(unitLevel, unit.level), act: '接收上传' });
  const authority = await serverAuthority(books);
  if (authority) return { own: authority.certificate, privateKey: authority.privateKey, above: [authority.certificate] };
  // a client takes the first that fits: who trusts only a former key must come upon what that key certified before the new certificate
  return { own, privateKey: keys.privateKey, above: [...deskLinks(books), ...chain] };
}

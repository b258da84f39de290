import { createHash, webcrypto } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

/** Object identifiers of the signed attributes, PKCS#9. */
export const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
} as const;

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never });

/** What signs: the private key and its certificate with the chain above it, own first. */
export interface Signer {
  readonly privateKey: webcrypto.CryptoKey;
  readonly chain: readonly X509Certificate[];
}

/** CMS detached SignedData (RFC 5652), DER, over the exact bytes. `at` in ISO 8601, to the second. */
export async function signManifest(manifest: Uint8Array, signer: Signer, at: string): Promise<Uint8Array> {
  const certificates = signer.chain.map((certificate) => Certificate.fromBER(certificate.rawData));
  const [own] = certificates;
  if (!own) throw new Error('a signer needs a certificate');
  const digest = createHash('sha256').update(manifest).digest();
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    // in the order of DER's SET OF: by length of their encodings
    attributes: [
      new Attribute({ type: attributes.contentType, values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
      new Attribute({ type: attributes.signingTime, values: [new UTCTime({ valueDate: new Date(at) })] }),
      new Attribute({ type: attributes.messageDigest, values: [new OctetString({ valueHex: new Uint8Array(digest).buffer })] }),
    ],
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    certificates,
    signerInfos: [
      new SignerInfo({ version: 1, sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }), signedAttrs }),
    ],
  });
  // the same thing under two declarations: Node's and the browser's
  await signed.sign(signer.privateKey as Parameters<SignedData['sign']>[0], 0, 'SHA-256', undefined, engine);
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
}

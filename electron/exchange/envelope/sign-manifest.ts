import type { webcrypto } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { Null, ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { signWith, suiteOfKey } from '../../keys/suites/suites.ts';

/** Object identifiers of the signed attributes, PKCS#9. */
export const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
} as const;

/** What signs: the private key, of software or of hardware, and its certificate with the chain above it, own first. */
export interface Signer {
  readonly privateKey: webcrypto.CryptoKey;
  readonly chain: readonly X509Certificate[];
}

/** CMS detached SignedData (RFC 5652; of SM2 with the content types of GB/T 35275), DER, over the exact bytes. `at` in ISO 8601, to the second. */
export async function signManifest(manifest: Uint8Array, signer: Signer, at: string): Promise<Uint8Array> {
  const certificates = signer.chain.map((certificate) => Certificate.fromBER(certificate.rawData));
  const [own] = certificates;
  if (!own) throw new Error('a signer needs a certificate');
  const { algorithms, contentTypes, digest } = suiteOfKey(signer.privateKey);
  const digestAlgorithm = () => new AlgorithmIdentifier({ algorithmId: algorithms.digest.identifier, algorithmParams: new Null() });
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    // in the order of DER's SET OF: by length of their encodings
    attributes: [
      new Attribute({ type: attributes.contentType, values: [new ObjectIdentifier({ value: contentTypes.data })] }),
      new Attribute({ type: attributes.signingTime, values: [new UTCTime({ valueDate: new Date(at) })] }),
      new Attribute({ type: attributes.messageDigest, values: [new OctetString({ valueHex: digest(manifest) })] }),
    ],
  });
  // signed is the SET OF, which stands in the message under an implicit tag
  const attributesSet = new Uint8Array(signedAttrs.toSchema().toBER());
  attributesSet[0] = 0x31;
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: contentTypes.data }),
    certificates,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: digestAlgorithm(),
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: algorithms.signerSignature.identifier }),
        signedAttrs,
        signature: new OctetString({ valueHex: await signWith(signer.privateKey, attributesSet) }),
      }),
    ],
  });
  const content = new ContentInfo({ contentType: contentTypes.signedData, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
}

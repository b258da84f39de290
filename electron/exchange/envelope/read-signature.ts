import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { GeneralizedTime, ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { LedgerError } from '#shared/errors.ts';
import { allowAlgorithm, allowCertificate } from '../../keys/algorithms.ts';
import { sameBytes } from '../../keys/certificates.ts';
import type { Suite } from '../../keys/suites/suite.ts';
import { suites } from '../../keys/suites/suites.ts';
import { attributes } from './sign-manifest.ts';

/** A signature that fits its content. Whether the signer is to be trusted is another question. */
export interface Signature {
  readonly signer: X509Certificate;
  /** The certificates that came with it, the signer's too. */
  readonly certificates: readonly X509Certificate[];
  /** The moment of signing, as the signer claims. */
  readonly at: Date;
}

/**
 * Verifies CMS detached SignedData over the exact bytes, in the suite that its content type names; digest, signature and certificate must be of the same one.
 * Throws DOC-ALGORITHM for other algorithms, DOC-SIGNATURE for all else.
 */
export function readSignature(der: Uint8Array, manifest: Uint8Array): Signature {
  try {
    return checked(der, manifest);
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DOC-SIGNATURE', {}, { cause: error });
  }
}

function checked(der: Uint8Array, manifest: Uint8Array): Signature {
  const content = ContentInfo.fromBER(new Uint8Array(der));
  const suite = suites.find(({ contentTypes }) => contentTypes.signedData === content.contentType);
  if (!suite) throw new LedgerError('DOC-SIGNATURE');
  const signed = new SignedData({ schema: content.content });
  const [info, ...more] = signed.signerInfos;
  const detached = signed.encapContentInfo.eContentType === suite.contentTypes.data && signed.encapContentInfo.eContent === undefined;
  if (!info?.signedAttrs || more.length > 0 || !detached) throw new LedgerError('DOC-SIGNATURE');
  allowAlgorithm(suite, 'digest', info.digestAlgorithm.algorithmId);
  allowAlgorithm(suite, 'signerSignature', info.signatureAlgorithm.algorithmId);

  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const own = certificates.find((one) => isOf(info, one));
  if (!own) throw new LedgerError('DOC-SIGNATURE');
  const signer = new X509Certificate(own.toSchema().toBER());
  allowCertificate(suite, signer.rawData);
  const at = checkedAttributes(suite, info, manifest);
  checkSignature(suite, info, signer);
  return { signer, certificates: certificates.map((one) => new X509Certificate(one.toSchema().toBER())), at };
}

const isOf = (info: SignerInfo, certificate: Certificate) =>
  info.sid instanceof IssuerAndSerialNumber &&
  info.sid.issuer.isEqual(certificate.issuer) &&
  info.sid.serialNumber.isEqual(certificate.serialNumber);

/** The signed attributes speak of this content; returns the signing time. */
function checkedAttributes({ digest: digestOf, contentTypes }: Suite, info: SignerInfo, manifest: Uint8Array): Date {
  const only = (type: string): unknown => {
    const found = info.signedAttrs?.attributes.filter((attribute) => attribute.type === type) ?? [];
    return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
  };
  const [contentType, digest, time] = [only(attributes.contentType), only(attributes.messageDigest), only(attributes.signingTime)];
  const digestFits = digest instanceof OctetString && sameBytes(digest.getValue(), digestOf(manifest));
  const typeFits = contentType instanceof ObjectIdentifier && contentType.getValue() === contentTypes.data;
  if (!digestFits || !typeFits) throw new LedgerError('DOC-SIGNATURE');
  if (time instanceof UTCTime || time instanceof GeneralizedTime) return time.toDate();
  throw new LedgerError('DOC-SIGNATURE');
}

function checkSignature(suite: Suite, info: SignerInfo, signer: X509Certificate): void {
  // signed is the SET OF, which stands in the message under an implicit tag
  const signed = Buffer.from(new Uint8Array(info.signedAttrs?.encodedValue ?? new ArrayBuffer(0)));
  const open = new Uint8Array(signer.publicKey.rawData);
  if (signed[0] !== 0x31 || !suite.verify(open, signed, new Uint8Array(info.signature.valueBlock.valueHexView)))
    throw new LedgerError('DOC-SIGNATURE');
}

import type { X509Certificate } from '@peculiar/x509';
import type { Inspected } from '#shared/contract/inspection.ts';
import { organizationOf, sameBytes, unitOf } from '../../keys/certificates.ts';
import type { Signature } from '../envelope/read-signature.ts';

type Signer = NonNullable<Inspected['signer']>;

/** Who signed, as the document itself says: its certificates from the signer's up, each with its life. */
export function signerOf({ signer, certificates, at }: Signature): Signer {
  return { ...described(signer, at), at: at.toISOString(), chain: pathOf(signer, certificates).map((one) => described(one, at)) };
}

const described = (certificate: X509Certificate, at: Date) => ({
  name: organizationOf(certificate),
  unit: unitOf(certificate),
  serial: certificate.serialNumber,
  notBefore: certificate.notBefore.toISOString(),
  notAfter: certificate.notAfter.toISOString(),
  valid: at >= certificate.notBefore && at <= certificate.notAfter,
});

/** Certificates that name each other as issuer; whether they really issued each other is for the check of the chain. */
function pathOf(signer: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const path = [signer];
  for (;;) {
    const last = path.at(-1) ?? signer;
    const isNew = (one: X509Certificate) => !path.some((known) => sameBytes(known.rawData, one.rawData));
    const issuer = others.find((one) => isNew(one) && sameBytes(one.subjectName.toArrayBuffer(), last.issuerName.toArrayBuffer()));
    if (!issuer) return path;
    path.push(issuer);
  }
}

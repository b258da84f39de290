import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import type { RegisterBodies } from '../bookkeeping/registers.ts';
import { sameBytes } from './certificates.ts';
import { followChain, linksFrom } from './chain.ts';
import { refuseRevoked } from './refuse-revoked.ts';
import type { RevocationsAbove } from './revocations-above.ts';

type Enrolment = RegisterBodies['enrolment'];
/** What came with a signature that claims to be the superior's. */
export interface Claim {
  readonly signer: X509Certificate;
  readonly certificates: readonly X509Certificate[];
  /** The moment of signing, as claimed. */
  readonly at: Date;
}
/**
 * How a signer stands to the superior this desk is enrolled with: the key of the enrolment in force (`current`); one that it took the place of, for what was
 * signed before (`former`); a newer one that the root of the enrolment or the superior's own key vouches for (`successor`).
 */
export type Standing = 'current' | 'former' | 'successor';

export const certificatesOf = ({ chain }: Enrolment): X509Certificate[] => chain.map((pem) => new X509Certificate(pem));

/**
 * Undefined where the key is an older one of the superior that is no longer trusted. Throws DOC-CHAIN where nothing trusted leads to the signer, DOC-REVOKED where
 * the way leads over a revoked certificate, DOC-EXPIRED, DOC-ALGORITHM.
 */
export async function standingOf(
  enrolment: Enrolment,
  { signer, certificates, at }: Claim,
  revocations: RevocationsAbove,
): Promise<Standing | undefined> {
  const [, superior, ...above] = certificatesOf(enrolment);
  if (!superior) throw new Error('an enrolment without a superior');
  const former = formerOf(enrolment, signer);
  if (former) {
    await followChain(signer, certificates, [former.certificate], at);
    refuseRevoked(revocations.of(former.certificate));
    return at <= former.until ? 'former' : undefined;
  }
  // a list names what its authority issued: a newer key that only the key before vouches for could be revoked and not be seen to be
  const links = revocations.cover(superior) ? [] : await linksFrom(superior, certificates, at);
  const path = await followChain(signer, certificates, [superior, ...above, ...links], at);
  for (const certificate of path) refuseRevoked(revocations.of(certificate));
  if (sameKey(signer, superior)) return 'current';
  // an older certificate of the superior leads to the same root for ever: only one that is no older takes the place of the one in force
  return signer.notBefore >= superior.notBefore ? 'successor' : undefined;
}

const sameKey = (one: X509Certificate, other: X509Certificate) => sameBytes(one.publicKey.rawData, other.publicKey.rawData);

function formerOf({ former = [] }: Enrolment, signer: X509Certificate): { certificate: X509Certificate; until: Date } | undefined {
  return former
    .map(({ certificate, until }) => ({ certificate: new X509Certificate(certificate), until: new Date(until) }))
    .find(({ certificate }) => sameKey(certificate, signer));
}

/** Whether the superior's key in force certified the key of a signer itself: then it is in good hands, and what it signed before stays trusted. */
export async function isLinked(enrolment: Enrolment, { signer, certificates, at }: Claim): Promise<boolean> {
  const superior = certificatesOf(enrolment)[1];
  return superior !== undefined && (await linksFrom(superior, certificates, at)).some((link) => sameKey(link, signer));
}

import { z } from 'zod';
import { suiteIds } from '../exchange/suite-ids.ts';
import { authorizationKinds, lifeStates, requestKinds, revokedInChain, unitEnrolment } from '../exchange/unit-enrolment.ts';
import { call } from './call.ts';
import { bytes, nothing } from './wire.ts';

const file = z.object({ name: z.string().max(200), bytes });
const reason = z.string().trim().min(1, { error: '请写明原因' }).max(200);
const recipientText = z.string().trim().max(4100);

export const requestRead = z.object({
  unit: z.string(),
  name: z.string(),
  level: z.string(),
  fingerprint: z.string(),
  kind: z.enum(requestKinds),
  /** The certificate that the unit has. */
  current: z.object({ serial: z.string(), fingerprint: z.string(), notBefore: z.string(), notAfter: z.string() }).nullable(),
});
/** Why another machine's certificate is revoked, and that a person compared the new one's fingerprint on the phone. `since`: the civil date of the loss. */
export const replacing = z.object({ reason, since: z.iso.date().optional(), compared: z.literal(true) });

/**
 * What this desk can do with a list of revoked certificates: take it (`new`); nothing, for it is the one in use (`taken`) or an older one, no list of an
 * authority above (`none`) or that of one whose own certificate was revoked, only a part of a list, or one from days ahead.
 */
export const listUses = ['new', 'taken', 'older', 'none', 'revoked', 'partial', 'ahead'] as const;

const ownCertificate = z.object({ serial: z.string(), notAfter: z.string(), state: z.enum(lifeStates), daysLeft: z.number() });
const enrolmentBoard = z.object({
  today: z.string(),
  own: z.object({
    /** Of this desk's request. */
    fingerprint: z.string(),
    superior: z.object({ code: z.string(), name: z.string(), fingerprint: z.string() }).nullable(),
    /** Its own root's where it has no superior. */
    certificate: ownCertificate.nullable(),
    /** The fingerprint of the pair of keys for which the superior's certificate is awaited. */
    next: z.string().nullable(),
    suite: z.enum(suiteIds),
    /** Others know its keys: the suite can no longer be chosen. */
    suiteFixed: z.boolean(),
    /** Its own certificate and those above it that were revoked, by the lists taken here. */
    revoked: z.array(revokedInChain),
    /** The lists of revoked certificates in use, of authorities above. */
    lists: z.array(
      z.object({
        issuer: z.string(),
        issuerName: z.string(),
        from: z.string(),
        until: z.string().nullable(),
        outdated: z.boolean(),
        entries: z.number(),
      }),
    ),
  }),
  /** What this desk issues with; null for a township. */
  authority: z
    .object({
      /** What subordinates compare: its key and every recipient. */
      fingerprint: z.string(),
      /** The first is its own, without a label. */
      recipients: z.array(z.object({ recipient: z.string(), label: z.string().nullable() })),
      /** A change of keys that those below have still to follow. `vouched`: the old key certified the new one; `before`: the fingerprint before. */
      change: z.object({ at: z.string(), reason: z.string(), vouched: z.boolean(), before: z.string() }).nullable(),
    })
    .nullable(),
  units: z.array(unitEnrolment),
});

export const enrolmentCalls = {
  'enrolment.board': call(nothing, enrolmentBoard),
  /** What an 授权文件 would change here; writes nothing. `turns`: it puts the next pair of keys in force. */
  'enrolment.readAuthorization': call(
    file,
    z.object({
      kind: z.enum(authorizationKinds),
      superior: z.string(),
      superiorName: z.string(),
      fingerprint: z.string(),
      /** The superior's fingerprint so far. */
      before: z.string().nullable(),
      notAfter: z.string(),
      recipients: z.number(),
      turns: z.boolean(),
    }),
  ),
  /** New 授权文件 for the keys that units have; every unit with a certificate in force where none is named. */
  'enrolment.reissue': call(
    z.object({ units: z.array(z.string().max(9)).max(1000).optional() }),
    z.object({ files: z.array(file.extend({ unit: z.string(), unitName: z.string() })) }),
  ),
  /** Several files in one zip, to be handed out together. */
  'enrolment.archive': call(z.object({ files: z.array(file).min(1).max(1000) }), file),
  /** The request for the new pair; null where this desk is its own root and the new pair is in force. */
  'enrolment.changeKeys': call(
    z.object({ reason, compromised: z.boolean().default(false), hybrid: z.boolean().default(false) }),
    z.object({ request: file.extend({ fingerprint: z.string() }).nullable() }),
  ),
  'enrolment.endKeyChange': call(nothing, nothing),
  /** Makes this desk's keys in a suite, anew where it had others that nobody knows yet. */
  'enrolment.chooseSuite': call(z.object({ suite: z.enum(suiteIds) }), nothing),
  /** A list of revoked certificates (.crl), this desk's or another's. `signer`: null where no certificate known here has signed it. */
  'enrolment.readRevocations': call(
    file,
    z.object({
      issuer: z.string(),
      issuerName: z.string(),
      signer: z.object({ as: z.enum(['own', 'superior', 'subordinate']), unit: z.string(), name: z.string() }).nullable(),
      /** When it was made, and until when it holds. */
      from: z.string(),
      until: z.string().nullable(),
      outdated: z.boolean(),
      use: z.enum(listUses),
      /** `since`: from when the certificate is not to be believed. */
      entries: z.array(z.object({ serial: z.string(), unitName: z.string().nullable(), at: z.string(), since: z.string().nullable() })),
    }),
  ),
  /** Takes the list of an authority above. `isKnown`: it is the one in use; `revoked`: what it and the other lists name of this desk's own chain. */
  'enrolment.takeRevocations': call(
    file,
    z.object({ issuer: z.string(), issuerName: z.string(), from: z.string(), isKnown: z.boolean(), revoked: z.array(revokedInChain) }),
  ),
  'enrolment.addRecipient': call(z.object({ recipient: recipientText, label: z.string().trim().min(1).max(40) }), nothing),
  'enrolment.removeRecipient': call(z.object({ recipient: recipientText }), nothing),
};

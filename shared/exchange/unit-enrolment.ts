import { z } from 'zod';
import { daysBetween } from '../model/civil-date.ts';

export const requestKinds = ['first', 'renewal', 'rekey', 'replacement'] as const;
/**
 * What a request asks for: a first certificate; a later one for the same key (`renewal`); one for a new key that the key in force vouches for (`rekey`);
 * or one for another machine's key (`replacement`), for which the certificate before is revoked.
 */
export type RequestKind = (typeof requestKinds)[number];
/** Whether only the telephone can say whose key it is. */
export const needsTelephone = (kind: RequestKind): boolean => kind === 'first' || kind === 'replacement';

export const authorizationKinds = ['first', 'renewal', 'recipients', 'succession', 'stranger'] as const;
/**
 * What an 授权文件 is to the desk that gets it: its first; a later one of the same superior key; one that names other recipients; one with a new key that the
 * superior's key in force or its root vouches for; or one that nothing trusted here leads to, which only a comparison on the phone can found.
 */
export type AuthorizationKind = (typeof authorizationKinds)[number];

/** From so many days before the end of a certificate its unit is told to renew it. */
export const warningDays = 60;

export const lifeStates = ['valid', 'expiring', 'expired'] as const;
export type LifeState = (typeof lifeStates)[number];
/** How a certificate stands on a day; `notAfter`: its last day, a civil date. */
export function lifeOf(notAfter: string, today: string): { state: LifeState; daysLeft: number } {
  const daysLeft = daysBetween(today, notAfter);
  return { state: daysLeft < 0 ? 'expired' : daysLeft <= warningDays ? 'expiring' : 'valid', daysLeft };
}

export const unitStates = ['none', 'valid', 'expiring', 'expired', 'revoked', 'replacing'] as const;
/** How a unit stands with its enrolment: never asked, in force, to be renewed, run out, revoked, or a new machine's certificate issued and not yet used. */
export type UnitState = (typeof unitStates)[number];

export const unitEnrolment = z.object({
  code: z.string(),
  name: z.string(),
  state: z.enum(unitStates),
  /** Of its certificate: the one in force, or the last that was. */
  serial: z.string().nullable(),
  /** Civil dates. */
  issued: z.string().nullable(),
  notAfter: z.string().nullable(),
  daysLeft: z.number().nullable(),
  /** Whether something signed with the certificate has come. */
  used: z.boolean(),
  /** Whether it was issued with this desk's key in force, and is used: the unit has moved with a change of keys. */
  moved: z.boolean(),
});
export type UnitEnrolment = z.infer<typeof unitEnrolment>;

/** A certificate of a desk's own chain, its own or one above it, that a list of an authority above names: whose it is, by whom it was revoked and when. */
export const revokedInChain = z.object({ unit: z.string(), name: z.string(), by: z.string(), at: z.string() });
export type RevokedInChain = z.infer<typeof revokedInChain>;

/** A certificate that a unit was issued; the dates are civil. */
export interface CertificateFacts {
  readonly serial: string;
  readonly unit: string;
  readonly issued: string;
  readonly notAfter: string;
  readonly revoked: boolean;
  readonly superseded: boolean;
  readonly replaces: boolean;
  readonly used: boolean;
  /** Issued with this desk's key in force. */
  readonly current: boolean;
}

/** How each unit stands. `certificates`: oldest first. */
export function unitEnrolments(
  units: readonly { readonly code: string; readonly name: string }[],
  certificates: readonly CertificateFacts[],
  today: string,
): UnitEnrolment[] {
  return units.map(({ code, name }) => {
    const own = certificates.filter(({ unit }) => unit === code);
    const inForce = own.filter(({ revoked, superseded }) => !revoked && !superseded).at(-1);
    const shown = inForce ?? own.at(-1);
    if (!shown) return { code, name, state: 'none', serial: null, issued: null, notAfter: null, daysLeft: null, used: false, moved: false };
    const { serial, issued, notAfter, used } = shown;
    const life = lifeOf(notAfter, today);
    const state = inForce ? (inForce.replaces && !used && life.state !== 'expired' ? 'replacing' : life.state) : 'revoked';
    return { code, name, state, serial, issued, notAfter, daysLeft: life.daysLeft, used, moved: inForce?.current === true && used };
  });
}

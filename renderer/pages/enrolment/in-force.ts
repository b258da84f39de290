import type { UnitState } from '#shared/exchange/unit-enrolment.ts';

/** Whether a unit has a certificate with which it can sign now. */
export const isInForce = ({ state }: { readonly state: UnitState }): boolean =>
  state === 'valid' || state === 'expiring' || state === 'replacing';

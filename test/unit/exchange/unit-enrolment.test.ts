import { describe, expect, test } from 'vitest';
import { type CertificateFacts, lifeOf, needsTelephone, unitEnrolments } from '#shared/exchange/unit-enrolment.ts';

const today = '2026-11-29';
const unit = { code: '330802005', name: '花园街道' };
const certificate = (facts: Partial<CertificateFacts> = {}): CertificateFacts => ({
  serial: '01',
  unit: unit.code,
  issued: '2026-01-01',
  notAfter: '2028-01-01',
  revoked: false,
  superseded: false,
  replaces: false,
  used: false,
  current: false,
  ...facts,
});
const stateOf = (...certificates: CertificateFacts[]) => unitEnrolments([unit], certificates, today)[0]?.state;

test.each([
  ['2027-01-29', 'valid', 61],
  ['2027-01-28', 'expiring', 60],
  ['2026-11-29', 'expiring', 0],
  ['2026-11-28', 'expired', -1],
])('a certificate that ends on %s is %s', (notAfter, state, daysLeft) => {
  expect(lifeOf(notAfter, today)).toEqual({ state, daysLeft });
});

test('only a first certificate and another machine need the telephone', () => {
  expect((['first', 'renewal', 'rekey', 'replacement'] as const).filter(needsTelephone)).toEqual(['first', 'replacement']);
});

describe('a unit', () => {
  test('that never asked', () => expect(stateOf()).toBe('none'));
  test('with a certificate in force, whatever was superseded or revoked before', () =>
    expect(stateOf(certificate({ superseded: true }), certificate({ revoked: true }), certificate({ serial: '02' }))).toBe('valid'));
  test('whose last was revoked', () => expect(stateOf(certificate({ superseded: true }), certificate({ revoked: true }))).toBe('revoked'));
  test('with another machine, until something signed there has come', () => {
    const fresh = certificate({ serial: '02', replaces: true });
    expect(stateOf(certificate({ revoked: true }), fresh)).toBe('replacing');
    expect(stateOf(certificate({ revoked: true }), { ...fresh, used: true })).toBe('valid');
  });
  test('has moved once something has come that is signed under the key in force', () => {
    const moved = (facts: Partial<CertificateFacts>) => unitEnrolments([unit], [certificate(facts)], today)[0]?.moved;
    expect([moved({ current: true }), moved({ used: true }), moved({ current: true, used: true })]).toEqual([false, false, true]);
  });
});

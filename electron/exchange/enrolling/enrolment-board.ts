import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import type { OutputOf } from '#shared/contract/calls.ts';
import { lifeOf, unitEnrolments } from '#shared/exchange/unit-enrolment.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { isIssuedWith } from '../../keys/certificates.ts';
import { deskChain, deskKeys, deskUnit, isSuiteFixed, nextKeys, ownCertificate } from '../../keys/desk-keys.ts';
import { fingerprintOf } from '../../keys/fingerprint.ts';
import { isDirectlyUnder, levelBelow, mayTellOf } from '../../keys/subordination.ts';
import { revokedInChain } from '../../keys/superior-revoked.ts';
import { openChanges } from './change-keys.ts';
import { recipientsOf } from './further-recipients.ts';

type Board = OutputOf<'enrolment.board'>;

/** How this desk stands with its own certificate, and those below it with theirs. */
export async function enrolmentBoard(bookkeeping: Bookkeeping): Promise<Board> {
  const { registers, clock, ledger } = bookkeeping;
  const keys = await deskKeys(bookkeeping);
  await deskChain(bookkeeping, keys);
  const today = clock.today();
  const enrolment = registers.get('enrolment', 'current')?.body;
  const certificate = ownCertificate(bookkeeping);
  const next = await nextKeys(bookkeeping);
  const notAfter = certificate && chinaDate(certificate.notAfter);
  return {
    today,
    own: {
      fingerprint: keys.fingerprint,
      superior: enrolment ? { code: enrolment.superior, name: enrolment.superiorName, fingerprint: enrolment.fingerprint } : null,
      certificate: certificate && notAfter ? { serial: certificate.serialNumber, notAfter, ...lifeOf(notAfter, today) } : null,
      next: next?.fingerprint ?? null,
      suite: keys.suite,
      suiteFixed: isSuiteFixed(bookkeeping),
      revoked: revokedInChain(registers),
      lists: registers.list('revocations').map(({ id, body: { issuerName, from, until, entries } }) => ({
        issuer: id,
        issuerName,
        from,
        until,
        outdated: until !== null && until < clock.now(),
        entries: entries.length,
      })),
    },
    authority: levelBelow(ledger.identity.level)
      ? {
          fingerprint: fingerprintOf(keys.publicDer, recipientsOf(bookkeeping, keys)),
          recipients: [
            { recipient: keys.recipient, label: null },
            ...registers.list('recipient').flatMap(({ id, body }) => (body.removed === null ? [{ recipient: id, label: body.label }] : [])),
          ],
          change: changeOf(bookkeeping),
        }
      : null,
    units: unitEnrolments(unitsBelow(bookkeeping), certificatesOf(bookkeeping), today),
  };
}

function changeOf(bookkeeping: Bookkeeping): NonNullable<Board['authority']>['change'] {
  const change = openChanges(bookkeeping).at(-1)?.body;
  return change ? { at: change.at, reason: change.reason, vouched: change.link !== null, before: change.fingerprint } : null;
}

function certificatesOf(bookkeeping: Bookkeeping) {
  const { registers } = bookkeeping;
  const own = ownCertificate(bookkeeping);
  const used = new Set(registers.list('received').flatMap(({ body }) => body.certificate ?? []));
  return registers.list('certificate').map(({ id, body }) => ({
    serial: id,
    unit: body.unit,
    // a certificate is good from a day before it was issued
    issued: chinaDate(new Date(Date.parse(body.notBefore) + 86_400_000)),
    notAfter: chinaDate(body.notAfter),
    revoked: body.revoked !== null,
    superseded: (body.superseded ?? null) !== null,
    replaces: body.replaces !== undefined,
    used: used.has(id),
    current: own !== undefined && isIssuedWith(new X509Certificate(body.certificate), own),
  }));
}

/** The units directly below, those in 报送单位 and those enrolled, by code. */
function unitsBelow(bookkeeping: Bookkeeping): { code: string; name: string }[] {
  const desk = deskUnit(bookkeeping);
  const level = levelBelow(desk.level);
  const known = new Map<string, { code: string; name: string }>();
  for (const { body } of bookkeeping.registers.list('certificate')) known.set(body.unit, { code: body.unit, name: body.name });
  for (const { unit, code, name } of bookkeeping.ledger.rows('unit'))
    if (level && mayTellOf(unit, code) && typeof code === 'string' && typeof name === 'string' && isDirectlyUnder({ code, level }, desk))
      known.set(code, { code, name });
  return [...known.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

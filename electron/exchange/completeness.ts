import { type CompletenessBoard, type CompletenessFacts, completenessOf, monthsUpTo } from '#shared/exchange/completeness.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { extendedDue } from '../bookkeeping/grants.ts';
import { dueDate } from '../bookkeeping/period-store.ts';
import type { Entry } from '../bookkeeping/registers.ts';
import { deskUnit } from '../keys/desk-keys.ts';
import { isDirectlyUnder, levelBelow, mayTellOf } from '../keys/subordination.ts';
import { currentCertificate } from './enrolling/issued-certificates.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';
import { setAside } from './receiving/sequence.ts';

/** The board of the latest months over the units directly below: those in 报送单位 and those enrolled. Throws LEDGER-LEVEL for a township. */
export function completeness(bookkeeping: Bookkeeping, { months }: { months: number }): CompletenessBoard {
  requireSubordinates(bookkeeping, '查看报送情况');
  const { registers, clock, rulesetFor, ledger } = bookkeeping;
  const today = clock.today();
  const aside = setAside(registers);
  const received = registers.list('received').filter(({ id }) => !aside.has(id));
  const shown = monthsUpTo(monthOf(today), months);
  return completenessOf({
    today,
    months: shown.map((period) => ({ period, due: dueDate(period, rulesetFor(period)) })),
    units: unitsBelow(bookkeeping),
    packages: received.map(({ id, body: { unit, period, revision, at, arrived = at, outcome } }) => ({
      id,
      unit,
      period,
      revision,
      at,
      day: chinaDate(arrived),
      outcome,
    })),
    extensions: registers
      .list('grant')
      .flatMap(({ body: { issuer, unit, period } }) => (issuer === ledger.identity.unit ? [{ unit, period }] : []))
      .flatMap(({ unit, period }) => {
        const due = extendedDue(registers, unit, period);
        return due === undefined ? [] : [{ unit, period, due }];
      }),
    disputed: registers.list('dispute').flatMap(({ body }) => (body.decision ? [] : [{ unit: body.unit, period: body.period }])),
  });
}

type UnitBelow = CompletenessFacts['units'][number];

function unitsBelow(bookkeeping: Bookkeeping): UnitBelow[] {
  const desk = deskUnit(bookkeeping);
  const level = levelBelow(desk.level);
  const known = new Map<string, UnitBelow>();
  for (const { unit, code, name } of bookkeeping.ledger.rows('unit'))
    if (level && mayTellOf(unit, code) && typeof code === 'string' && typeof name === 'string' && isDirectlyUnder({ code, level }, desk))
      known.set(code, { code, name, since: null });
  for (const [code, issued] of Map.groupBy(bookkeeping.registers.list('certificate'), ({ body }) => body.unit)) {
    const name = known.get(code)?.name ?? issued[0]?.body.name ?? code;
    known.set(code, { code, name, ...enrolledTime(bookkeeping, code, issued) });
  }
  return [...known.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** From the first certificate of a unit to the last revocation, where no certificate took its place: the unit can sign nothing any more. */
function enrolledTime(
  { registers }: Bookkeeping,
  unit: string,
  issued: readonly Entry<'certificate'>[],
): Pick<UnitBelow, 'since' | 'until'> {
  // a certificate is good from a day before it was issued
  const began = issued.map(({ body }) => chinaDate(new Date(Date.parse(body.notBefore) + 86_400_000)));
  const revoked = issued.flatMap(({ body }) => (body.revoked ? [chinaDate(body.revoked.at)] : []));
  return { since: began.sort()[0] ?? null, until: currentCertificate(registers, unit) ? null : (revoked.sort().at(-1) ?? null) };
}

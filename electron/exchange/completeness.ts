import { type CompletenessBoard, completenessOf, monthsUpTo } from '#shared/exchange/completeness.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { extendedDue } from '../bookkeeping/grants.ts';
import { dueDate } from '../bookkeeping/period-store.ts';
import { deskUnit } from '../keys/desk-keys.ts';
import { isDirectlyUnder, levelBelow } from '../keys/subordination.ts';
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
    months: shown.map((period) => ({ period, due: dueDate(period, rulesetFor(period).dueDay) })),
    units: unitsBelow(bookkeeping),
    packages: received.map(({ id, body: { unit, period, revision, at, outcome } }) => ({
      id,
      unit,
      period,
      revision,
      at,
      day: chinaDate(at),
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

function unitsBelow(bookkeeping: Bookkeeping): { code: string; name: string; since: string | null }[] {
  const desk = deskUnit(bookkeeping);
  const level = levelBelow(desk.level);
  const known = new Map<string, { code: string; name: string; since: string | null }>();
  for (const { code, name } of bookkeeping.ledger.rows('unit'))
    if (level && typeof code === 'string' && typeof name === 'string' && isDirectlyUnder({ code, level }, desk))
      known.set(code, { code, name, since: null });
  for (const { body } of bookkeeping.registers.list('certificate')) {
    // a certificate is good from a day before it was issued
    const since = chinaDate(new Date(Date.parse(body.notBefore) + 86_400_000));
    const before = known.get(body.unit);
    if (!before?.since || since < before.since) known.set(body.unit, { code: body.unit, name: before?.name ?? body.name, since });
  }
  return [...known.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

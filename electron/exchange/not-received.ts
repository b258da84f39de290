import { longestUnitName, type UnitNotReceived } from '#shared/exchange/not-received.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { levelBelow } from '../keys/subordination.ts';
import { completeness } from './completeness.ts';
import { standingPackages } from './rosters/issue-roster.ts';

/** The units directly below that a month is asked of and whose package of it had not been received by an instant (now, or when the month was closed); none at a township. */
export function notReceived(bookkeeping: Bookkeeping, period: string, by: string = bookkeeping.clock.now()): UnitNotReceived[] {
  if (!levelBelow(bookkeeping.ledger.identity.level)) return [];
  const months = monthsBack(monthOf(bookkeeping.clock.today()), period);
  return completeness(bookkeeping, { months }).units.flatMap(({ code, name, cells }) => {
    const cell = cells.find((one) => one.period === period);
    if (!cell || cell.state === 'none' || (cell.first !== null && cell.first <= by)) return [];
    return [{ code, name: name.slice(0, longestUnitName), latest: latestOf(bookkeeping, code, by) }];
  });
}

/** How many months the board has to show for `period` to be among them. */
function monthsBack(last: string, period: string): number {
  let months = 1;
  for (let month = last; month > period; month = addToMonth(month, -1)) months += 1;
  return months;
}

/** The month of the package whose rows stand here. */
function latestOf(bookkeeping: Bookkeeping, unit: string, by: string): string | null {
  const merged = standingPackages(bookkeeping, unit).filter(({ outcome, received }) => outcome !== 'returned' && received <= by);
  return merged.reduce<string | null>((best, { period }) => (best !== null && best > period ? best : period), null);
}

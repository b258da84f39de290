import { v7 } from 'uuid';
import { chinaDate } from '#shared/model/china-time.ts';
import type { Clock } from '../bookkeeping/bookkeeping.ts';

/** The machine's clock; the civil date is China's whatever the machine's zone. `today` fixes the date. */
export const clockOf = (today?: string): Clock => ({
  now: () => new Date().toISOString(),
  today: () => today ?? chinaDate(new Date()),
  id: () => v7(),
});

import { v7 } from 'uuid';
import type { Clock } from '../bookkeeping/bookkeeping.ts';

const china = 8 * 3_600_000;

/** The machine's clock; the civil date is China's whatever the machine's zone. `today` fixes the date. */
export const clockOf = (today?: string): Clock => ({
  now: () => new Date().toISOString(),
  today: () => today ?? new Date(Date.now() + china).toISOString().slice(0, 10),
  id: () => v7(),
});

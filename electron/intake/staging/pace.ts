import type { Watch } from '../../bookkeeping/bookkeeping.ts';

/** Something long that tells how far it is and lets itself be called off. */
export interface Pace {
  /** One more row is done. Throws CALL-CANCELLED once the person has cancelled. */
  step(): void;
  /** Looks only whether it was called off. */
  pause(): void;
}

// often enough to call off within a fifth of a second, seldom enough to cost nothing
const stride = 500;

/** Tells a watch of every so many rows of about `total`. */
export function paceOf(watch: Watch | undefined, total: number, label: string): Pace {
  let done = 0;
  return {
    step() {
      if (++done % stride !== 0) return;
      watch?.throwIfCancelled();
      if (total > stride) watch?.progress({ done: Math.min(done, total), total, label });
    },
    pause: () => watch?.throwIfCancelled(),
  };
}

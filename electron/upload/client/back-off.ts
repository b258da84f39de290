const first = 5_000;
const most = 15 * 60_000;

/**
 * Milliseconds to wait before the n-th attempt after a failure (1: the first one again): doubled each time from five seconds up to a quarter of an hour, of
 * which the second half is left to chance, so that a county's townships do not all come back in the same second. `chance`: 0 to 1.
 */
export function backOff(attempt: number, chance: number): number {
  const whole = Math.min(most, first * 2 ** Math.min(attempt - 1, 20));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

interface ClosedMonth {
  readonly period: string;
  readonly state: string;
  readonly closedAt: string | null;
}
interface ReceivedPackage {
  readonly unit: string;
  readonly period: string;
  /** The instant it was received. */
  readonly at: string;
  readonly outcome: string;
  readonly late: boolean;
}

/**
 * The months that this desk closed before it received what a unit below says of the same month: what was frozen, and sent on, is without it.
 * `own`: this desk's code, whose own packages do not count, nor does what was returned or only kept for its month. The latest month first.
 */
export function receivedSince<P extends ReceivedPackage>(
  months: readonly ClosedMonth[],
  packages: readonly P[],
  own: string,
): { readonly period: string; readonly packages: readonly P[] }[] {
  return months
    .flatMap(({ period, state, closedAt }) => {
      if (state === 'open' || closedAt === null) return [];
      const isSince = (one: P) => one.period === period && one.at > closedAt && one.unit !== own;
      const since = packages.filter((one) => isSince(one) && !one.late && one.outcome.startsWith('accepted'));
      return since.length > 0 ? [{ period, packages: since }] : [];
    })
    .sort((one, other) => (one.period > other.period ? -1 : 1));
}

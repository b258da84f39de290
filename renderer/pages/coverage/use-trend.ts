import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CoverageMonth } from '#shared/contract/coverage.ts';
import type { RulesetShown } from '#shared/contract/exchange.ts';
import type { Grouping } from '#shared/coverage/grouped.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';

export interface Trend {
  /** The latest closed months, the earliest first. */
  readonly months: readonly CoverageMonth[];
  /** The latest closed month before the one that is worked on: what this month is held against. */
  readonly last: CoverageMonth | undefined;
}

/** A year, and the month before it. */
const kept = 13;

/** How far organizations were covered in closed months; asked again when a month is closed or other criteria are in force. Undefined until read. */
export function useTrend(grouping: Grouping, ruleset: RulesetShown | undefined): Trend | undefined {
  const bridge = useBridge();
  const known = useAsk('bookkeeping.periods', {}).data;
  const closed = known?.periods.map(({ period, revision, state }) => `${period} ${revision} ${state}`);
  const months = useQuery({
    queryKey: ['coverage.trend', grouping, closed, ruleset?.criteria, ruleset?.parameters],
    queryFn: () => bridge.call('coverage.trend', { grouping, months: kept }),
    enabled: known !== undefined && ruleset !== undefined,
    placeholderData: keepPreviousData,
  }).data;
  if (!known || !months) return undefined;
  const before = months.filter(({ period }) => period < known.working);
  return { months, last: before[before.length - 1] };
}

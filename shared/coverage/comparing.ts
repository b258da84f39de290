import type { Rate } from './coverage.ts';

/**
 * How a rate stands to that of an earlier month, in 百分点: ↑1.2, ↓0.4 or 持平; a change too small for one decimal is 不足0.1.
 * Undefined where either month had nothing to cover.
 */
export function changeSince(now: Rate, then: Rate): string | undefined {
  if (now.rate === undefined || then.rate === undefined) return undefined;
  const difference = now.part * then.whole - then.part * now.whole;
  if (difference === 0) return '持平';
  const points = Math.abs((difference / (now.whole * then.whole)) * 100);
  const shown = points.toFixed(1);
  return `${difference > 0 ? '↑' : '↓'}${shown === '0.0' ? '不足0.1' : shown}个百分点`;
}

/** The place of each rate, the highest first; equal ones share a place and the next is passed over. One that is of nothing has none. */
export const ranksOf = (rates: readonly Rate[]): (number | undefined)[] =>
  rates.map((one) => (one.rate === undefined ? undefined : 1 + rates.filter((other) => isHigher(other, one)).length));

// in whole numbers, so that 1/3 and 2/6 are the same
const isHigher = (a: Rate, b: Rate) => a.rate !== undefined && a.part * b.whole > b.part * a.whole;

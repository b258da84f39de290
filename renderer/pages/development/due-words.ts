import { type NextStep, soonDays, type Urgency } from '#shared/development/next-steps.ts';
import { daysBetween } from '#shared/model/civil-date.ts';

/** How urgent a step is, for filters. */
export const urgencyTitles: Readonly<Record<Urgency, string>> = {
  overdue: '已逾期',
  soon: `${soonDays} 天内`,
  ready: '可以办理',
  undated: '不定期限',
  later: '未到时间',
};

/** The day of a step: 2026-03-10 前, 2026-06-01 起; nothing where it has none. */
export function dayWords({ from, by }: NextStep, today: string): string {
  if (by !== undefined && (from === undefined || from <= today)) return `${by} 前`;
  return from === undefined ? '' : `${from} 起`;
}

/** How far off that is: 逾期 12 天, 还有 9 天, 9 天后可办. */
export function distanceWords({ from, by }: NextStep, urgency: Urgency, today: string): string {
  if (urgency === 'overdue' && by !== undefined) return `逾期 ${daysBetween(by, today)} 天`;
  if (urgency !== 'soon') return urgencyTitles[urgency];
  if (from !== undefined && from > today) return `${daysBetween(today, from)} 天后可办`;
  const left = by === undefined ? 0 : daysBetween(today, by);
  return left === 0 ? '今天到期' : `还有 ${left} 天`;
}

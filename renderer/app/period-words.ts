import type { Period, PeriodState } from '#shared/contract/bookkeeping.ts';
import { addToMonth } from '#shared/model/civil-date.ts';

/** How a month's state reads in short; an exported month says that it still waits. */
export const stateWords: Record<PeriodState, { title: string; tone: 'plain' | 'waiting' | 'good' | 'bad' }> = {
  open: { title: '进行中', tone: 'plain' },
  closed: { title: '已封账，未导出', tone: 'waiting' },
  exported: { title: '已导出，未见回执', tone: 'waiting' },
  accepted: { title: '上级已接收', tone: 'good' },
  accepted_with_problems: { title: '上级已接收，待改', tone: 'waiting' },
  returned: { title: '上级已退回', tone: 'bad' },
};

export const monthTitle = (period: string): string => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;

/** The months to choose from, latest first: those on record, the working month with a year before it, and this month. */
export function monthsToChoose(working: string, periods: readonly Period[], thisMonth: string): string[] {
  const latest = thisMonth > working ? thisMonth : working;
  const lastYear = Array.from({ length: 13 }, (_, back) => addToMonth(latest, -back));
  return [...new Set([...lastYear, working, ...periods.map((period) => period.period)])].sort().reverse();
}

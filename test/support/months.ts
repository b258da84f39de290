import { addToMonth, monthOf } from '#shared/model/civil-date.ts';

/** The day it is in China as the tests start, which is what a browser in Asia/Shanghai shows. */
export const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The last month that is over: the one an office reports now. */
export const lastMonth = addToMonth(monthOf(today), -1);

/** A month as the pages write it: 2026年3月. */
export const monthTitle = (period: string): string => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;

/** The instant so many days ago. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

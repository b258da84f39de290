const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** An instant as people in China read it off the clock, whatever the machine's zone: 2026/11/24 16:05. Nothing for no instant. */
export const chinaTime = (instant: string | Date | null): string => (instant === null ? '' : format.format(new Date(instant)));

/** The civil date in China at an instant: YYYY-MM-DD. */
export const chinaDate = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

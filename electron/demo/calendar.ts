/** Months before a quarter ends in which a branch holds its members' meeting: 0, 1 or 2. */
export const isGeneralMonth = (branch: number, month: string): boolean => (Number(month.slice(5)) - 1) % 3 === branch % 3;

/** The day of a branch's members' meeting or theme day of a month, 3 to 20; what else it holds comes on later days of the month. */
export function meetingDay(branch: number, month: string, later = 0): string {
  const day = 3 + ((branch * 7 + Number(month.slice(5)) * 3 + Number(month.slice(3, 4))) % 18) + later;
  return `${month}-${String(day).padStart(2, '0')}`;
}

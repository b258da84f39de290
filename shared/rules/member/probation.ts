import { addMonths } from '../../model/civil-date.ts';
import type { Finding } from '../rule.ts';

// 细则32 (31 as revised in 2026): one year, which may be extended once, by half a year at least and a year at most
const year = 12;
const shortest = year + 6;
const longest = year + 12;

export interface Probation {
  /** The day of the members' meeting that admitted the person. */
  readonly joined: string | null;
  readonly full: string | null;
  /** Where it is known: the day to which the probation was extended. */
  readonly extendedTo?: string | null;
}

/** The day to which a probation was extended; undefined where it was not, or to a day that extends nothing. */
const extensionOf = (joined: string, extendedTo: string | null | undefined): string | undefined =>
  extendedTo !== null && extendedTo !== undefined && extendedTo > addMonths(joined, year) ? extendedTo : undefined;

/** The day on which a probation is over: a year after the meeting that admitted the person, or the day to which it was extended. */
export const endOfProbation = (joined: string, extendedTo: string | null): string =>
  extensionOf(joined, extendedTo) ?? addMonths(joined, year);

/** From this day on the discussion of a probation that is over is late: a month after its end [惯例: 细则32 says 及时]. */
export const lateFrom = (end: string): string => addMonths(end, 1);

/** Whether an extension is as long as it may be. */
export const isLawfulExtension = (joined: string, extendedTo: string): boolean =>
  extendedTo >= addMonths(joined, shortest) && extendedTo <= addMonths(joined, longest);

/** Before the Party constitution of 1956-09-26 probation was of several lengths; from that of 1969-04 to that of 1977-08 there was none. */
const hadOtherProbation = (joined: string): boolean => joined < '1956-09-26' || (joined >= '1969-04-01' && joined <= '1977-08-18');

/**
 * What is wrong with the day on which a person became a full member [党章7; 细则32]: found on `full_on`, an error before the probation is
 * over, a warning where it came late. Without a known extension, 18 months to two years are taken for one. `title` names the day of joining.
 */
export function probationFaults({ joined, full, extendedTo }: Probation, title: string): Finding[] {
  if (joined === null || full === null) return [];
  const dates = `${title} ${joined}、转正日期 ${full}`;
  if (hadOtherProbation(joined)) return [];
  if (full < addMonths(joined, year)) return [{ field: 'full_on', message: `${dates}，预备期不满 1 年；请核对这两个日期。` }];
  const extended = extensionOf(joined, extendedTo);
  if (extended !== undefined) return afterExtension(full, extended);
  if (full < lateFrom(addMonths(joined, year))) return [];
  if (full < addMonths(joined, shortest))
    return [
      {
        field: 'full_on',
        severity: 'warning',
        message: `${dates}，在满 1 年之后、满 18 个月之前转正；预备期满应及时讨论，延长预备期不少于半年，请核对日期或填写说明。`,
      },
    ];
  if (full < lateFrom(addMonths(joined, longest))) return [];
  return [
    {
      field: 'full_on',
      severity: 'warning',
      message: `${dates}，相隔超过 2 年；预备期只能延长一次，最长不超过 1 年，请核对日期或填写说明。`,
    },
  ];
}

function afterExtension(full: string, extended: string): Finding[] {
  const dates = `预备期延长至 ${extended}、转正日期 ${full}`;
  if (full < extended) return [{ field: 'full_on', message: `${dates}，延长的预备期还没有满；请核对这两个日期。` }];
  if (full < lateFrom(extended)) return [];
  return [
    {
      field: 'full_on',
      severity: 'warning',
      message: `${dates}，满期以后一个多月才转正；预备期满应及时讨论，请核对日期或填写说明。`,
    },
  ];
}

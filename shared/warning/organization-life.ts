import { addMonths, monthOf, partsOf } from '../model/civil-date.ts';
import type { AnyRow } from '../model/table.ts';
import type { FactsOf } from '../model/tables.ts';
import { isLiveBranch } from '../rules/live.ts';
import { type Warning, warning } from './warning.ts';
import { colours } from './warning-kinds.ts';
import { type lifeLimits, shownParameters, warningRules } from './warning-rules.ts';

/** The last meeting of a branch that has been held. */
export interface LastMeeting {
  readonly id: string;
  readonly on: string;
}

/** Each branch's last meeting up to today, in one pass; meetings without a readable branch or time, or dated ahead, do not count. */
export function lastMeetings(meetings: Iterable<AnyRow>, today: string): ReadonlyMap<string, LastMeeting> {
  const last = new Map<string, LastMeeting>();
  for (const { id, branch, start } of meetings) {
    if (typeof branch !== 'string' || typeof start !== 'string') continue;
    const on = start.slice(0, 10);
    const known = last.get(branch);
    if (on <= today && (known === undefined || on > known.on)) last.set(branch, { id, on });
  }
  return last;
}

/** Whole months from one date to another. */
function monthsBetween(from: string, to: string): number {
  const [year, month] = partsOf(from);
  const [toYear, toMonth] = partsOf(to);
  const months = (toYear - year) * 12 + toMonth - month;
  return addMonths(from, months) > to ? months - 1 : months;
}

/** WRN-001: a branch of which organization life is asked has had none for months; counted from the later of its last meeting and its founding. */
export function lifeWarning(
  branch: FactsOf<'party_organization'>,
  last: LastMeeting | undefined,
  today: string,
  limits: ReturnType<typeof lifeLimits>,
): Warning | undefined {
  if (!isLiveBranch(branch, monthOf(today))) return undefined;
  const parameters = shownParameters(warningRules['WRN-001'].parameters, limits);
  const behind = last ? [{ table: 'meeting' as const, id: last.id, field: 'start' }] : [];
  // founded again or entered wrongly: the later of the two is what the branch can be held to
  const since = last && (branch.founded_on === null || last.on >= branch.founded_on) ? last.on : branch.founded_on;
  if (since === null)
    return warning('life', branch, {
      grade: 'yellow',
      message: '台账中没有组织生活记录，成立日期也没有填写；请补录组织生活和成立日期。',
      parameters,
    });
  const months = { red: limits.red_months, orange: limits.orange_months, yellow: limits.yellow_months };
  const grade = colours.find((colour) => addMonths(since, months[colour]) <= today);
  if (grade === undefined) return undefined;
  const from = since === last?.on ? `最近一次组织生活是 ${since}` : `${since} 成立以来台账中没有组织生活记录`;
  const edge = grade === 'red' ? '，已到瘫痪边缘' : '';
  const message = `${from}，已满 ${monthsBetween(since, today)} 个月${edge}；请尽快开展，已开展的请补录。`;
  return warning('life', branch, { grade, since, message, parameters, behind });
}

import { branchKinds } from '../codes/party-codes.ts';
import { lastDay, monthOf, quarterStart } from '../model/civil-date.ts';
import type { FactsOf } from '../model/tables.ts';
import { isLiveBranch } from '../rules/live.ts';
import type { MeetingKind } from '../rules/meeting/branch-life.ts';
import general from '../rules/meeting/MTG-001-general-each-quarter.ts';
import committee from '../rules/meeting/MTG-002-committee-each-month.ts';
import group from '../rules/meeting/MTG-003-group-each-month.ts';
import lecture from '../rules/meeting/MTG-004-lectures.ts';
import type { AnyRule, FactsView, ParameterValue } from '../rules/rule.ts';
import { type Automatic, cell, type Moment, met, notAsked, unmet } from './automatic.ts';
import type { StandardLedger } from './standard-ledger.ts';

/** 三会一课 is held as the month's check has it: with its rules and their parameters in force. */
const monthly: readonly AnyRule[] = [committee, group];
const quarterly: readonly AnyRule[] = [general, lecture];
const kinds: readonly MeetingKind[] = ['general', 'committee', 'group', 'lecture'];
/** How many of the places where something is missing are told. */
const told = 4;

/** Whether a branch held its 三会一课 in the months of the year that are over, from the first that the ledger has meetings of. */
export function threeMeetings(ledger: StandardLedger, branch: FactsOf<'party_organization'>, moment: Moment): Automatic {
  const { year, today } = moment;
  if (branch.kind !== null && !branchKinds.includes(branch.kind)) return notAsked('三会一课只评党支部。');
  const begun = ledger.firstMeetingMonth();
  if (begun === undefined) return notAsked('台账还没有组织生活的记录。');
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).filter(
    (month) => month >= begun && lastDay(month) < today && isLiveBranch(branch, month),
  );
  if (months.length === 0) return notAsked(`${year} 年还没有可评的月份。`);
  const facts = factsOfBranch(ledger);
  const missing = months.flatMap((period) =>
    [...monthly, ...(quarterStart(period) < begun ? [] : quarterly)]
      .filter(({ id }) => moment.ruleset.severities[id] !== 'off')
      .flatMap((rule) => rule.check(branch as never, { facts, today, period, parameters: inForce(rule, moment) } as never))
      .map(({ message }) => message.split(/[，；]/)[0] ?? message),
  );
  const latest = kinds.flatMap((kind) => latestOf(ledger, branch.id, kind, months) ?? []);
  const evidence = [...new Set(latest.map(({ id }) => id))].map((id) => cell('meeting', { id }, 'kinds'));
  if (missing.length > 0) {
    const more = missing.length > told ? `等 ${missing.length} 处` : '';
    return unmet(`${missing.slice(0, told).join('；')}${more}。`, [cell('party_organization', branch, 'name'), ...evidence]);
  }
  // without a committee, groups or a whole quarter nothing has been asked yet
  if (evidence.length === 0) return notAsked(`${year} 年已满的月份里还没有要求的会议。`);
  return met(`${months[0]} 至 ${months.at(-1)}，三会一课没有缺项；下列为各类最近一次。`, evidence);
}

function latestOf(ledger: StandardLedger, branch: string, kind: MeetingKind, months: readonly string[]) {
  let latest: FactsOf<'meeting'> | undefined;
  for (const one of ledger.meetingsOf(branch))
    if (one.start !== null && one.kinds?.includes(kind) && months.includes(monthOf(one.start)) && one.start > (latest?.start ?? ''))
      latest = one;
  return latest;
}

/** As much of the ledger as these rules ask for. */
const factsOfBranch = (ledger: StandardLedger): FactsView => ({
  get: () => undefined,
  where: (table, field, value) => {
    const found = table === 'meeting' && field === 'branch' ? ledger.meetingsOf(value) : undefined;
    const groups = table === 'party_group' && field === 'branch' ? ledger.groupsOf(value) : undefined;
    if (!found && !groups) throw new Error(`${table}.${field} is not at hand`);
    return (found ?? groups) as never;
  },
  minutes: (place) => {
    throw new Error(`minutes of ${place} are not at hand`);
  },
});

function inForce({ id, parameters }: AnyRule, { ruleset }: Moment): Readonly<Record<string, ParameterValue>> {
  const entries = Object.entries(parameters).map(([name, { shipped }]) => [name, ruleset.parameters[id]?.[name] ?? shipped] as const);
  return Object.fromEntries(entries);
}

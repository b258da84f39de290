import { branchKinds } from '../codes/party-codes.ts';
import { addMonths, daysBetween, monthOf } from '../model/civil-date.ts';
import type { FactsOf } from '../model/tables.ts';
import term, { elected, endOfTerm } from '../rules/party-organization/PTY-006-term.ts';
import { hasRoster, isStanding } from '../rules/party-organization/standing.ts';
import { namesIn } from '../rules/people.ts';
import { type Warning, warning } from './warning.ts';
import { shownParameters, type termLimits } from './warning-rules.ts';

type PartyOrganization = FactsOf<'party_organization'>;

/** 书记空缺, of the branches that PTY-005 looks at: legal for a while, so that it warns and is no fault. */
export function secretaryWarning(row: PartyOrganization, today: string): Warning | undefined {
  if (row.kind === null || !branchKinds.includes(row.kind) || !isStanding(row, monthOf(today))) return undefined;
  if (namesIn(row.secretary).length > 0) return undefined;
  return warning('secretary', row, { grade: 'vacant', message: '支部没有书记；请尽快选举或由上级选派，已有书记的请补填。' });
}

/** 换届 overdue or near, by the reckoning of PTY-006 with today in place of the month's last day; a temporary branch has no term. */
export function termWarning(row: PartyOrganization, today: string, limits: ReturnType<typeof termLimits>): Warning | undefined {
  const years = row.kind !== null && isStanding(row, monthOf(today)) ? elected[row.kind] : undefined;
  const end = years && endOfTerm(row, row.term_years ?? limits[years])?.end;
  if (!end) return undefined;
  const parameters = shownParameters(term.parameters, limits);
  const arose = addMonths(end, -limits.months_ahead);
  const field = row.last_election === null && row.term_start !== null ? 'term_start' : 'last_election';
  if (end <= today) {
    const message = `任期 ${end} 届满，已逾期 ${daysBetween(end, today)} 天；请尽快换届，已换届的请填写换届日期，经批准延期的请填写“经批准延期至”。`;
    return warning('term', row, { grade: 'overdue', since: end, arose, message, parameters, field });
  }
  if (end > addMonths(today, limits.months_ahead)) return undefined;
  const message = `任期 ${end} 届满，还有 ${daysBetween(today, end)} 天；请着手准备换届。`;
  return warning('term', row, { grade: 'ahead', since: arose, message, parameters, field });
}

/** Full members that a branch is formed with, at least [条例4]. */
const least = 3;

/** Fewer than three full members on a branch's roster; temporary and functional branches have no roster of their own. */
export function membersWarning(row: PartyOrganization, roster: readonly FactsOf<'member'>[], today: string): Warning | undefined {
  if (!hasRoster(row, monthOf(today))) return undefined;
  if (roster.length === 0)
    return warning('members', row, { grade: 'unentered', message: '花名册上还没有这个支部的党员；请在党员表补录，或核对党员的“党支部”。' });
  const full = roster.filter(({ category }) => category === 'full');
  if (full.length >= least) return undefined;
  const message = `正式党员 ${full.length} 人，不足 ${least} 人；请先核对花名册，人数属实的应调整联建单位或并入相近的支部。`;
  return warning('members', row, {
    grade: 'few',
    message,
    behind: roster.map(({ id }) => ({ table: 'member' as const, id, field: 'category' })),
  });
}

/** 经费 or 场所 not provided, of branches with members of their own. */
export function meansWarnings(row: PartyOrganization, today: string): Warning[] {
  if (!hasRoster(row, monthOf(today))) return [];
  const funded = namesIn(row.fund_source).length > 0 || row.fund_in_budget === true;
  const housed = (row.venue_area ?? 0) > 0 || row.venue_use !== null;
  return [
    ...(funded
      ? []
      : [warning('funds', row, { grade: 'missing', message: '没有经费来源，也没有列入预算；请落实活动经费，已落实的请补填。' })]),
    ...(housed ? [] : [warning('venue', row, { grade: 'missing', message: '没有活动场所；请落实独用或共用的场所，已落实的请补填。' })]),
  ];
}

const statusWords = { suspended: '停业', deregistered: '注销', moved: '迁出' } as const;

/** Covered organizations that are no longer at work while the branch stands. */
export function coveredWarnings(row: PartyOrganization, covered: Iterable<FactsOf<'organization'>>, today: string): Warning[] {
  if (row.kind === null || !branchKinds.includes(row.kind) || !isStanding(row, monthOf(today))) return [];
  return [...covered].flatMap((organization) => {
    const { status, left_on: since } = organization;
    if (status === null || status === 'active') return [];
    const message = `覆盖的“${organization.name ?? '（未填名称）'}”已${statusWords[status]}，支部还在；请安排党员去向，需要的按程序调整或撤并支部。`;
    return [
      warning('covered', row, {
        grade: status,
        since,
        message,
        organization: organization.id,
        behind: [{ table: 'organization', id: organization.id, field: 'status' }],
      }),
    ];
  });
}

import { addMonths } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { isGeneralMonth, meetingDay } from './calendar.ts';
import { type Town, textOf } from './town.ts';
import { personName } from './township-names.ts';
import { person, someDay } from './township-people.ts';

export interface SoundBranch {
  readonly index: number;
  readonly row: AnyRow;
  readonly short: string;
  readonly members: readonly AnyRow[];
  readonly groups: readonly AnyRow[];
  /** Names, the secretary first. */
  readonly committee: readonly string[];
  /** Days of members' meetings that elected the committee or admitted a member. */
  readonly elected: string | undefined;
  readonly admitted: string | undefined;
}

const shortOf = (organization: AnyRow | undefined) =>
  textOf(organization?.name)
    .replace(/^(衢州市?|浙江)/, '')
    .replace(/(股份)?有限公司$/, '');

/** Who stands above the branches: the sector's committee, a trade's, and two general branches. */
function addAbove(town: Town): readonly string[] {
  const above = (values: Readonly<Record<string, unknown>>) =>
    town.add('party_organization', { secretary_full_time: 'part', ...values }).id;
  const term = { term_start: '2024-09-15', last_election: '2024-09-15' };
  const committee = above({
    name: '新新街道两新组织综合党委',
    kind: 'combined_committee',
    parent_code: '330802',
    parent_name: '柯城区委两新工委',
    founded_on: '2012-06-18',
    term_years: 5,
    ...term,
  });
  const trade = above({ name: '新新街道物流行业党委', kind: 'trade_committee', parent: committee, founded_on: '2019-04-02', ...term });
  const park = above({ name: '示例产业园党总支', kind: 'general_branch', parent: committee, founded_on: '2016-03-22', ...term });
  return [committee, committee, trade, park];
}

/** Branches of every kind, each with its roster, groups, committee and term, until all sizes are used. */
export function addBranches(town: Town, organizations: readonly AnyRow[], sizes: readonly number[], months: readonly string[]) {
  const above = addAbove(town);
  const free = organizations.filter(({ status }) => status === 'active');
  let next = 0;
  return sizes.map((size, index) => {
    const kind = kindOf(index);
    const howMany = kind === 'branch' ? 1 : kind === 'joint_branch' ? town.chance.whole(2, 4) : 0;
    const covered = free.slice(next, next + howMany);
    if (covered.length < howMany) throw new Error('too few organizations for so many branches');
    next += howMany;
    return addBranch(town, { index, kind, size, covered, parent: town.chance.pick(above), months });
  });
}

/** In 20 branches: 13 of one organization, 5 joint ones, a mobile one, and a functional or temporary one. */
function kindOf(index: number): string {
  const place = index % 20;
  if (place === 7) return 'mobile_branch';
  if (place === 13) return index % 40 === 13 ? 'functional_branch' : 'temporary_branch';
  return place % 4 === 2 ? 'joint_branch' : 'branch';
}

interface Setting {
  readonly index: number;
  readonly kind: string;
  readonly size: number;
  readonly covered: readonly AnyRow[];
  readonly parent: string;
  readonly months: readonly string[];
}

function addBranch(town: Town, { index, kind, size, covered, parent, months }: Setting): SoundBranch {
  const { chance, taken } = town;
  // members of a functional or a temporary branch stay on the rosters of their own
  const hasRoster = kind !== 'functional_branch' && kind !== 'temporary_branch';
  const generals = months.filter((month) => isGeneralMonth(index, month)).map((month) => meetingDay(index, month));
  const admitted = size >= 5 && hasRoster && chance.is(0.4) ? chance.pick(generals.slice(-4, -1)) : undefined;
  const elected = hasRoster && chance.is(0.5) ? chance.pick(generals.filter((day) => day !== admitted).slice(0, -1)) : undefined;
  const people = Array.from({ length: hasRoster ? size : 0 }, (_, place) => {
    const isNew = admitted !== undefined && place === size - 1;
    const made = person(chance, town.today, isNew, taken);
    return isNew ? { ...made, joined_on: admitted, applied_on: addMonths(admitted, -chance.whole(20, 40)) } : made;
  });
  const isAssigned = !hasRoster || chance.is(0.05);
  const names = [...(isAssigned ? [personName(chance, 'male', taken.names)] : []), ...people.map(({ name }) => name)];
  const full = people.filter(({ category }) => category === 'full').length;
  const committeeSize = full < 7 ? 0 : full < 15 ? 3 : 5;
  const committee = names.slice(0, Math.max(committeeSize, 1));
  const short = shortOf(covered[0]) || `${chance.pick(['外来务工', '快递骑手', '商圈楼宇', '重点工程'])}第${index + 1}`;
  const row = town.add('party_organization', {
    name: `${short}${kindTitles[kind] ?? '党支部'}`,
    kind,
    parent,
    founded_on: someDay(chance, 2008, 2022),
    secretary: committee[0],
    secretary_source: isAssigned ? 'assigned' : chance.pick(['elected', 'elected', 'owner', 'manager']),
    secretary_full_time: chance.is(0.1) ? 'full' : 'part',
    deputies: committee[1] ?? null,
    committee_members: committee.slice(2).join('、') || null,
    committee_size: committeeSize,
    covers: covered.map(({ id }) => id),
    venue_area: chance.whole(20, 120),
    venue_use: kind === 'joint_branch' ? 'shared' : 'own',
    fund_source: '党费返还与企业列支',
    fund_in_budget: true,
    ...(hasRoster ? termOf(town, elected) : {}),
  });
  const groups = addGroups(town, row, names.slice(Math.max(committeeSize, 1)), size);
  const members = people.map((values, place) => addMember(town, { row, covered, committee, groups, values, place }));
  return { index, row, short, members, groups, committee, elected, admitted };
}

const kindTitles: Readonly<Record<string, string>> = {
  joint_branch: '等联合党支部',
  mobile_branch: '流动党员党支部',
  functional_branch: '功能型党支部',
  temporary_branch: '临时党支部',
};

/** A term that ends well after the month: elected in these two years, before them, or extended with approval. */
function termOf({ chance }: Town, elected: string | undefined) {
  if (elected !== undefined) return { term_start: elected, last_election: elected, term_years: 3 };
  if (chance.is(0.15)) return { term_start: '2023-09-20', last_election: '2023-09-20', extended_to: '2027-08-31' };
  const start = `2024-${chance.pick(['08', '09', '10', '11'])}-${chance.whole(10, 28)}`;
  return { term_start: start, last_election: chance.is(0.8) ? start : null };
}

function addGroups(town: Town, row: AnyRow, ordinary: readonly string[], size: number): AnyRow[] {
  const count = size >= 20 ? 3 : size >= 12 ? 2 : 0;
  return ordinary
    .slice(0, count)
    .map((leader, place) =>
      town.add('party_group', { name: `${textOf(row.name)}第${['一', '二', '三'][place]}党小组`, branch: row.id, leader }),
    );
}

interface MemberSetting {
  readonly row: AnyRow;
  readonly covered: readonly AnyRow[];
  readonly committee: readonly string[];
  readonly groups: readonly AnyRow[];
  readonly values: ReturnType<typeof person>;
  readonly place: number;
}

function addMember(town: Town, { row, covered, committee, groups, values, place }: MemberSetting): AnyRow {
  const { chance } = town;
  const rank = committee.indexOf(values.name);
  const led = groups.find((group) => group.leader === values.name);
  const isOrdinary = rank < 0 && !led && values.category === 'full' && place > 9;
  const left = isOrdinary && chance.is(0.04) ? someDay(chance, 2025, 2025) : null;
  const came = isOrdinary && left === null && chance.is(0.04) ? someDay(chance, 2025, 2025) : null;
  return town.add('member', {
    ...values,
    branch: row.id,
    group: led?.id ?? (groups.length > 0 ? groups[place % groups.length]?.id : null),
    employer: covered[place % covered.length]?.id ?? null,
    relation_here: true,
    post: chance.pick(['middle', 'technical', 'frontline', 'frontline']),
    party_post: rank === 0 ? 'secretary' : rank === 1 ? 'deputy' : rank > 1 ? 'committee' : led ? 'group_leader' : 'none',
    under_observation: isOrdinary && chance.is(0.01) ? true : null,
    study_hours: rank >= 0 ? chance.whole(56, 72) : chance.whole(32, 60),
    dues_paid_to: chance.pick(['2026-09', '2026-10', '2026-11', '2026-12', '2026-12']),
    left_reason: left && 'transferred',
    left_on: left,
    came_from: came && '龙游县工业园区党支部',
    came_on: came,
  });
}

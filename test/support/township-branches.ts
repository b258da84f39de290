import type { AnyRow } from '#shared/model/table.ts';
import type { Chance } from '../../electron/demo/township-names.ts';
import { person, someDay, type Taken } from '../../electron/demo/township-people.ts';
import type { MakeRow } from './township.ts';

export interface Branch {
  readonly row: AnyRow;
  /** Ids of the organizations it covers. */
  readonly covers: readonly string[];
  readonly members: readonly AnyRow[];
  readonly groups: readonly AnyRow[];
}

interface Setting {
  readonly name: string;
  readonly today: string;
  readonly sizes: readonly number[];
  readonly registered: readonly AnyRow[];
}

export const nameOf = (row: AnyRow): string => String(row.name);
/** Secretary, deputies, committee members by name, the secretary first. */
export const committeeOf = (branch: Branch): string[] =>
  [branch.row.secretary, branch.row.deputies, branch.row.committee_members].flatMap((names) => (names ? String(names).split('、') : []));

/** Branches with their members and groups under a 综合党委 and, for two of them, a 党总支. */
export function branchesOf(chance: Chance, make: MakeRow, setting: Setting): { organizations: AnyRow[]; branches: Branch[] } {
  const committee = make('party_organization', {
    name: `${setting.name}两新组织综合党委`,
    kind: 'combined_committee',
    parent_code: '330802',
    parent_name: '柯城区委两新工委',
    founded_on: '2012-06-18',
  });
  const general = make('party_organization', {
    name: `${setting.name}示例产业园党总支`,
    kind: 'general_branch',
    parent: committee.id,
    founded_on: '2016-03-22',
  });
  const taken: Taken = { names: new Set(), numbers: new Set() };
  // one in three branches is a joint one over three organizations
  let next = 0;
  const branches = setting.sizes.map((size, index) => {
    const covered = setting.registered.slice(next, next + (index % 3 === 2 ? 3 : 1));
    next += covered.length;
    return branch(chance, make, { size, index, covered, parent: index < 2 ? general.id : committee.id, today: setting.today, taken });
  });
  return {
    organizations: [committee, general, ...branches.map(({ row }) => row)].map((row) => ({ ...terms(row), note: '示例数据' })),
    branches,
  };
}

interface BranchSetting {
  readonly size: number;
  readonly index: number;
  readonly covered: readonly AnyRow[];
  readonly parent: string;
  readonly today: string;
  readonly taken: Taken;
}

function branch(chance: Chance, make: MakeRow, { size, index, covered, parent, today, taken }: BranchSetting): Branch {
  const joint = covered.length > 1;
  const founded = someDay(chance, 2013, 2022);
  const people = Array.from({ length: size }, (_, place) => person(chance, today, size > 8 && place === size - 1, taken));
  const [secretary, deputy, ...others] = people.map(({ name }) => name);
  const committee = size >= 15 ? 5 : size >= 7 ? 3 : 0;
  const short = covered.map((organization) =>
    nameOf(organization)
      .replace(/^(衢州市?|浙江)/, '')
      .replace(/(股份)?有限公司$/, ''),
  )[0];
  const row = make('party_organization', {
    name: `${short}${joint ? '等联合' : ''}党支部`,
    kind: joint ? 'joint_branch' : 'branch',
    parent,
    founded_on: founded,
    secretary,
    secretary_source: index % 4 === 0 ? 'owner' : 'elected',
    secretary_full_time: 'part',
    deputies: committee > 0 ? deputy : null,
    committee_members: committee > 0 ? others.slice(0, committee - 2).join('、') : null,
    committee_size: committee,
    covers: covered.map(({ id }) => id),
    venue_area: chance.whole(20, 120),
    venue_use: joint ? 'shared' : 'own',
    fund_source: '党费返还与企业列支',
    fund_in_budget: true,
  });
  const groups = groupsOf(
    make,
    row,
    size,
    people.map(({ name }) => name),
  );
  const posts = (place: number) => (place === 0 ? 'secretary' : place < committee ? (place === 1 ? 'deputy' : 'committee') : 'none');
  const members = people.map((values, place) =>
    make('member', {
      ...values,
      branch: row.id,
      group: groups.length > 0 ? groups[place % groups.length]?.id : null,
      employer: covered[place % covered.length]?.id,
      relation_here: true,
      post: chance.pick(['middle', 'technical', 'frontline', 'frontline']),
      party_post: posts(place),
      study_hours: place < Math.max(committee, 1) ? chance.whole(56, 64) : chance.whole(32, 48),
      // one member of the township is far behind: the month has a warning to explain
      dues_paid_to: index === 3 && place === 9 ? '2026-02' : '2026-10',
      note: '示例数据',
    }),
  );
  return { row, covers: covered.map(({ id }) => id), members, groups };
}

function groupsOf(make: MakeRow, row: AnyRow, size: number, names: readonly string[]): AnyRow[] {
  const count = size >= 20 ? 3 : size >= 12 ? 2 : 0;
  return Array.from({ length: count }, (_, place) =>
    make('party_group', {
      name: `${nameOf(row)}第${['一', '二', '三'][place]}党小组`,
      branch: row.id,
      leader: names[place + count * 2],
      note: '示例数据',
    }),
  );
}

/** The present term: a branch's runs three years, a committee's five. */
function terms(row: AnyRow): AnyRow {
  const committee = row.kind === 'combined_committee';
  return {
    ...row,
    term_start: committee ? '2023-09-15' : '2025-04-20',
    last_election: committee ? '2023-09-15' : '2025-04-20',
    term_years: committee ? 5 : 3,
  };
}

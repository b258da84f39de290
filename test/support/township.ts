import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { emptyRow } from '../../electron/bookkeeping/coercing.ts';
import { type Chance, chanceOf, organizationName } from '../../electron/demo/township-names.ts';
import { creditCode, someDay } from '../../electron/demo/township-people.ts';
import { type Branch, branchesOf, committeeOf } from './township-branches.ts';
import { meetingsOf } from './township-meetings.ts';

export interface TownshipOptions {
  /** Nine digits. */
  readonly unit?: string;
  readonly name?: string;
  readonly organizations?: number;
  /** How many members each branch has. */
  readonly branches?: readonly number[];
  /** Months that meetings were held in; the last is the month of the demo. */
  readonly months?: readonly string[];
  readonly today?: string;
  readonly seed?: number;
}

export type TownshipTable = Extract<TableName, 'organization' | 'party_organization' | 'party_group' | 'member' | 'meeting'>;
export type Township = { readonly [T in TownshipTable]: readonly AnyRow[] };

/** Gives rows their unit and ids that stay the same from run to run; fields not given hold nothing. */
export type MakeRow = (table: TownshipTable, values: Readonly<Record<string, unknown>>) => AnyRow;

const usualBranches = [24, 18, 15, 13, 11, 10, 9, 8, 8, 7, 6, 5, 4, 3];

/**
 * A believable township, the same for the same options: every identifier valid, every name invented, the last month without an error and
 * with the few warnings that a real one has (dues in arrears, a committee that did not meet, two minutes alike).
 */
export function township(options: TownshipOptions = {}): Township {
  const {
    unit = '330802005',
    name = '新新街道',
    organizations = 120,
    branches = usualBranches,
    today = '2026-11-03',
    seed = 2026,
  } = options;
  const months = options.months ?? ['2026-07', '2026-08', '2026-09', '2026-10'];
  const chance = chanceOf(seed);
  let last = 0;
  const make: MakeRow = (table, values) => ({
    ...emptyRow(table, `01930000-0000-7000-8000-${(++last).toString(16).padStart(12, '0')}`, unit),
    ...values,
  });
  const registered = registry(chance, make, unit, organizations);
  const party = branchesOf(chance, make, { name, today, sizes: branches, registered });
  return {
    organization: registered.map((organization) => counted(chance, organization, party.branches)),
    party_organization: party.organizations,
    party_group: party.branches.flatMap((branch) => branch.groups),
    member: party.branches.flatMap((branch) => branch.members),
    meeting: meetingsOf(chance, make, party.branches, months),
  };
}

function registry(chance: Chance, make: MakeRow, unit: string, count: number): AnyRow[] {
  const taken = new Set<string>();
  const codes = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const { name, short, category, kind, code, industry } = organizationName(chance, index % 5 === 4, taken);
    const street = chance.pick(['示例大道', '示范路', '样本街', '例园路']);
    return make('organization', {
      name,
      credit_code: creditCode(chance, code, unit.slice(0, 6), codes),
      category,
      kind,
      industry,
      registered_on: someDay(chance, 1998, 2023),
      status: 'active',
      registered_address: `浙江省衢州市柯城区${street}${chance.whole(1, 288)}号`,
      park: category === 'new_economic' && chance.is(0.3) ? '示例产业园' : null,
      revenue: category === 'new_economic' ? chance.whole(80, 46_000) : null,
      note: `示例数据（${short}）`,
    });
  });
}

/** Declared figures that agree with the roster (ORG-005), and how the Party reaches the organization. */
function counted(chance: Chance, organization: AnyRow, branches: readonly Branch[]): AnyRow {
  const branch = branches.find(({ covers }) => covers.includes(organization.id));
  const here = branch?.members.filter((member) => member.employer === organization.id) ?? [];
  const full = here.filter((member) => member.category === 'full').length;
  const staff = here.length + (here.length > 0 ? chance.whole(12, 160) : chance.whole(3, 45));
  const instructed = !branch && staff >= 20;
  return {
    ...organization,
    owner: branch ? `${chance.pick([...'郑王徐周'])}某某` : null,
    staff_full: staff,
    members_full: full,
    members_probationary: here.length - full,
    applicants: branch ? chance.whole(0, 4) : 0,
    activists: branch ? chance.whole(0, 2) : 0,
    under_35: Math.floor(staff * (0.2 + chance.next() * 0.4)),
    has_union: branch !== undefined || chance.is(0.4),
    party_organization: branch?.row.id ?? null,
    coverage: branch ? (branch.covers.length > 1 ? 'joint' : 'single') : instructed ? 'instructor' : 'none',
    uncovered_reason: branch || instructed ? null : 'no_members',
    liaison: branch ? committeeOf(branch)[0] : null,
  };
}

import type { AnyRow } from '#shared/model/table.ts';
import type { Town } from './town.ts';
import { organizationName } from './township-names.ts';
import { creditCode, someDay } from './township-people.ts';

/** Of 405,000 non-public organizations of Zhejiang in 2017, 72,000 were social ones. */
const socialShare = 0.18;

/** Organizations with what the register says of them; head counts and coverage come with the roster. */
export function addOrganizations(town: Town, count: number): AnyRow[] {
  const shorts = new Set<string>();
  return Array.from({ length: count }, () => addOrganization(town, shorts));
}

function addOrganization(town: Town, shorts: Set<string>): AnyRow {
  const { chance, unit, taken } = town;
  const { name, category, kind, code, industry } = organizationName(chance, chance.is(socialShare), shorts);
  const isCompany = kind === 'private' || kind === 'joint_stock';
  const gone = chance.is(0.04) ? chance.pick(['deregistered', 'moved']) : null;
  return town.add('organization', {
    name,
    credit_code: creditCode(chance, code, unit.slice(0, 6), taken.codes),
    category,
    kind: isCompany && chance.is(0.05) ? chance.pick(['foreign', 'hk_macao_taiwan', 'mixed']) : kind,
    industry,
    registered_on: someDay(chance, 1992, 2023),
    status: gone ?? (chance.is(0.03) ? 'suspended' : 'active'),
    left_on: gone && someDay(chance, 2024, 2025),
    left_reason: gone && (gone === 'moved' ? '迁往外区' : '经营期满'),
    registered_address: `浙江省衢州市柯城区${chance.pick(['示例大道', '示范路', '样本街', '例园路'])}${chance.whole(1, 288)}号`,
    annual_check: category === 'new_social' ? chance.pick(['passed', 'passed', 'basically_passed']) : null,
    revenue: category === 'new_economic' ? chance.whole(80, 46_000) : null,
  });
}

/** Declared figures that agree with the roster (ORG-005), and how the Party reaches each organization. */
export function countHeads(town: Town): void {
  const { chance } = town;
  const here = Map.groupBy(
    town.rows('member').filter((member) => member.left_on === null),
    (member) => member.employer,
  );
  const branchOf = new Map(
    town.rows('party_organization').flatMap((branch) => ((branch.covers ?? []) as readonly string[]).map((id) => [id, branch] as const)),
  );
  for (const { id, status } of town.rows('organization')) {
    const members = here.get(id) ?? [];
    const full = members.filter(({ category }) => category === 'full').length;
    const branch = branchOf.get(id);
    const staff = members.length + (branch ? chance.whole(12, 160) : chance.whole(3, 45));
    const instructed = !branch && staff >= 20;
    town.write('organization', id, {
      staff_full: staff,
      members_full: full,
      members_probationary: members.length - full,
      applicants: branch ? chance.whole(0, 4) : 0,
      activists: branch ? chance.whole(0, 2) : 0,
      under_35: Math.floor(staff * (0.2 + chance.next() * 0.4)),
      has_union: branch !== undefined || chance.is(0.4),
      party_organization: branch?.id ?? null,
      coverage: branch ? (branch.kind === 'joint_branch' ? 'joint' : 'single') : instructed ? 'instructor' : 'none',
      uncovered_reason: branch || instructed || status !== 'active' ? null : 'no_members',
      instructor: instructed ? '张指导' : null,
      liaison: branch ? branch.secretary : null,
    });
  }
}

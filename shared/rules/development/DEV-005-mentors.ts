import { type Development, isEnded } from '../../development/stages.ts';
import type { FactsOf } from '../../model/tables.ts';
import { listed, namesIn } from '../people.ts';
import { type Finding, reads, rule } from '../rule.ts';

type Member = FactsOf<'member'>;
type Role = 'mentors' | 'introducers';

const roles = { mentors: '培养联系人', introducers: '入党介绍人' } as const;

/** Whether a member could stand for another on a day: a full member by then who had not left, and not under 留党察看. */
const couldStand = (member: Member, day: string): boolean =>
  member.category === 'full' &&
  (member.full_on === null || member.full_on <= day) &&
  (member.left_on === null ? member.left_reason === null : member.left_on > day) &&
  member.under_observation !== true;

/** What is wrong with the persons named, by the branch's roster; nothing where nobody has entered one. */
function strangers(role: Role, names: readonly string[], roster: readonly Member[], day: string): Finding[] {
  if (roster.length === 0) return [];
  const named = (name: string) => roster.filter((member) => namesIn(member.name).includes(name));
  const absent = names.filter((name) => named(name).length === 0);
  if (absent.length > 0)
    return [
      {
        field: role,
        message: `${roles[role]}“${listed(absent)}”不在本支部的花名册上；应为本支部的正式党员，请核对姓名或补录党员，由其他党组织指派的请填写说明。`,
      },
    ];
  const unfit = names.filter((name) => !named(name).some((member) => couldStand(member, day)));
  if (unfit.length === 0) return [];
  return [
    {
      field: role,
      message: `${roles[role]}“${listed(unfit)}”在 ${day} 不是本支部的正式党员，或者已离开、正在留党察看；请核对或另行确定。`,
    },
  ];
}

function mentors(row: Development, roster: readonly Member[], today: string): Finding[] {
  const names = [...new Set(namesIn(row.mentors))];
  if (names.length === 0) return [{ field: 'mentors', message: '已确定为积极分子，没有培养联系人；应指定一至两名正式党员，请填写姓名。' }];
  if (names.length > 2)
    return [{ field: 'mentors', message: `培养联系人 ${names.length} 名；应为一至两名正式党员，请核对，姓名用顿号分开。` }];
  return strangers('mentors', names, roster, today);
}

function introducers(row: Development, roster: readonly Member[], today: string): Finding[] {
  const names = [...new Set(namesIn(row.introducers))];
  // a candidate's are still to be found
  if (names.length === 0 && row.admitted_on === null) return [];
  if (names.length !== 2)
    return [
      {
        field: 'introducers',
        message: `入党介绍人${names.length === 0 ? '没有填写' : ` ${names.length} 名`}；应有两名正式党员，请核对，姓名用顿号分开。`,
      },
    ];
  // who has become a full member was introduced by a roster of years ago
  return row.full_on === null ? strangers('introducers', names, roster, row.admitted_on ?? today) : [];
}

export default rule({
  id: 'DEV-005',
  table: 'development',
  title: '培养联系人一至两名、入党介绍人两名，都是本支部正式党员',
  severity: 'warning',
  source: '党章5；细则9、14；在本支部为惯例',
  parameters: {},
  reads: [
    reads('development', [
      'branch',
      'mentors',
      'introducers',
      'activist_on',
      'candidate_on',
      'admitted_on',
      'full_on',
      'ended_reason',
      'ended_on',
    ]),
    reads('member', ['branch', 'name', 'category', 'full_on', 'left_reason', 'left_on', 'under_observation'], {
      by: 'to',
      field: 'branch',
      next: { by: 'from', field: 'branch' },
    }),
  ],
  check(row, { facts, today }) {
    if (isEnded(row)) return [];
    const roster = row.branch === null ? [] : facts.where('member', 'branch', row.branch);
    const isCultivated = row.activist_on !== null && row.admitted_on === null && row.full_on === null;
    return [
      ...(isCultivated ? mentors(row, roster, today) : []),
      ...(row.candidate_on !== null || row.admitted_on !== null ? introducers(row, roster, today) : []),
    ];
  },
});

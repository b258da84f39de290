import { type Development, isEnded } from '../../development/stages.ts';
import type { FactsOf } from '../../model/tables.ts';
import { isLiveMember } from '../live.ts';
import { byText } from '../people.ts';
import { type Finding, reads, rule } from '../rule.ts';

type Member = FactsOf<'member'>;

/** The day of one step here and on the roster. */
interface Step {
  readonly field: 'admitted_on' | 'full_on';
  readonly title: string;
  readonly rosterTitle: string;
  readonly here: string | null;
  readonly roster: string | null;
}

function disagreement({ field, title, rosterTitle, here, roster }: Step, other: Finding['other']): Finding[] {
  if (here === roster) return [];
  const message =
    here === null
      ? `花名册上${rosterTitle}是 ${roster}，这里没有填${title}；请补填，或核对花名册。`
      : roster === null
        ? `${title}是 ${here}，花名册上没有填${rosterTitle}；请在党员表补填，或核对这里的日期。`
        : `${title} ${here} 与花名册上的${rosterTitle} ${roster} 不一致；请对照档案改正其中一处。`;
  return [{ field, message, ...(other ? { other } : {}) }];
}

const stepsOf = (row: Development, member: Member): readonly Step[] => [
  { field: 'admitted_on', title: '预备日期', rosterTitle: '入党日期', here: row.admitted_on, roster: member.joined_on },
  { field: 'full_on', title: '转正日期', rosterTitle: '转正日期', here: row.full_on, roster: member.full_on },
];

export default rule({
  id: 'DEV-007',
  table: 'development',
  title: '一人一行，与党员花名册一致',
  severity: 'warning',
  source: '惯例',
  parameters: {},
  reads: [
    reads('development', ['id_number', 'admitted_on', 'full_on', 'ended_reason', 'ended_on']),
    reads('development', ['id_number', 'ended_reason', 'ended_on'], { by: 'same', field: 'id_number' }),
    reads('member', ['id_number', 'joined_on', 'full_on', 'left_reason', 'left_on'], { by: 'same', field: 'id_number' }),
  ],
  check(row, { facts }) {
    // persons of one name without a number may be two
    if (row.id_number === null || isEnded(row)) return [];
    const [twin] = facts
      .where('development', 'id_number', row.id_number)
      .filter((other) => other.id !== row.id && !isEnded(other))
      .sort((a, b) => byText(a.id, b.id));
    const [member] = facts
      .where('member', 'id_number', row.id_number)
      .filter(isLiveMember)
      .sort((a, b) => byText(a.id, b.id));
    return [
      ...(twin
        ? [
            {
              field: 'id_number',
              message: '公民身份号码与发展党员表的另一行相同；同一人请只保留一行，不是同一人的请对照身份证改正。',
              other: { table: 'development' as const, id: twin.id },
            },
          ]
        : []),
      ...(member ? stepsOf(row, member).flatMap((step) => disagreement(step, { table: 'member', id: member.id })) : []),
    ];
  },
});

import { birthDateOf, isIdNumber, upgradedIdNumber } from '../../codes/id-number.ts';
import { addMonths, yearsBetween } from '../../model/civil-date.ts';
import type { FactsOf } from '../../model/tables.ts';
import { byText } from '../people.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';

type Member = FactsOf<'member'>;

const birthOf = ({ id_number: typed, born_on: born }: Member): string | undefined => {
  const number = typed === null ? '' : upgradedIdNumber(typed);
  return (isIdNumber(number) ? birthDateOf(number) : undefined) ?? born ?? undefined;
};

function age(row: Member): Finding[] {
  const born = birthOf(row);
  if (row.applied_on === null || born === undefined) return [];
  const years = yearsBetween(born, row.applied_on);
  if (years >= 18) return [];
  return [
    {
      field: 'applied_on',
      message: `申请入党日期 ${row.applied_on} 时不满 18 周岁（${Math.max(years, 0)} 周岁）；请核对申请入党日期和出生日期。`,
    },
  ];
}

/** Regular: within the month after one year, or, the probation extended by 6 to 12 months, from 18 months to the month after two years. */
function probation({ joined_on: joined, full_on: full }: Member): Finding[] {
  if (joined === null || full === null) return [];
  const dates = `入党日期 ${joined}、转正日期 ${full}`;
  if (full < addMonths(joined, 12)) return [{ field: 'full_on', message: `${dates}，预备期不满 1 年；请核对这两个日期。` }];
  if (full < addMonths(joined, 13)) return [];
  if (full < addMonths(joined, 18))
    return [
      {
        field: 'full_on',
        severity: 'warning',
        message: `${dates}，在满 1 年之后、满 18 个月之前转正；预备期满应及时讨论，延长预备期不少于半年，请核对日期或填写说明。`,
      },
    ];
  if (full < addMonths(joined, 25)) return [];
  return [
    {
      field: 'full_on',
      severity: 'warning',
      message: `${dates}，相隔超过 2 年；预备期只能延长一次，最长不超过 1 年，请核对日期或填写说明。`,
    },
  ];
}

// the superior's approval comes within 3 months, at most 6, of the meeting, and its date is often taken for the day of joining
const approvalMonths = 6;

function admission(row: Member, facts: FactsView): Finding[] {
  const { joined_on: joined, branch } = row;
  if (joined === null || branch === null || row.came_on !== null || row.came_from !== null) return [];
  const days = facts
    .where('meeting', 'branch', branch)
    .flatMap((meeting) => (meeting.purpose === 'admit' && meeting.start !== null ? [meeting.start.slice(0, 10)] : []))
    .sort(byText);
  if (days.includes(joined)) return [];
  const day = days.filter((held) => held < joined && held >= addMonths(joined, -approvalMonths)).at(-1);
  if (day === undefined) return [];
  return [
    {
      field: 'joined_on',
      severity: 'warning',
      message: `入党日期 ${joined} 没有对应的接收预备党员大会，最近一次在 ${day}；入党日期是支部党员大会通过之日，不是上级审批之日，请核对。`,
    },
  ];
}

export default rule({
  id: 'MEM-003',
  table: 'member',
  title: '入党、转正日期合乎规定',
  severity: 'error',
  mixed: true,
  source: '党章；细则32',
  parameters: {},
  reads: [
    reads('member', ['id_number', 'born_on', 'applied_on', 'joined_on', 'full_on', 'branch', 'came_on', 'came_from']),
    reads('meeting', ['branch', 'purpose', 'start'], { by: 'to', field: 'branch', next: { by: 'from', field: 'branch' } }),
  ],
  check: (row, { facts }) => [...age(row), ...probation(row), ...admission(row, facts)],
});

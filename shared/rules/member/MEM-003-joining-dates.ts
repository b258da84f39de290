import { addMonths } from '../../model/civil-date.ts';
import type { FactsOf } from '../../model/tables.ts';
import { byText } from '../people.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';
import { underAge } from './age.ts';
import { probationFaults } from './probation.ts';

type Member = FactsOf<'member'>;

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
  const earliest = addMonths(joined, -approvalMonths);
  const day = days.filter((held) => held < joined && held >= earliest).at(-1);
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
  check: (row, { facts }) => [
    ...underAge(row, '申请入党日期'),
    ...probationFaults({ joined: row.joined_on, full: row.full_on }, '入党日期'),
    ...admission(row, facts),
  ],
});

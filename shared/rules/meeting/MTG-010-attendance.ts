import type { FactsOf } from '../../model/tables.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';
import { attendanceOf, isOfMonth } from './roster.ts';

type Meeting = FactsOf<'meeting'>;

function numbers({ expected, present, absentees }: Meeting): Finding[] {
  if (expected === null || present === null) return [];
  if (present > expected)
    return [{ field: 'present', message: `实到 ${present} 人，多于应到 ${expected} 人；请核对人数，列席人员不计入实到。` }];
  const absent = absentees?.length ?? 0;
  if (absent === expected - present) return [];
  return [
    {
      field: 'absentees',
      message: `应到 ${expected} 人、实到 ${present} 人，应有缺席 ${expected - present} 人，缺席名单列了 ${absent} 人；请补齐缺席人员的姓名和原因，或核对人数。`,
    },
  ];
}

/** Branches whose members stay on the rosters of other branches. */
const withoutRoster: readonly unknown[] = ['functional_branch', 'temporary_branch'];

function roster(meeting: Meeting, facts: FactsView): Finding[] {
  if (withoutRoster.includes(facts.get('party_organization', meeting.branch)?.kind)) return [];
  const attendance = attendanceOf(meeting, facts);
  if (meeting.expected === null || !attendance) return [];
  const excluded = meeting.excluded?.length ?? 0;
  const difference = meeting.expected + excluded - attendance.count;
  if (difference === 0) return [];
  const left = excluded > 0 ? `（另有不计入应到 ${excluded} 人）` : '';
  return [
    {
      field: 'expected',
      severity: 'warning',
      message: `应到 ${meeting.expected} 人${left}，按${attendance.title}当天应为 ${attendance.count} 人，${difference > 0 ? '多' : '少'} ${Math.abs(difference)} 人；请核对应到人数和花名册，不计入应到的请写明姓名和原因。`,
    },
  ];
}

export default rule({
  id: 'MTG-010',
  table: 'meeting',
  title: '应到、实到、缺席人数一致',
  severity: 'error',
  mixed: true,
  source: '惯例',
  parameters: {},
  reads: [
    reads('meeting', ['branch', 'group', 'kinds', 'start', 'expected', 'excluded', 'present', 'absentees']),
    reads('member', ['branch', 'joined_on', 'came_on', 'left_on', 'left_reason'], {
      by: 'to',
      field: 'branch',
      next: { by: 'from', field: 'branch' },
    }),
    reads('member', ['group', 'joined_on', 'came_on', 'left_on', 'left_reason'], {
      by: 'to',
      field: 'group',
      next: { by: 'from', field: 'group' },
    }),
    reads('party_organization', ['committee_size', 'kind'], { by: 'from', field: 'branch' }),
  ],
  periodic: true,
  check: (meeting, { facts, period }) => [...numbers(meeting), ...(isOfMonth(meeting, period) ? roster(meeting, facts) : [])],
});

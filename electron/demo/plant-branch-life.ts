import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, type Holding, hasRoster, isIn, isOfKind, livePlain, type Planter, type Spot } from './planter.ts';
import { listOf, textOf } from './town.ts';

const year = '2026';
const quarter = ['2026-10', '2026-11', '2026-12'];
const inQuarter = (meeting: AnyRow) => quarter.some((month) => isIn(meeting, month));
const spot = (held: Holding, field: string): Spot[] => [at('party_organization', held.branch.id, field)];

/** Takes a kind from meetings; one that was nothing else is taken away. */
function withoutKind({ town }: Field, meetings: readonly AnyRow[], kind: string): void {
  for (const { id, kinds } of meetings) {
    const left = listOf(kinds).filter((one) => one !== kind);
    if (left.length === 0) town.remove('meeting', id);
    else town.write('meeting', id, { kinds: left, ...(kind === 'lecture' ? { lecturer: null } : {}) });
  }
}

/** The branch held no such meeting in the month, quarter or year. */
const none = (rule: string, defect: string, kind: string, isAsked: (meeting: AnyRow) => boolean): Planter => ({
  rule,
  defect,
  plant(field) {
    const isOne = (meeting: AnyRow) => isOfKind(meeting, kind) && isAsked(meeting);
    // what was decided in it would miss its meeting
    const held = field.takeBranch(
      ({ meetings }) => meetings.some(isOne) && meetings.filter(isOne).every(({ purpose }) => purpose === 'ordinary'),
    );
    withoutKind(field, held.meetings.filter(isOne), kind);
    return spot(held, 'name');
  },
});

const isOfMonth = (meeting: AnyRow) => isIn(meeting, '2026-12');
const isOfYear = (meeting: AnyRow) => isIn(meeting, year);
const isLecture = (meeting: AnyRow) => isOfKind(meeting, 'lecture') && isOfYear(meeting);
const bySecretary = ({ branch, meetings }: Holding) =>
  meetings.filter((meeting) => isLecture(meeting) && meeting.lecturer === branch.secretary);

export const branchLifePlanters: readonly Planter[] = [
  none('MTG-001', 'no members’ meeting in the quarter', 'general', inQuarter),
  none('MTG-002', 'no committee in the month', 'committee', isOfMonth),
  {
    rule: 'MTG-003',
    defect: 'one of the groups did not meet in the month',
    plant(field) {
      const isOne = (meeting: AnyRow) => isOfKind(meeting, 'group') && isOfMonth(meeting);
      const held = field.takeBranch(({ groups }) => groups.length > 1);
      const missed = held.meetings.find(isOne);
      if (missed) field.town.remove('meeting', missed.id);
      return spot(held, 'name');
    },
  },
  {
    rule: 'MTG-003',
    defect: 'none of the groups met in the month',
    plant(field) {
      const held = field.takeBranch(({ groups }) => groups.length > 1);
      for (const meeting of held.meetings) if (isOfKind(meeting, 'group') && isOfMonth(meeting)) field.town.remove('meeting', meeting.id);
      return held.groups.flatMap(() => spot(held, 'name'));
    },
  },
  {
    rule: 'MTG-003',
    defect: 'a group’s meeting put down without its group',
    plant(field) {
      const held = field.takeBranch(({ groups }) => groups.length > 1);
      const meeting = held.meetings.find((one) => isOfKind(one, 'group') && isOfMonth(one));
      if (meeting) field.town.write('meeting', meeting.id, { group: null });
      return spot(held, 'name');
    },
  },
  {
    rule: 'MTG-004',
    defect: 'no lecture in the quarter',
    plant(field) {
      const held = field.takeBranch((one) => bySecretary(one).some((meeting) => !inQuarter(meeting)));
      withoutKind(
        field,
        held.meetings.filter((meeting) => isLecture(meeting) && inQuarter(meeting)),
        'lecture',
      );
      return spot(held, 'name');
    },
  },
  {
    rule: 'MTG-004',
    defect: 'the secretary lectured once, a year ago',
    plant(field) {
      // of a term that began in the second half of the year no lecture is asked
      const held = field.takeBranch(({ branch }) => branch.deputies !== null && textOf(branch.term_start) < `${year}-07`);
      for (const { id } of bySecretary(held)) field.town.write('meeting', id, { lecturer: textOf(held.branch.deputies) });
      return spot(held, 'secretary');
    },
  },
  none('MTG-005', 'no theme day in the month', 'theme_day', isOfMonth),
  none('MTG-006', 'no 组织生活会 in the year', 'life', isOfYear),
  none('MTG-006', 'no 民主评议 in the year', 'review', isOfYear),
  none('MTG-006', 'no 谈心谈话 in the year', 'talk', isOfYear),
  {
    rule: 'MTG-006',
    defect: 'two members with too few hours of study',
    plant(field) {
      const isOld = (member: AnyRow) => textOf(member.joined_on) < '2026-01-01';
      const held = field.takeBranch((one) => livePlain(one).filter(isOld).length >= 2);
      const [one, other] = livePlain(held).filter(isOld);
      if (one) field.town.write('member', one.id, { study_hours: 31 });
      if (other) field.town.write('member', other.id, { study_hours: null });
      return spot(held, 'name');
    },
  },
  {
    rule: 'MTG-006',
    defect: 'a secretary with the hours of a member',
    plant(field) {
      const held = field.takeBranch((one) => hasRoster(one) && one.branch.secretary_source !== 'assigned');
      const secretary = held.members.find(({ name }) => name === held.branch.secretary);
      if (secretary) field.town.write('member', secretary.id, { study_hours: 40 });
      return spot(held, 'name');
    },
  },
];

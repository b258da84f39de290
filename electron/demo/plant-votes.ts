import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, isIn, isOfKind, isVoted, type Planter } from './planter.ts';
import { numberOf, type Values } from './town.ts';

interface Counted {
  readonly expected: number;
  readonly present: number;
  readonly voters: number;
  readonly voting: number;
}
const countsOf = (meeting: AnyRow): Counted => ({
  expected: numberOf(meeting.expected),
  present: numberOf(meeting.present),
  voters: numberOf(meeting.voters_expected),
  voting: numberOf(meeting.voters_present),
});
const vote = (item: string, yes: number, no = 0) => [{ item, for: yes, against: no, abstain: 0 }];

type Fits = (counted: Counted, meeting: AnyRow, field: Field) => boolean;

/** A members' meeting of a purpose with a vote, its numbers changed. */
const voted = (
  defect: string,
  purpose: string,
  fields: readonly string[],
  values: (counted: Counted, field: Field) => Values,
  fits: Fits = () => true,
): Planter => ({
  rule: 'MTG-011',
  defect,
  plant(field) {
    const meeting = field.take(
      'meeting',
      (row) => isOfKind(row, 'general') && isVoted(row) && row.purpose === purpose && fits(countsOf(row), row, field),
    );
    field.town.write('meeting', meeting.id, values(countsOf(meeting), field));
    return fields.map((cell) => at('meeting', meeting.id, cell));
  },
});

const isPast: Fits = (_, meeting) => !isIn(meeting, '2026-12');
const isLarge: Fits = ({ voters }) => voters >= 6;
const half = (count: number) => Math.floor(count / 2);
const rejected = { resolution: '事项未通过，下次会议再议。' };

export const votePlanters: readonly Planter[] = [
  voted(
    'the numbers of voters left out',
    'ordinary',
    ['voters_expected', 'voters_present'],
    () => ({ voters_expected: null, voters_present: null }),
    ({ expected, voting }) => voting * 2 > expected,
  ),
  voted('more voters present than there are', 'ordinary', ['voters_present'], ({ voting }) => ({ voters_expected: voting - 1 }), isLarge),
  voted(
    'more voters than people expected',
    'ordinary',
    ['voters_expected'],
    ({ expected }) => ({ voters_expected: expected + 1 }),
    (counted, meeting, field) => isPast(counted, meeting, field) && counted.voting * 2 > counted.expected + 1,
  ),
  voted(
    'more voters than people present',
    'ordinary',
    ['voters_present'],
    ({ present }) => ({ voters_present: present + 1 }),
    ({ voters, present }) => voters > present,
  ),
  voted('more written opinions than absent voters', 'ordinary', ['written_opinions'], ({ voters, voting }) => ({
    written_opinions: voters - voting + 1,
  })),
  voted(
    'less than half of the voters present, rejected',
    'ordinary',
    ['voters_present'],
    ({ voters }) => ({ voters_present: half(voters - 1), votes: vote('下一步工作安排', half(voters - 1)), ...rejected }),
    isLarge,
  ),
  voted(
    'exactly half present where a member is admitted',
    'admit',
    ['voters_present'],
    ({ voters }) => ({ voters_present: voters / 2, written_opinions: voters / 2, votes: vote('接收预备党员', voters) }),
    ({ voters }) => voters % 2 === 0,
  ),
  voted(
    'less than four fifths present at an election',
    'election',
    ['voters_present'],
    ({ voters }) => ({ voters_present: Math.ceil(voters * 0.8) - 1, votes: vote('选举支部委员', Math.ceil(voters * 0.8) - 1) }),
    isLarge,
  ),
  voted('one vote more than voters', 'ordinary', ['votes'], ({ voting }) => ({ votes: vote('下一步工作安排', voting, 1) })),
  voted('more votes than people who came or wrote', 'admit', ['votes'], ({ voting }, { town }) => ({
    written_opinions: 0,
    votes: vote('接收预备党员', voting + town.chance.whole(1, 2)),
  })),
  voted('half of the voters in favour, passed all the same', 'ordinary', ['votes'], ({ voters, voting }) => ({
    votes: vote('下一步工作安排', half(voters), voting - half(voters)),
  })),
  voted('half of those present elected somebody', 'election', ['votes'], ({ voting }) => ({
    votes: vote('选举支部委员', half(voting), voting - half(voting)),
  })),
  voted(
    'somebody left out of an election without a reason',
    'election',
    ['excluded'],
    ({ expected, present }) => ({ expected: expected - 1, present: present - 1, excluded: [{ name: '王某', reason: null }] }),
    ({ voters, expected }, meeting, field) => isPast({ voters, expected, present: 0, voting: 0 }, meeting, field) && voters < expected,
  ),
  voted(
    'a probationary member counted as a voter',
    'ordinary',
    ['voters_expected'],
    ({ voters }) => ({ voters_expected: voters + 1 }),
    ({ voters, expected, voting }, meeting) => isIn(meeting, '2026-12') && voters < expected && voting * 2 > voters + 1,
  ),
  voted(
    'the number of voters present left out',
    'admit',
    ['voters_present'],
    () => ({ voters_present: null }),
    ({ voters, voting }) => voters === voting,
  ),
];

import type { AnyRow } from '#shared/model/table.ts';
import { isGeneralMonth, meetingDay } from './calendar.ts';
import type { SoundBranch } from './sound-branches.ts';
import { agendas, minutesWriter } from './sound-minutes.ts';
import { type Town, textOf, type Values } from './town.ts';

interface Event {
  readonly day: string;
  readonly clock: string;
  readonly kinds: readonly string[];
  readonly what: string;
  readonly agenda: string;
  readonly host: string;
  readonly called: readonly string[];
  /** Who may be absent; the others come. */
  readonly mayMiss: readonly string[];
  /** Head counts are left out where the ledger has no roster. */
  readonly counted: boolean;
  readonly more?: Values;
}

type Hold = (branch: SoundBranch, event: Event) => AnyRow;

const isHere = (member: AnyRow, day: string) =>
  textOf(member.joined_on) < day &&
  (member.came_on === null || textOf(member.came_on) <= day) &&
  (member.left_on === null || textOf(member.left_on) > day);
const hasVote = (member: AnyRow, day: string) =>
  isHere(member, day) && member.category === 'full' && textOf(member.full_on) < day && member.under_observation !== true;
const nameOf = (row: AnyRow) => textOf(row.name);

/** Every meeting that the rules ask of every branch, month by month. */
export function addMeetings(town: Town, branches: readonly SoundBranch[], months: readonly string[]): void {
  const hold = holding(town);
  for (const month of months) for (const branch of branches) holdMonth(town, hold, branch, month);
}

function holding({ chance, add }: Town): Hold {
  const write = minutesWriter(chance);
  return (branch, { day, clock, kinds, what, agenda, host, called, mayMiss, counted, more }) => {
    const most = Math.min(chance.whole(0, 2), Math.floor(called.length / 4), mayMiss.length);
    const absentees = mayMiss
      .slice(mayMiss.length - most)
      .map((name) => ({ name, reason: chance.pick(['出差', '病假', '夜班', '外出培训']) }));
    const place = `${branch.short}${chance.pick(['党员活动室', '二楼会议室', '职工之家'])}`;
    return add('meeting', {
      branch: branch.row.id,
      kinds,
      purpose: 'ordinary',
      start: `${day}T${clock}`,
      minutes: chance.pick([45, 60, 75, 90]),
      place,
      host,
      recorder: called.find((name) => name !== host) ?? host,
      agenda,
      expected: counted ? called.length : null,
      present: counted ? called.length - absentees.length : null,
      absentees: counted && absentees.length > 0 ? absentees : null,
      summary: write({ year: day.slice(0, 4), what, place, agenda, names: called }),
      ...more,
    });
  };
}

function holdMonth(town: Town, hold: Hold, branch: SoundBranch, month: string): void {
  const { chance } = town;
  const { index, committee, groups, members } = branch;
  const [secretary = ''] = committee;
  const counted = members.length > 0;
  const whole = (day: string) => members.filter((member) => isHere(member, day)).map(nameOf);
  const common = { counted, host: secretary };
  membersMeeting(town, hold, branch, month);
  if (committee.length > 1) {
    const day = meetingDay(index, month, 2);
    const event = { ...common, day, clock: '16:00', kinds: ['committee'], what: '支部委员会会议', agenda: chance.pick(agendas.committee) };
    hold(branch, { ...event, counted: true, called: committee, mayMiss: committee.length > 3 ? committee.slice(2) : [] });
  }
  for (const group of groups) {
    const day = meetingDay(index, month, 4);
    const called = members.filter((member) => member.group === group.id && isHere(member, day)).map(nameOf);
    const host = textOf(group.leader);
    const event = {
      day,
      clock: '18:30',
      kinds: ['group'],
      what: '党小组会',
      agenda: chance.pick(agendas.group),
      more: { group: group.id },
    };
    hold(branch, { ...common, ...event, host, called, mayMiss: called.filter((name) => name !== host).slice(2) });
  }
  if (month.endsWith(index % 2 === 0 ? '-12' : '-11')) {
    const day = meetingDay(index, month, 6);
    const event = { day, clock: '14:00', kinds: ['life', 'review'], what: '组织生活会', agenda: '对照检查和民主评议党员', mayMiss: [] };
    hold(branch, { ...common, ...event, called: counted ? whole(day) : committee });
  }
  if (month.endsWith('-06')) {
    const day = meetingDay(index, month, 7);
    const event = { day, clock: '17:00', kinds: ['talk'], what: '谈心谈话', agenda: '听取思想和工作情况', mayMiss: [] };
    hold(branch, { ...common, ...event, called: [secretary, ...members.slice(-1).map(nameOf)] });
  }
}

/** The theme day; once a quarter it is the members' meeting and the lecture too. */
function membersMeeting({ chance, write }: Town, hold: Hold, branch: SoundBranch, month: string): void {
  const { index, committee, groups, members } = branch;
  const [secretary = ''] = committee;
  const day = meetingDay(index, month);
  const counted = members.length > 0;
  const here = members.filter((member) => isHere(member, day));
  const isGeneral = isGeneralMonth(index, month);
  const isElection = branch.elected === day;
  const officers = new Set([...committee, ...groups.map(({ leader }) => leader)]);
  const ordinary = here.map(nameOf).filter((name) => !officers.has(name));
  const clock = chance.pick(['09:00', '14:30', '15:00']);
  const event: Event = {
    ...{ day, clock, counted, host: secretary, mayMiss: isElection ? [] : ordinary },
    kinds: isGeneral ? ['general', 'lecture', 'theme_day'] : ['theme_day'],
    what: isGeneral ? '支部党员大会' : '主题党日',
    agenda: isElection
      ? '支部委员会换届选举'
      : branch.admitted === day
        ? '讨论接收预备党员'
        : chance.pick(isGeneral ? agendas.general : agendas.theme_day),
    called: counted ? here.map(nameOf) : committee,
  };
  const held = hold(branch, event);
  if (!isGeneral) return;
  // the secretary lectures in the first quarter, others in turn
  const lecturer = Number(month.slice(5)) <= 3 ? secretary : chance.pick([secretary, ...committee, ...ordinary.slice(0, 2)]);
  write('meeting', held.id, { lecturer, ...(counted ? voteOf(branch, held, day, chance.is(0.6)) : {}) });
}

/** What a members' meeting decided; a quarter's plan is voted on by some. */
function voteOf(branch: SoundBranch, held: AnyRow, day: string, isVoted: boolean): Values {
  const absent = new Set(((held.absentees ?? []) as readonly { readonly name: string }[]).map(({ name }) => name));
  const voters = branch.members.filter((member) => hasVote(member, day)).map(nameOf);
  const present = voters.filter((name) => !absent.has(name)).length;
  const counts = { voters_expected: voters.length, voters_present: present };
  const votes = (item: string, yes: number) => [{ item, for: yes, against: 0, abstain: 0 }];
  if (branch.elected === day)
    return {
      ...counts,
      purpose: 'election',
      votes: votes('选举支部委员', present - (present > 8 ? 1 : 0)),
      resolution: '按票数当选，报上级党委审批。',
    };
  if (branch.admitted === day)
    return {
      ...counts,
      purpose: 'admit',
      written_opinions: voters.length - present,
      votes: votes('接收预备党员', voters.length),
      resolution: '同意接收为预备党员，报上级党委审批。',
    };
  // what would not pass is not put to the vote
  return isVoted && present * 2 > voters.length
    ? { ...counts, votes: votes('下一步工作安排', present), resolution: '通过下一步工作安排，由支部书记组织落实。' }
    : {};
}
